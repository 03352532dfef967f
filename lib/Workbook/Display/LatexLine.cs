using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>
/// A line of LaTeX with numbers in it: <c>$"z_1 = {X} {W1:3}"</c> writes matrices in brackets, whatever the reader's culture.
/// The format is the number of decimals (4 unless given) or a format of .NET.
/// </summary>
[InterpolatedStringHandler]
public sealed class LatexLine(int literalLength, int formattedCount)
{
    private const int DefaultDecimals = 4;
    private readonly StringBuilder _text = new(literalLength + 16 * formattedCount);

    public static implicit operator LatexLine(string text)
    {
        var line = new LatexLine(text.Length, 0);
        line.AppendLiteral(text);
        return line;
    }

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(Matrix<double> matrix, string? format = null) =>
        _text.Append(matrix.ToLatex(Decimals(format)));

    public void AppendFormatted(Vector<double> vector, string? format = null) =>
        _text.Append(vector.ToLatex(Decimals(format)));

    public void AppendFormatted(double number, string? format = null) =>
        _text.Append(
            format is null || int.TryParse(format, out _)
                ? number.ToLatex(Decimals(format))
                : number.ToString(format, CultureInfo.InvariantCulture)
        );

    public void AppendFormatted<T>(T value, string? format = null) =>
        _text.Append(
            value is IFormattable formattable
                ? formattable.ToString(format, CultureInfo.InvariantCulture)
                : value?.ToString()
        );

    public override string ToString() => _text.ToString();

    private static int Decimals(string? format) => int.TryParse(format, out var decimals) ? decimals : DefaultDecimals;
}

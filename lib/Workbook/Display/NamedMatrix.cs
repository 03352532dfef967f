using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>A matrix shown with its name, its shape and its numbers; made by <c>matrix.Named("W_1")</c>.</summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Latex, MimeTypes.Plain])]
public sealed class NamedMatrix : IRichDisplay
{
    private readonly string _name,
        _shape;
    private readonly int _decimals;
    private readonly Matrix<double> _values;

    internal NamedMatrix(string name, Matrix<double> values, string shape, int decimals) =>
        (this._name, this._values, this._shape, this._decimals) = (name, values, shape, decimals);

    /// <inheritdoc/>
    public string? Represent(string mimeType) =>
        mimeType switch
        {
            MimeTypes.Latex =>
                $@"$$\underset{{({_shape.Replace("×", @"\times")})}}{{{_name}}} = {_values.ToLatex(_decimals)}$$",
            MimeTypes.Plain => ToString(),
            _ => null,
        };

    /// <summary>The name, the shape and the numbers, a line for each row.</summary>
    public override string ToString()
    {
        var rows = LatexText
            .Shown(_values.RowCount, 10)
            .Select(row =>
                row < 0
                    ? "…"
                    : "["
                        + string.Join(
                            ", ",
                            LatexText
                                .Shown(_values.ColumnCount, 8)
                                .Select(column => column < 0 ? "…" : Text(_values[row, column]))
                        )
                        + "]"
            );
        return $"{_name} ({_shape}) = [{string.Join("\n ", rows)}]";
    }

    private string Text(double value) => value.ToString($"G{Math.Max(_decimals, 1)}", CultureInfo.InvariantCulture);
}

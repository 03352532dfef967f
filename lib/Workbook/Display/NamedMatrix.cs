using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>A matrix shown with its name, its shape and its numbers; made by <c>matrix.Named("W_1")</c>.</summary>
[TypeFormatterSource(typeof(RichDisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Latex, MimeTypes.Plain])]
public sealed class NamedMatrix : IRichDisplay
{
    private readonly string name, shape;
    private readonly int decimals;
    private readonly Matrix<double> values;

    internal NamedMatrix(string name, Matrix<double> values, string shape, int decimals) =>
        (this.name, this.values, this.shape, this.decimals) = (name, values, shape, decimals);

    /// <inheritdoc/>
    public string? Represent(string mimeType) => mimeType switch
    {
        MimeTypes.Latex => $@"$$\underset{{({shape.Replace("×", @"\times")})}}{{{name}}} = {values.ToLatex(decimals)}$$",
        MimeTypes.Plain => ToString(),
        _ => null,
    };

    /// <summary>The name, the shape and the numbers, a line for each row.</summary>
    public override string ToString()
    {
        var rows = LatexText.Shown(values.RowCount, 10).Select(row => row < 0 ? "…"
            : "[" + string.Join(", ", LatexText.Shown(values.ColumnCount, 8).Select(column => column < 0 ? "…" : Text(values[row, column]))) + "]");
        return $"{name} ({shape}) = [{string.Join("\n ", rows)}]";
    }

    private string Text(double value) => value.ToString($"G{Math.Max(decimals, 1)}", CultureInfo.InvariantCulture);
}

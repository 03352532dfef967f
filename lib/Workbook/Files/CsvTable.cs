using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>A table of numbers, one column of which is wanted, as <see cref="DataSet.FromCsv"/> documents it.</summary>
internal sealed partial class CsvTable
{
    private const int MostNamed = 5;

    private static readonly CsvReaderOptions Options = new()
    {
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
    };

    private static readonly HashSet<string> Missing = new(StringComparer.OrdinalIgnoreCase)
    {
        "",
        "NA",
        "N/A",
        "NaN",
        "null",
        "?",
    };

    private readonly CsvReader _reader;
    private readonly List<int> _columns;
    private readonly int _target;
    private readonly List<double> _inputs = [];
    private readonly List<(string Text, long Line)> _wanted = [];
    private readonly List<string> _missing = [];

    private CsvTable(CsvReader reader, string target, string[] without)
    {
        _reader = reader;
        string[] names = [.. reader.Headers];
        _target = Place(names, target);
        _columns =
        [
            .. Enumerable.Range(0, names.Length).Except([_target, .. without.Select(name => Place(names, name))]),
        ];
        if (_columns.Count == 0)
        {
            throw new InvalidDataException("it has no column beside the target.");
        }

        Features = [.. _columns.Select(column => names[column])];
    }

    /// <summary>The names of the inputs' columns.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>The inputs, one line of the file in each row.</summary>
    public Matrix<double> X => Matrix<double>.Build.DenseOfRowMajor(_wanted.Count, _columns.Count, [.. _inputs]);

    /// <summary>Reads a file.</summary>
    public static CsvTable Read(byte[] bytes, string target, string[] without)
    {
        using var reader = CsvReader.Create(bytes, Options);
        try
        {
            var table = new CsvTable(reader, target, without);
            table.ReadLines();
            return table;
        }
        catch (CsvFormatException e)
        {
            throw new InvalidDataException($"line {e.LineNumber} is no line of a table. {e.Message}", e);
        }
    }

    /// <summary>The wanted outputs: numbers, or classes where they are no numbers or the caller says so.</summary>
    public (Matrix<double> Y, IReadOnlyList<string> Classes) Wanted(bool asClasses)
    {
        var numbers = _wanted.Select(wanted => Number(wanted.Text)).ToList();
        if (!asClasses && numbers.TrueForAll(number => number is not null))
        {
            return (Matrices.Column([.. numbers.Select(number => number!.Value)]), []);
        }

        if (!asClasses && numbers.Exists(number => number is not null))
        {
            var (text, line) = _wanted[numbers.IndexOf(null)];
            throw new InvalidDataException(
                $"{Place(line, _target)} holds {NoNumber(text)}, and other lines a number; if these are classes, say classes: true."
            );
        }

        var isNumbered = numbers.TrueForAll(number => number is not null);
        List<string> classes =
        [
            .. _wanted
                .Select(wanted => wanted.Text)
                .Distinct()
                .OrderBy(text => isNumbered ? Number(text) : 0)
                .ThenBy(text => text, StringComparer.Ordinal),
        ];
        return classes.Count > 1
            ? (Matrices.OneHot([.. _wanted.Select(wanted => classes.IndexOf(wanted.Text))], classes.Count), classes)
            : throw new InvalidDataException($"all lines are of one class, \"{classes[0]}\".");
    }

    private void ReadLines()
    {
        while (_reader.Read())
        {
            var line = _reader.LineNumber;
            var text = _reader.GetString(_target);
            NoteMissing(text, line, _target);
            _wanted.Add((text, line));
            foreach (var column in _columns)
            {
                text = _reader.GetString(column);
                if (!NoteMissing(text, line, column))
                {
                    _inputs.Add(
                        Number(text)
                            ?? throw new InvalidDataException(
                                $"{Place(line, column)} holds {NoNumber(text)}; leave the column out with without: [\"{_reader.Headers[column]}\"], or turn it into numbers."
                            )
                    );
                }
            }
        }

        if (_missing.Count > 0)
        {
            throw new InvalidDataException(
                $"{(_missing.Count == 1 ? "a value is" : $"{_missing.Count} values are")} missing: {string.Join("; ", _missing.Take(MostNamed))}{(_missing.Count > MostNamed ? "; …" : "")}."
            );
        }

        if (_wanted.Count == 0)
        {
            throw new InvalidDataException("it has no line below its header.");
        }
    }

    private bool NoteMissing(string text, long line, int column)
    {
        if (!Missing.Contains(text))
        {
            return false;
        }

        _missing.Add(Place(line, column));
        return true;
    }

    private string Place(long line, int column) => $"line {line}, column \"{_reader.Headers[column]}\"";

    private static int Place(string[] names, string name) =>
        names.Count(other => other == name) == 1
            ? Array.IndexOf(names, name)
            : throw new InvalidDataException(
                $"it has {(names.Contains(name) ? "more than one" : "no")} column \"{name}\"; its header has {string.Join(", ", names.Select(other => $"\"{other}\""))}."
            );

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    private static string NoNumber(string text) =>
        DecimalComma().IsMatch(text)
            ? $"\"{text}\", with a decimal comma; numbers need a point, {text.Replace(',', '.')}"
            : $"\"{text}\", which is no number";

    [GeneratedRegex(@"^[-+]?\d+,\d+([eE][-+]?\d+)?$")]
    private static partial Regex DecimalComma();
}

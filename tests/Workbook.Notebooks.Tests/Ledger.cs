namespace Workbook.Notebooks.Tests;

/// <summary>The ids of everything that the four articles contain, and the notebooks that rebuild it.</summary>
internal static class Ledger
{
    public static readonly IReadOnlyList<string> Ids =
    [
        .. Range('A', 1, 28),
        .. Range('A', 90, 94),
        .. Range('B', 1, 13),
        "B90",
        .. Range('C', 1, 21),
        "C90",
        .. Range('D', 1, 16),
        "D90",
    ];

    /// <summary>The series, in reading order.</summary>
    public static readonly IReadOnlyList<string> Notebooks =
    [
        "00-start-here",
        "01-xor-brick-by-brick",
        "02-cross-entropy-and-softmax",
        "03-fitting-a-surface",
        "04-deep-network-in-matrices",
        "05-when-training-goes-wrong",
        "06-backpropagation-is-autodiff",
        "07-reading-handwriting",
        "appendix-plotly-net",
        "appendix-where-to-go",
    ];

    private static IEnumerable<string> Range(char article, int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(number => $"{article}{number:00}");
}

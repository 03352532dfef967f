using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Workbook;
using Workbook.Benchmarks;

// One table: this library, NumPy, PyTorch and plain MathNet take turns at the same work.
// [--only WORDS] [--beside DLL] [FILE]: works whose title has the words; another build of this program beside; the file to write.
const int Turns = 9;
Workers.Count = Math.Min(2, Environment.ProcessorCount);
var ours = new Ours();
if (args is ["--answer"])
{
    Console.WriteLine("Workbook, another build");
    while (Console.ReadLine() is { } work)
    {
        Console.WriteLine(ours.Seconds(work)?.ToString(CultureInfo.InvariantCulture));
    }

    return;
}

var (only, beside) = (Option("--only"), Option("--beside"));
var file = args.Length % 2 == 1 ? args[^1] : null;
using var numPy = Peer.Python("NumPy", "numpy_peer.py");
using var torch = Peer.Python("PyTorch", "torch_peer.py");
using var other = beside is null ? null : Peer.Build("other build", beside);
var contenders = new List<(string Name, IContender? Contender)>
{
    ("Workbook", ours),
    ("NumPy", numPy),
    ("PyTorch", torch),
    ("MathNet", new PlainMathNet()),
};
if (beside is not null)
{
    contenders.Add(("other build", other));
}

var table = new StringBuilder();
Line("# Measurements");
Line();
Line("    dotnet run -c Release --project tests/Workbook.Benchmarks -- tests/Workbook.Benchmarks/RESULTS.md");
Line();
Line(
    $"Medians of {Turns} short turns, A B C A B C; ratios are taken turn by turn, and their median and quartiles are shown. {Workers.Count} threads, double precision; "
        + $"{RuntimeInformation.FrameworkDescription}, {numPy?.Version ?? "no NumPy here"}, {torch?.Version ?? "no PyTorch here"}, MathNet.Numerics 5.0.0 with its own provider; "
        + $"{RuntimeInformation.ProcessArchitecture}, registers of {Registers()} bits. "
        + "The Python peers use the machine's BLAS, OpenBLAS where it is installed (Debian: libopenblas0-pthread), with its own choice of kernel. "
        + "(busy): the machine had too much else to do to judge this line."
);
Line();
Line(
    $"| work | {string.Join(" | ", contenders.Select(c => c.Name))} | {string.Join(" | ", contenders.Skip(1).Select(c => $"times {c.Name}"))} |"
);
Line($"| --- |{string.Concat(Enumerable.Repeat(" --- |", 2 * contenders.Count - 1))}");
Row("surface", "one epoch of [2, 64, 64, 64, 1], 10 000 rows");
Row("xor", "one step of 2-50-2, 50 rows");
Row("circles", "one epoch of [2, 4, 6, 6, 4, 1], 900 rows, batches of 32, Adam");
foreach (
    var (sizes, rows, batches) in new (string, int, int[])[]
    {
        ("784,128,10", 10_000, [32, 128, 1000, 10_000]),
        ("784,512,512,10", 10_000, [32, 128, 1000, 10_000]),
        ("64,32,10", 1297, [32, 128, 1297]),
        ("2,1000,2", 10_000, [32, 1000, 10_000]),
        ("1000,10", 10_000, [32, 1000, 10_000]),
    }
)
{
    foreach (var batch in batches)
    {
        Row(
            $"train {sizes} {rows} {batch}",
            $"one epoch of [{sizes.Replace(",", ", ")}], {rows} rows, {(batch < rows ? $"batches of {batch}" : "whole batch")}"
        );
    }
}

foreach (var n in new[] { 64, 65, 100, 128, 192, 256, 333, 384, 512, 768, 1000, 1024 })
{
    Row($"product {n}", $"product, n = {n}", seconds => $"{2.0 * n * n * n / seconds / 1e9:F1} GFLOP/s");
}

Line();
if (only is null)
{
    Line(PeakShare());
    Line();
    Line(
        $"Bytes allocated per step after the first: surface {BytesPerStep(Ours.Surface, 3, 33)}, 2-50-2 {BytesPerStep(Ours.Xor, 10, 1010)}, "
            + $"minibatches {BytesPerStep(Ours.Circles, 2, 102, stepsPerEpoch: 29)}."
    );
}

if (file is not null)
{
    File.WriteAllText(file, table.ToString());
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at ? args[at + 1] : null;

void Row(string work, string title, Func<double, string>? format = null)
{
    if (only is not null && !title.Contains(only))
    {
        return;
    }

    var comparison = new Comparison(work, [.. contenders.Select(c => c.Contender)], Turns);
    string Time(int i) =>
        comparison.Seconds(i) is { } seconds ? (format ?? Duration)(seconds)
        : contenders[i].Contender is null ? "not installed"
        : "";
    string Ratio(int i) => comparison.Times(i) is var (median, low, high) ? $"{median:F2} ({low:F2}–{high:F2})" : "";
    var times = string.Join(" | ", Enumerable.Range(0, contenders.Count).Select(Time));
    var ratios = string.Join(" | ", Enumerable.Range(1, contenders.Count - 1).Select(Ratio));
    Line($"| {title}{(comparison.IsDisturbed ? " (busy)" : "")} | {times} | {ratios} |");
}

string PeakShare()
{
    const double multiplyAdds = 10_000 * (2.0 * (2 * 64 + 64 * 64 + 64 * 64 + 64) + 64 * 64 + 64 * 64 + 64);
    var comparison = new Comparison("surface", [ours, new MultiplyAddPeak()], Turns);
    // A turn of the peak is the seconds of one multiply-add.
    var (share, low, high) = comparison.Times(1)!.Value;
    return $"The epoch of [2, 64, 64, 64, 1] takes {multiplyAdds / 1e6:F0} million multiply-adds: {multiplyAdds * share:P0} ({multiplyAdds * low:P0}–{multiplyAdds * high:P0}) of what a loop on registers alone reaches in the same turns"
        + (comparison.IsDisturbed ? " (busy)." : ".");
}

static long BytesPerStep(Func<int, double> train, int few, int many, int stepsPerEpoch = 1)
{
    // A collection counts the unused rest of each thread's buffer, up to 8 KB, as allocated: the smallest of some runs is what they took.
    long Bytes(int epochs) =>
        Enumerable
            .Range(0, 5)
            .Min(_ =>
            {
                var before = GC.GetTotalAllocatedBytes(precise: true);
                train(epochs);
                return GC.GetTotalAllocatedBytes(precise: true) - before;
            });
    // The history keeps 20 bytes for each epoch, which it takes at the start: epoch, loss, accuracy.
    return (Bytes(many) - Bytes(few) - 20 * (many - few)) / ((many - few) * stepsPerEpoch);
}

static string Duration(double seconds) => seconds < 1e-3 ? $"{seconds * 1e6:F1} µs" : $"{seconds * 1e3:F2} ms";

static int Registers() =>
    System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? 512
    : System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated ? 256
    : 128;

void Line(string text = "")
{
    Console.WriteLine(text);
    table.AppendLine(text);
}

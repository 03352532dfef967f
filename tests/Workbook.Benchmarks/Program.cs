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
var growth = new StringBuilder();
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
            $"one epoch of {Sizes(sizes)}, {rows} rows, {(batch < rows ? $"batches of {batch}" : "whole batch")}"
        );
    }
}

foreach (var n in new[] { 64, 65, 100, 128, 192, 256, 333, 384, 512, 768, 1000, 1024 })
{
    Product(n, n, n);
}

Product(10_000, 784, 128);
Product(128, 10_000, 784);

Growth("samples", [100, 1000, 10_000, 100_000], rows => ("64,32,10", rows));
Growth("units of the hidden layer", [8, 32, 128, 512], width => ($"64,{width},10", 1000));
Growth(
    "hidden layers of 64 units",
    [1, 2, 4, 8],
    depth => ($"64,{string.Concat(Enumerable.Repeat("64,", depth))}10", 1000)
);

Line();
if (only is null)
{
    NarrowerRegisters();
    Line();
    Line("Of what a loop of multiply-adds on registers alone reaches in the same turns:");
    Line();
    PeakShare("surface", "the epoch of [2, 64, 64, 64, 1]", [2, 64, 64, 64, 1]);
    PeakShare("train 784,128,10 10000 10000", "the whole batch of [784, 128, 10]", [784, 128, 10]);
    PeakShare("train 784,512,512,10 10000 10000", "the whole batch of [784, 512, 512, 10]", [784, 512, 512, 10]);
    Line();
    Line(
        $"Bytes allocated per step after the first: surface {BytesPerStep(Ours.Surface, 3, 33)}, 2-50-2 {BytesPerStep(Ours.Xor, 10, 1010)}, "
            + $"minibatches {BytesPerStep(Ours.Circles, 2, 102, stepsPerEpoch: 29)}."
    );
    Line();
    Line(growth.ToString().TrimEnd());
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

void Product(int rows, int depth, int columns) =>
    Row(
        $"product {rows} {depth} {columns}",
        rows == depth && depth == columns ? $"product, n = {rows}" : $"product, {rows} × {depth} × {columns}",
        seconds => $"{2.0 * rows * depth * columns / seconds / 1e9:F1} GFLOP/s"
    );

void NarrowerRegisters()
{
    var program = typeof(Ours).Assembly.Location;
    using var avx2 = Peer.Build("256 bits", program, without: "DOTNET_EnableAVX512");
    using var sse = Peer.Build("128 bits", program, without: "DOTNET_EnableAVX2");
    var widths = new IContender?[] { ours, avx2, sse, numPy };
    Line("The same in narrower registers, by the runtime's switches, beside NumPy with all that this processor can:");
    Line();
    Line($"| work | {Registers()} bits | 256 bits | 128 bits | NumPy |");
    Line("| --- | --- | --- | --- | --- |");
    foreach (
        var (work, title) in new[]
        {
            ("surface", "one epoch of [2, 64, 64, 64, 1], 10 000 rows"),
            ("xor", "one step of 2-50-2, 50 rows"),
            ("circles", "one epoch of [2, 4, 6, 6, 4, 1], 900 rows, batches of 32, Adam"),
            ("train 784,128,10 10000 128", "one epoch of [784, 128, 10], 10 000 rows, batches of 128"),
            ("product 512 512 512", "product, n = 512"),
        }
    )
    {
        var comparison = new Comparison(work, widths, Turns);
        var times = widths.Select((_, i) => comparison.Seconds(i) is { } seconds ? Duration(seconds) : "");
        Line($"| {title}{(comparison.IsDisturbed ? " (busy)" : "")} | {string.Join(" | ", times)} |");
    }
}

// The chart is of Mermaid, whose axes are linear: hence the logarithm.
void Growth(string of, int[] values, Func<int, (string Sizes, int Rows)> network)
{
    if (only is not null)
    {
        return;
    }

    var curves = new[] { ours, (IContender?)numPy }.OfType<IContender>().ToArray();
    var seconds = values
        .Select(network)
        .Select(net => new Comparison($"train {net.Sizes} {net.Rows} 32", curves, Turns))
        .ToArray();
    var (sizes, samples) = network(values[0]);
    growth.AppendLine(
        $"Microseconds of an epoch by its {of}, from {Sizes(sizes)} and {samples} samples on, in batches of 32:"
    );
    growth.AppendLine();
    growth.AppendLine($"| {of} | {string.Join(" | ", values)} |");
    growth.AppendLine($"| --- |{string.Concat(values.Select(_ => " --- |"))}");
    for (var i = 0; i < curves.Length; i++)
    {
        growth.AppendLine(
            $"| {curves[i].Name} | {string.Join(" | ", seconds.Select(c => $"{c.Seconds(i) * 1e6:F0}"))} |"
        );
    }

    growth.AppendLine();
    growth.AppendLine("```mermaid");
    growth.AppendLine("xychart-beta");
    growth.AppendLine($"    x-axis \"{of}\" [{string.Join(", ", values)}]");
    growth.AppendLine("    y-axis \"powers of ten of a microsecond; NumPy above\" 1 --> 7");
    for (var i = 0; i < curves.Length; i++)
    {
        var logs = seconds.Select(c =>
            Math.Log10(c.Seconds(i)!.Value * 1e6).ToString("F2", CultureInfo.InvariantCulture)
        );
        growth.AppendLine($"    line [{string.Join(", ", logs)}]");
    }

    growth.AppendLine("```");
    growth.AppendLine();
}

static string Sizes(string sizes) => $"[{sizes.Replace(",", ", ")}]";

void PeakShare(string work, string title, int[] sizes)
{
    // Forward, for the weights' gradients, and back to every layer but the first.
    double products = sizes.Zip(sizes.Skip(1), (inputs, outputs) => inputs * outputs).Sum();
    var multiplyAdds = 10_000 * (3 * products - sizes[0] * sizes[1]);
    var comparison = new Comparison(work, [ours, new MultiplyAddPeak()], Turns);
    // A turn of the peak is the seconds of one multiply-add.
    var (share, low, high) = comparison.Times(1)!.Value;
    Line(
        $"- {title}, {multiplyAdds / 1e6:F0} million of them: {multiplyAdds * share:P0} ({multiplyAdds * low:P0}–{multiplyAdds * high:P0})"
            + (comparison.IsDisturbed ? " (busy)" : "")
    );
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

using System.Runtime.InteropServices;
using System.Text;
using Workbook;
using Workbook.Benchmarks;

// One table: this library, NumPy, PyTorch and plain MathNet take turns at the same work; medians. An argument is the file to write.
const int Turns = 7;
Workers.Count = Math.Min(2, Environment.ProcessorCount);

var hasCoreType = Environment.GetEnvironmentVariable("OPENBLAS_CORETYPE") is not null;
using var numPy = Peer.Start("NumPy", "numpy_peer.py");
using var numPyAsSet = hasCoreType ? Peer.Start("NumPy", "numpy_peer.py", keepCoreType: true) : null;
using var torch = Peer.Start("PyTorch", "torch_peer.py");
var (ours, mathNet, peak) = (new Ours(), new PlainMathNet(), new MultiplyAddPeak());

var table = new StringBuilder();
Line("# Measurements");
Line();
Line("    dotnet run -c Release --project tests/Workbook.Benchmarks -- tests/Workbook.Benchmarks/RESULTS.md");
Line();
Line(
    $"Medians of {Turns} turns, taken one after the other in one run; {Workers.Count} threads, double precision; {RuntimeInformation.FrameworkDescription}, "
        + $"{numPy?.Version ?? "no NumPy here"}, {torch?.Version ?? "no PyTorch here"}, MathNet.Numerics 5.0.0 with its own provider; "
        + $"{RuntimeInformation.ProcessArchitecture}, registers of {Registers()} bits. Ratios to NumPy are to the faster of its columns. "
        + "The Python peers use the machine's BLAS, OpenBLAS where it is installed (Debian: libopenblas0-pthread)."
);
Line();
Line(
    $"| work | Workbook | NumPy{(hasCoreType ? " | NumPy, `OPENBLAS_CORETYPE` as set here" : "")} | PyTorch | MathNet | times NumPy | times PyTorch | times MathNet |"
);
Line($"| --- | --- | ---{(hasCoreType ? " | ---" : "")} | --- | --- | --- | --- | --- |");
Row("surface", "one epoch of [2, 64, 64, 64, 1], 10 000 rows", Milliseconds);
foreach (var n in new[] { 64, 128, 192, 256, 384, 512, 768, 1024 })
{
    Row($"product {n}", $"product, n = {n}", seconds => $"{2.0 * n * n * n / seconds / 1e9:F1} GFLOP/s");
}

Row("xor", "one step of 2-50-2, 50 rows", Microseconds);
Row("circles", "one epoch of [2, 4, 6, 6, 4, 1], 900 rows, batches of 32, Adam", Microseconds);
Line();
Line(PeakShare());
Line();
Line(
    $"Bytes allocated per step after the first: surface {BytesPerStep(Ours.Surface, 3, 33)}, 2-50-2 {BytesPerStep(Ours.Xor, 10, 1010)}, "
        + $"minibatches {BytesPerStep(Ours.Circles, 2, 102, stepsPerEpoch: 29)}."
);

if (args is [var file])
{
    File.WriteAllText(file, table.ToString());
}

void Row(string work, string title, Func<double, string> format)
{
    IContender?[] contenders = [ours, numPy, .. hasCoreType ? new[] { numPyAsSet } : [], torch, mathNet];
    var medians = Medians(work, contenders);
    var fastestNumPy = hasCoreType ? Smaller(medians[1], medians[2]) : medians[1];
    string Times(double? peer) => peer is double seconds ? $"{seconds / medians[0]!.Value:F2}" : "";
    Line(
        $"| {title} | {string.Join(" | ", medians.Select((median, i) => median is double seconds ? format(seconds) : contenders[i] is null ? "not installed" : ""))} "
            + $"| {Times(fastestNumPy)} | {Times(medians[^2])} | {Times(medians[^1])} |"
    );
}

string PeakShare()
{
    const double multiplyAdds = 10_000 * (2.0 * (2 * 64 + 64 * 64 + 64 * 64 + 64) + 64 * 64 + 64 * 64 + 64);
    var medians = Medians("surface", [ours, peak]);
    double reached = multiplyAdds / medians[0]!.Value / Workers.Count,
        possible = 1 / medians[1]!.Value / Workers.Count;
    return $"The epoch of [2, 64, 64, 64, 1] takes {multiplyAdds / 1e6:F0} million multiply-adds: {2 * reached * Workers.Count / 1e9:F1} GFLOP/s, "
        + $"{reached / possible:P0} of the {2 * possible * Workers.Count / 1e9:F1} GFLOP/s that a loop on registers alone reaches in the same turns.";
}

// The contenders take turns, so that whatever else the machine does hits all of them; the pause lets waiting threads of the one before fall asleep.
static double?[] Medians(string work, IContender?[] contenders)
{
    var times = contenders.Select(_ => new List<double>()).ToArray();
    for (var turn = -1; turn < Turns; turn++)
    {
        for (var i = 0; i < contenders.Length; i++)
        {
            Thread.Sleep(60);
            if (contenders[i]?.Seconds(work) is double seconds && turn >= 0)
            {
                times[i].Add(seconds);
            }
        }
    }
    return [.. times.Select(list => list.Count == 0 ? (double?)null : list.Order().ElementAt(list.Count / 2))];
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

static double? Smaller(double? a, double? b) =>
    a is null ? b
    : b is null ? a
    : Math.Min(a.Value, b.Value);
static string Milliseconds(double seconds) => $"{seconds * 1e3:F2} ms";
static string Microseconds(double seconds) => $"{seconds * 1e6:F1} µs";
static int Registers() =>
    System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? 512
    : System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated ? 256
    : 128;

void Line(string text = "")
{
    Console.WriteLine(text);
    table.AppendLine(text);
}

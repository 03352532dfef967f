#:project ../../lib/Workbook/Workbook.csproj
#:property PublishAot=false
// dotnet run tests/charts/Gallery.cs -- FILE.ipynb : one chart of each kind, as an executed notebook for check.mjs.
using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.DotNet.Interactive.Formatting;
using Workbook;
using Chart = Plotly.NET.CSharp.Chart;
using GenericChart = Plotly.NET.GenericChart;

var random = new NumPyRandom(0);
var X = random.StandardNormal(300, 2);
var isClass1 = X.EnumerateRows().Select(row => row[0] * row[1] < 0).ToList();
var W1 = random.StandardNormal(2, 3);
var W2 = random.StandardNormal(3, 2);
double[] epochs = [.. Enumerable.Range(0, 60).Select(i => 10.0 * i)];
double[] Decay(double rate) => [.. epochs.Select(epoch => 0.02 + 150 * Math.Exp(-rate * epoch))];
static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
double[] axis = [.. Enumerable.Range(0, 41).Select(i => -10 + 0.5 * i)];
var surface = Matrix<double>.Build.Dense(
    41,
    41,
    (row, column) =>
        Math.Sin(axis[column]) + axis[column] * Math.Cos(axis[row]) + axis[row] + Math.Pow(3, axis[column] / 3)
);
var wavy = surface.Map(z => z + 2 * Math.Sin(z));
GenericChart Boundary(double bend) =>
    Chart.DecisionBoundary(
        $"bend {bend}",
        points => points.EnumerateRows().Select(row => Sigmoid(-4 * row[0] * row[1] * bend + row[0] + row[1])),
        X,
        isClass1,
        40
    );
int[] moments = [0, 1000, 2000, 3000, 4000];
int[] hundred = [.. Enumerable.Range(0, 51).Select(i => 2000 * i)];
static GraphNode Node(string name, string operation, double value, double gradient, params (int, double)[] inputs) =>
    new(name, operation, value, gradient, inputs);

GenericChart[] charts =
[
    Chart.LossCurve("Loss of one run", epochs, Decay(0.02), log: true),
    Chart.LossCurves(
        "Loss by learning rate",
        true,
        ("α = 0.1", epochs, Decay(0.03)),
        ("α = 0.01", epochs, Decay(0.01)),
        ("α = 0.001", epochs, Decay(0.002)),
        ("α = 0.0001", epochs, Decay(0.001)),
        ("Adam", epochs, Decay(0.004)),
        ("momentum", epochs, Decay(0.005))
    ),
    Chart.ActivationAndDerivative("sigmoid", Sigmoid, z => Sigmoid(z) * (1 - Sigmoid(z))),
    Chart.Grid(
        "Four activations",
        2,
        Chart.ActivationAndDerivative("sigmoid", Sigmoid, z => Sigmoid(z) * (1 - Sigmoid(z))),
        Chart.ActivationAndDerivative("tanh", Math.Tanh, z => 1 - Math.Tanh(z) * Math.Tanh(z)),
        Chart.ActivationAndDerivative("ReLU", z => Math.Max(z, 0), z => z > 0 ? 1 : 0),
        Chart.ActivationAndDerivative("leaky ReLU", z => z > 0 ? z : 0.1 * z, z => z > 0 ? 1 : 0.1)
    ),
    Chart.MatrixHeatmap("∂Loss/∂W₂", W2, "hidden unit", "output"),
    Chart.MatrixHeatmap("Weights of a 64 × 64 layer", random.StandardNormal(64, 64), "input", "unit"),
    Chart.Classes("XOR of the signs of 300 points", X, isClass1),
    Boundary(1),
    Chart.Training(
        "50 hidden neurons",
        moments,
        [0.5, 0.6, 0.8, 0.9, 0.98],
        [0.3, 0.25, 0.2, 0.1, 0.05],
        [.. moments.Select(m => Boundary(m / 4000.0))]
    ),
    Chart.Training(
        "Many moments",
        hundred,
        [.. hundred.Select(m => 0.5 + m / 200000.0)],
        [.. hundred.Select(m => 0.3 - m / 500000.0)],
        [.. hundred.Select(m => Boundary(m / 100000.0))]
    ),
    Chart.Surface("f(x, y)", surface, axis, axis),
    Chart.ContourComparison("The surface and its fit", surface, wavy, axis, axis),
    Chart
        .Titled("Descent")
        .AddSurface(surface, axis, axis)
        .AddPath3D([-8, -6, -4, 0], [5, 4, 2, 0], [40, 30, 20, 10], "path")
        .Axes3D("a", "b", "cost")
        .Height(520),
    Chart
        .Titled("h₁ in space")
        .AddPoints3D([0.196], [0.713], [0.489], "h₁", labels: ["h₁"])
        .Axes3D("h₁₁", "h₁₂", "h₁₃"),
    Chart
        .Titled("Measurements")
        .AddColouredPoints(X.Column(0), X.Column(1), X.Column(0) + X.Column(1))
        .XAxis("x")
        .YAxis("y")
        .EqualAxes(),
    Chart
        .Titled("Wanted and predicted")
        .AddBars(["pilsner", "stout", "porter", "wheat beer"], [0, 1, 0, 0], "wanted")
        .AddBars(["pilsner", "stout", "porter", "wheat beer"], [0.1, 0.72, 0.13, 0.05], "predicted")
        .XAxis("beer")
        .YAxis("probability", 0, 1.05),
    Chart
        .Titled("Activations")
        .AddHistogram(X.Column(0), "layer 1")
        .AddHistogram(X.Column(1), "layer 2")
        .XAxis("activation")
        .YAxis("count")
        .With("barmode", "overlay"),
    new NetworkDiagram(2, 3, 2)
        .Weights(W1, W2)
        .WeightNames(1, "w₁", "w₂", "w₃", "w₄", "w₅", "w₆")
        .WeightNames(2, "w₇", "w₈", "w₉", "w₁₀", "w₁₁", "w₁₂")
        .Values(0, [1.76405235, 0.40015721])
        .Values(1, [0.19626223, 0.71301043, 0.48867814])
        .Values(2, [0.37166596, 0.45414264])
        .ToChart("The network, forward"),
    new NetworkDiagram(2, 3, 2)
        .Weights(W1, W2)
        .Highlight((1, 1, 2), (2, 2, 1))
        .WeightName(2, 2, 1, "∂z₂/∂W₂ = h₁")
        .Note(2, 1, "∂Loss/∂h₂")
        .Note(1, 2, "h₁(1 − h₁)")
        .ToChart("The path of a derivative"),
    new NetworkDiagram(2, 4, 6, 6, 4, 1)
        .Highlight((1, 1, 1), (2, 1, 3), (3, 3, 3), (4, 3, 2), (5, 2, 1))
        .ToChart("2-4-6-6-4-1"),
    new NetworkDiagram(1, 1, 1)
        .Weights(Matrices.Row(0.3), Matrices.Row(-0.7))
        .WeightName(1, 1, 1, "w₁")
        .WeightName(2, 1, 1, "w₂")
        .ToChart("1-1-1"),
    new NetworkDiagram(2, 64, 64, 1).ToChart("2-64-64-1"),
    Chart.Stack(
        "One step of learning",
        ("X", "X W₁", "∂Loss/∂W₁"),
        ("z₁ = X W₁", "σ", "∂Loss/∂z₁"),
        ("h₁ = σ(z₁)", "h₁ W₂", "∂Loss/∂h₁"),
        ("z₂ = h₁ W₂", "σ", "∂Loss/∂z₂"),
        ("h₂ = σ(z₂)", "y", "∂Loss/∂h₂"),
        ("Loss", "", "")
    ),
    new FlowDiagram("Forward and backward")
        .Box("X", 0, 1)
        .Box("Z₁", 1, 1)
        .Box("A₁", 2, 1)
        .Box("Z₂", 3, 1)
        .Box("Ŷ", 4, 1)
        .Box("J", 5, 0.5)
        .Box("dZ₁", 1, 0)
        .Box("dA₁", 2, 0)
        .Box("dZ₂", 3, 0)
        .Box("dŶ", 4, 0)
        .Arrow("X", "Z₁", "2 × 32")
        .Arrow("Z₁", "A₁", "4 × 32")
        .Arrow("A₁", "Z₂", "4 × 32")
        .Arrow("Z₂", "Ŷ", "1 × 32")
        .Arrow("Ŷ", "J")
        .Arrow("J", "dŶ", colour: Palette.Vermilion)
        .Arrow("dŶ", "dZ₂", "1 × 32", Palette.Vermilion)
        .Arrow("dZ₂", "dA₁", "4 × 32", Palette.Vermilion)
        .Arrow("dA₁", "dZ₁", "4 × 32", Palette.Vermilion)
        .ToChart(),
    Chart.ComputationGraph(
        "L = (w·x + b − y)²",
        [
            Node("w", "", 2, -12),
            Node("x", "", 3, -8),
            Node("p", "w·x", 6, -4, (0, 3), (1, 2)),
            Node("b", "", 1, -4),
            Node("z", "p + b", 7, -4, (2, 1), (3, 1)),
            Node("y", "", 9, 4),
            Node("e", "z − y", -2, -4, (4, 1), (5, -1)),
            Node("L", "e²", 4, 1, (6, -4)),
        ]
    ),
    Chart.Row(
        "Different series",
        Chart.LossCurves("terms of the loss", true, ("error", epochs, Decay(0.01)), ("penalty", epochs, Decay(0.02))),
        Chart.LossCurves("sums of squares", true, ("Σ W₁²", epochs, Decay(0.03)), ("Σ W₂²", epochs, Decay(0.002)))
    ),
    Chart.Grid(
        "Different series, two rows",
        2,
        Boundary(0.5),
        Chart.LossCurves("terms of the loss", true, ("error", epochs, Decay(0.01)), ("penalty", epochs, Decay(0.02))),
        Boundary(1),
        Chart.Surface("surface", surface, axis, axis)
    ),
    Chart
        .Titled("Long names")
        .AddLine(epochs, Decay(0.01), "measured, 400 minibatches each")
        .AddLine(epochs, Decay(0.02), "1/B, less what drawing without replacement saves")
        .XAxis("minibatch size")
        .YAxis("mean squared distance"),
    Chart.MatrixHeatmap("Two rows", random.StandardNormal(2, 100), "unit", "sample"),
    Chart.Slider("epoch", new[] { 0.2, 1 }.Select(bend => ($"{bend}", Boundary(bend)))),
    Chart.ComputationGraph(
        "y = (a + b)·b + a",
        [
            Node("a", "", 2, -2),
            Node("b", "", -3, -4),
            Node("u", "a + b", -1, -3, (0, 1), (1, 1)),
            Node("v", "u·b", 3, 1, (2, -3), (1, -1)),
            Node("y", "v + a", 5, 1, (3, 1), (0, 1)),
        ]
    ),
    Chart.Slider(
        "α",
        new[] { 0.01, 0.1, 1 }.Select(rate =>
            (
                $"{rate}",
                Chart
                    .Titled("One weight, several learning rates")
                    .AddFunction(w => w * w, -3, 3, "cost")
                    .AddLine([2.5, 2.5 * (1 - 2 * rate)], [6.25, Math.Pow(2.5 * (1 - 2 * rate), 2)], "step")
                    .XAxis("w", -3, 3)
                    .YAxis("cost", 0, 9)
            )
        )
    ),
];

var cells = charts.Select(
    (chart, i) =>
        (JsonNode)
            new JsonObject
            {
                ["cell_type"] = "code",
                ["id"] = $"chart-{i + 1}",
                ["metadata"] = new JsonObject(),
                ["execution_count"] = i + 1,
                ["source"] = "",
                ["outputs"] = new JsonArray(
                    new JsonObject
                    {
                        ["output_type"] = "execute_result",
                        ["execution_count"] = i + 1,
                        ["metadata"] = new JsonObject(),
                        ["data"] = new JsonObject
                        {
                            [MimeTypes.Plotly] = JsonNode.Parse(Formatter.ToDisplayString(chart, MimeTypes.Plotly)),
                            [MimeTypes.Html] = Formatter.ToDisplayString(chart, MimeTypes.Html),
                            [MimeTypes.Plain] = Formatter.ToDisplayString(chart, MimeTypes.Plain),
                        },
                    }
                ),
            }
);
File.WriteAllText(
    args[0],
    new JsonObject
    {
        ["cells"] = new JsonArray([.. cells]),
        ["metadata"] = new JsonObject(),
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }.ToJsonString()
);
foreach (var chart in charts)
{
    Console.WriteLine(chart.ToSentence());
}

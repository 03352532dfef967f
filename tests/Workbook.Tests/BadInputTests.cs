using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests;

/// <summary>Whatever is handed in, a call works or throws one argument exception of the library that names the argument.</summary>
public class BadInputTests
{
    /// <summary>Arguments of every kind, fitting only by chance.</summary>
    public sealed record Junk(Matrix<double>? A, Matrix<double>? B, double Number, int Whole, int[] Sizes)
    {
        public Vector<double>? Vector => B is { RowCount: > 0 } ? B.Row(0) : null;

        public override string ToString() =>
            $"A {A?.Shape()}, B {B?.Shape()}, {Number}, {Whole}, [{string.Join(", ", Sizes)}]: {A} {B}";
    }

    private static readonly Gen<double> Numbers = Gen.Frequency(
        (20, Gen.Choose(-20, 20).Select(n => n / 10.0)),
        (3, Gen.Elements(0.0, 1, -0.0)),
        (1, Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e308, -1e308, 1e-320))
    );

    private static readonly Gen<Matrix<double>?> SomeMatrix =
        from rows in Gen.Frequency((15, Gen.Choose(1, 3)), (1, Gen.Constant(0)))
        from columns in Gen.Frequency((15, Gen.Choose(1, 3)), (1, Gen.Constant(0)))
        from values in Numbers.ArrayOf(rows * columns)
        from isNull in Gen.Frequency((15, Gen.Constant(false)), (1, Gen.Constant(true)))
        select isNull ? null : Matrix<double>.Build.DenseOfRowMajor(rows, columns, values);

    private static readonly Arbitrary<Junk> Anything = Arb.From(
        from A in SomeMatrix
        from B in SomeMatrix
        from number in Numbers
        from whole in Gen.Choose(-2, 5)
        from length in Gen.Choose(0, 4)
        from sizes in Gen.Choose(-1, 4).ArrayOf(length)
        select new Junk(A, B, number, whole, sizes)
    );

    private static Network Net =>
        Network.Create([2, 3, 2], Activation.ReLU, Activation.Sigmoid, Initializer.He, new NumPyRandom(1));

    public static TheoryData<string> Names => [.. Calls.Keys];

    private static readonly Dictionary<string, Func<Junk, object?>> Calls = new()
    {
        ["FromRows"] = j => Matrices.FromRows([.. j.Sizes.Select(n => n < 0 ? null! : new double[n])]),
        ["OneHot"] = j => Matrices.OneHot(j.Sizes, j.Whole),
        ["Hadamard"] = j => j.A!.Hadamard(j.B!),
        ["AddRow"] = j => j.A!.AddRow(j.Vector!),
        ["Rows"] = j => j.A!.Rows(j.Whole, j.Sizes.Length),
        ["Rows of a list"] = j => j.A!.Rows(j.Sizes),
        ["DataSet"] = j => new DataSet(j.A!, j.B!).Split(j.Number),
        ["Xor"] = j => DataSets.Xor(count: j.Whole),
        ["Circles"] = j => DataSets.Circles(j.Whole, factor: j.Number, noise: Math.Abs(j.Number)),
        ["SurfaceGrid"] = j => DataSets.SurfaceGrid(j.Whole),
        ["SurfaceSamples"] = j => DataSets.SurfaceSamples(j.Whole),
        ["Standardizer"] = j => Standardizer.Fit(j.A!).Transform(j.B!),
        ["ConfusionMatrix"] = j => ConfusionMatrix.Of(j.A!, j.B!),
        ["Activation"] = j => Activation.LeakyReLU(j.Number).Backward(j.A!, j.A!, j.B!),
        ["Softmax"] = j => Activation.Softmax.Backward(j.A!, j.B!, j.A!),
        ["Softmax of a row"] = j => Activation.Softmax.Apply(j.A!),
        ["HalfSquared"] = j => Loss.HalfSquared.Value(j.A!, j.B!),
        ["MeanSquared"] = j => Loss.MeanSquared.Gradient(j.A!, j.B!, Activation.Tanh),
        ["BinaryCrossEntropy"] = j => Loss.BinaryCrossEntropy.Gradient(j.A!, j.B!),
        ["CategoricalCrossEntropy"] = j => Loss.CategoricalCrossEntropy.Value(j.A!, j.B!, Activation.Softmax),
        ["Regularizer"] = j => Regularizer.L1(j.Number).Gradient(j.A!, j.Whole),
        ["Initializer"] = j =>
            Initializer.Uniform(j.Number, -j.Number).Draw(j.Whole, j.Sizes.Length, new NumPyRandom(0)),
        ["DenseLayer"] = j => new DenseLayer(j.A!, j.Vector, Activation.Identity).Forward(j.B!),
        ["Network"] = j => new Network(
            new DenseLayer(j.A!, null, Activation.Identity),
            new DenseLayer(j.B!, null, Activation.Identity)
        ),
        ["Create"] = j =>
            Network.Create(j.Sizes, Activation.ReLU, Activation.Identity, Initializer.Glorot, new NumPyRandom(0)),
        ["Forward"] = j => Net.Forward(j.A!),
        ["Backward"] = j => Net.Backward(Net.Forward(j.A!), j.B!, Loss.BinaryCrossEntropy),
        ["TotalLoss"] = j => Net.TotalLoss(j.A!, j.B!, Loss.HalfSquared, Regularizer.L2(j.Number)),
        ["Step"] = j => Step(Net, j),
        ["Compare"] = j => GradientCheck.Compare("dA", j.A!, A => A.SumOfSquares(), j.B!),
        ["Random"] = j => new NumPyRandom(0).Uniform(j.Number, j.Whole, j.Whole, j.Sizes.Length),
        ["RandInt"] = j => new NumPyRandom(0).RandInt(j.Whole, j.Sizes.Length, j.Sizes.Length),
    };

    [Theory, MemberData(nameof(Names))]
    public void A_call_works_or_says_which_argument_is_wrong(string name) =>
        Prop.ForAll(
                Anything,
                junk =>
                {
                    var exception = Record.Exception(() => Calls[name](junk));
                    return (
                        exception is null || exception is ArgumentException { ParamName.Length: > 0 } e && IsOurs(e)
                    ).Label($"{name}: {exception}");
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory, MemberData(nameof(Names))]
    public void Answers_of_exercises_never_throw(string name) =>
        Prop.ForAll(
                Anything,
                junk =>
                {
                    object? answer = null;
                    _ = Record.Exception(() => answer = Calls[name](junk));
                    return (
                        new Exercise(name, Matrices.Row(1, 2), (0.5, "hint")).Check(answer).ToString().Length > 0
                    ).ToProperty();
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    // Thrown by the library itself, not by something below it that could not go on.
    private static bool IsOurs(ArgumentException e) =>
        e is ArgumentNullException || e.TargetSite?.DeclaringType?.Assembly == typeof(Network).Assembly;

    private static object? Step(Network network, Junk junk)
    {
        network.Step(
            network.Backward(network.Forward(Matrices.Row(1, 2)), Matrices.Row(0, 1), Loss.HalfSquared),
            junk.Number
        );
        return network;
    }
}

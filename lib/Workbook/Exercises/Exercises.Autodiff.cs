namespace Workbook;

// Notebook 06.
public static partial class Exercises
{
    /// <summary>The gradient db of y = (a + b)·b + a at a = 2, b = 5.</summary>
    public static Exercise GradientOfB =>
        new(
            "db",
            12,
            (7, "b is used twice, and one use is missing: (a + b)·b depends on b through both factors"),
            (5, "b is used twice, and one use is missing: (a + b)·b depends on b through both factors"),
            (6, "that is da"),
            (37, "that is y; its slope is asked for"),
            (13, "the last a does not depend on b"),
            (10, "that is the slope of b·b: a·b is missing"),
            (35, "the two paths add up; they do not multiply"),
            (8, "with a = 2 and b = 5: have a and b changed places?")
        )
        {
            Tolerance = 1e-9,
        };

    /// <summary>The value of xⁿ.</summary>
    public static FunctionExercise PowerValue =>
        new(
            "the value of xⁿ",
            place => Math.Pow(place[0], place[1]),
            PowerPlaces,
            (place => Math.Pow(place[0], 3), "it ignores n: that is x³"),
            (place => place[0] * place[1], "that is x·n"),
            (_ => 0, "the node has no value: the first argument of `new Node(…)` is xⁿ"),
            (place => Math.Pow(place[1], place[0]), "x and n have changed places"),
            (place => Math.Pow(place[0], place[1] - 1), "that is xⁿ⁻¹"),
            (
                place => place[1] * Math.Pow(place[0], place[1] - 1),
                "that is the slope; it belongs to the input, in the brackets"
            )
        );

    /// <summary>The slope of xⁿ.</summary>
    public static FunctionExercise PowerSlope =>
        new(
            "the slope of xⁿ",
            place => place[1] * Math.Pow(place[0], place[1] - 1),
            PowerPlaces,
            (place => 3 * place[0] * place[0], "it ignores n: that is the slope of x³"),
            (_ => 6.75, "a fixed number is right at one place only"),
            (place => Math.Pow(place[0], place[1] - 1), "the factor n is missing"),
            (place => place[1] * Math.Pow(place[0], place[1]), "the power is n − 1"),
            (place => (place[1] - 1) * Math.Pow(place[0], place[1] - 1), "the factor is n, not n − 1"),
            (_ => 0, "nothing comes back: the input and its slope belong into the brackets"),
            (place => Math.Pow(place[0], place[1]), "that is the value")
        );

    /// <summary>∂E/∂z of softmax with cross-entropy for z = (0.2, 1.4, −0.7), the second class being true.</summary>
    public static Exercise SoftmaxByTape => SoftmaxGradientAt(0.2, 1.4, -0.7);

    /// <summary>The slope of x·x by a backward pass that adds.</summary>
    public static FunctionExercise RepairedSquare =>
        new(
            "dx of x·x",
            place => 2 * place[0],
            [
                [3],
                [-1.5],
            ],
            (place => place[0], "one of the two uses of x is overwritten: contributions have to add up"),
            (place => 4 * place[0], "the contributions are counted twice"),
            (place => 3 * place[0], "one contribution is counted twice"),
            (_ => 0, "nothing arrives at x"),
            (_ => 6, "a fixed number is right at 3 only"),
            (_ => 1, "the slope of the node is missing"),
            (_ => 2, "the slope of the node is missing")
        );

    /// <summary>The slope of x·x·x + x by a backward pass that adds.</summary>
    public static FunctionExercise RepairedCube =>
        new(
            "dx of x·x·x + x",
            place => 3 * place[0] * place[0] + 1,
            [
                [2],
                [-0.5],
            ],
            (_ => 1, "only the last use of x is counted: contributions have to add up"),
            (place => 3 * place[0] * place[0], "the last + x is missing"),
            (place => place[0] * place[0] + 1, "uses of x are overwritten: contributions have to add up"),
            (_ => 2, "doubling what is assigned helps x·x and nothing else: add the contributions"),
            (
                place => 2 * place[0] * place[0],
                "doubling what is assigned helps x·x and nothing else: add the contributions"
            ),
            (_ => 0, "nothing arrives at x"),
            (place => 6 * place[0] * place[0] + 2, "the contributions are counted twice")
        );

    private static readonly double[][] PowerPlaces =
    [
        [1.5, 3],
        [2, 2],
        [0.7, 5],
    ];
}

using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests;

/// <summary>Every exercise of the notebooks: the right answer, from NumPy, in every form, and wrong ones with the sentence for each.</summary>
public class ExerciseTests
{
    private static readonly Matrix<double> A5 = Matrices.Row(0.9, 0.2);
    private static readonly Matrix<double> Y = Matrices.Row(1, 1);
    private static readonly Matrix<double> DA3 = Matrices.FromRows([2, -1], [0.5, 3]);
    private static readonly Matrix<double> Z3 = Matrices.FromRows([1, -1], [-2, 4]);
    private static readonly Matrix<double> W3 = Matrices.FromRows([1, 2], [3, 4]);

    private static readonly Exercise[] All =
    [
        Exercises.InverseSigmoid,
        Exercises.BolderStep,
        Exercises.AnotherLabel,
        Exercises.GradientWithPenalty,
        Exercises.TanhInside,
        Exercises.MissingBiases,
        Exercises.RiseOfTheLoss,
        Exercises.XorByThresholds,
        Exercises.SoftmaxGradient,
        Exercises.NewPrediction,
        OneBias(),
        Exercises.LeakyBackwardPass,
        Exercises.AbsoluteError,
        Exercises.ParameterCount,
        Exercises.LimitOfTheRate,
        Exercises.AnotherLoss(A5, Y),
        Exercises.GradientOfTheInput(X, Matrices.Row(1, 0), Weights, Biases),
        Exercises.ThroughReLU("dZ3", DA3, Z3),
        Exercises.ToTheWeights("dW3", DA3, W3),
        Exercises.ToTheBiases("db3", DA3),
        Exercises.OneLayerBack("dA2", W3, DA3),
        Exercises.Shortcut(W3, Z3, DA3),
        Exercises.VanishedNorm,
        Exercises.ClippedGradient,
        Exercises.BatchSize,
        Exercises.LeakyDeviation,
        Exercises.GradientOfB,
        Exercises.SoftmaxByTape,
        Exercises.FirstBiasGradient,
        Exercises.PicturesForTheTest,
        Exercises.Recall(Counts),
        OnePicture(),
        Exercises.AlwaysTheSame(Leaves),
    ];

    public static TheoryData<Exercise, object> RightAnswers =>
        new()
        {
            { Exercises.InverseSigmoid, 2.197 },
            { Exercises.BolderStep, 0.2730 },
            {
                Exercises.AnotherLabel,
                new[,]
                {
                    { 0.01703464, -0.02655751 },
                    { 0.06188595, -0.09648205 },
                    { 0.04241496, -0.06612619 },
                }
            },
            { Exercises.GradientWithPenalty, Rows([-0.060514, 0.043239, 0.029106], [-0.052023, 0.062161, 0.029423]) },
            { Exercises.TanhInside, Rows([0.0027663, 0.0002599, 0.1245215], [0.0006275, 0.000059, 0.0282464]) },
            { Exercises.MissingBiases, new[] { 0.00363829, 0.00313588, 0.00318466, -0.03289283, -0.01329845 } },
            { Exercises.RiseOfTheLoss, 0.6931 },
            { Exercises.XorByThresholds, new[] { -0.5, -1.5, 1, -2, -0.5 } },
            { Exercises.XorByThresholds, new[] { -1.0, 0, -3, 2, -1 } },
            { Exercises.SoftmaxGradient, Matrices.Vector(0.177572, -0.410441, 0.072195, 0.160674) },
            { Exercises.NewPrediction, -0.26 },
            { OneBias(), new[] { 2, 0 } },
            { Exercises.LeakyBackwardPass, Rows([0.01684, -0.01684, -0.0026944], [0.05052, -0.05052, -0.0080832]) },
            { Exercises.AbsoluteError, Matrices.Row(-1 / 3.0, 1 / 3.0, -1 / 3.0) },
            { Exercises.ParameterCount, 105 },
            { Exercises.LimitOfTheRate, 3.772 },
            { Exercises.AnotherLoss(A5, Y), Matrices.Row(-0.009, -0.128) },
            // Column 1: both hidden units pass, dz = σ(0.5) − 1; column 2: the second alone, dz = σ(1).
            {
                Exercises.GradientOfTheInput(X, Matrices.Row(1, 0), Weights, Biases),
                Rows([-1.132622, 1.462117], [0.377541, -1.462117])
            },
            { Exercises.ThroughReLU("dZ3", DA3, Z3), Rows([2, 0], [0, 3]) },
            { Exercises.ToTheWeights("dW3", DA3, W3), Rows([0, 1], [3.25, 6.75]) },
            { Exercises.ToTheBiases("db3", DA3), new[] { 0.5, 1.75 } },
            { Exercises.OneLayerBack("dA2", W3, DA3), Rows([3.5, 8], [6, 10]) },
            { Exercises.Shortcut(W3, Z3, DA3), Rows([4, 8], [4.5, 15]) },
            { Exercises.VanishedNorm, 1.654e-9 },
            { Exercises.ClippedGradient, new[] { 0.6, -0.8 } },
            { Exercises.ClippedGradient, Matrices.Column(0.6, -0.8) },
            { Exercises.BatchSize, 256 },
            { Exercises.LeakyDeviation, 0.1990 },
            { Exercises.GradientOfB, 12 },
            { Exercises.SoftmaxByTape, Matrices.Row(0.211565, -0.297580, 0.086016) },
            { Exercises.FirstBiasGradient, -0.002544 },
            { Exercises.PicturesForTheTest, 784 },
            { Exercises.Recall(Counts), Matrices.Vector(0.9, 0.75, 0.8) },
            { Exercises.Recall(Counts), Matrices.Column(0.9, 0.75, 0.8) },
            { OnePicture(), new[] { -0.6, -0.7 } },
            { Exercises.AlwaysTheSame(Leaves), 0.4444 },
        };

    [Theory, MemberData(nameof(RightAnswers))]
    public void The_right_answer_is_accepted_to_four_digits_in_any_form(Exercise exercise, object answer) =>
        Assert.Equal(ExerciseStatus.Right, exercise.Check(answer).Status);

    public static IEnumerable<object[]> WrongAnswers =>
        Wrong().Select(test => new[] { test.Item1, test.Item2, test.Item3 });

    private static IEnumerable<(Exercise, object, string)> Wrong()
    {
        foreach (var exercise in (Exercise[])[Exercises.InverseSigmoid])
        {
            yield return (exercise, 0.9, "that is σ(z); the z is asked for that gives it");
            yield return (exercise, 0.7109, "the other way round");
            yield return (exercise, -2.1972, "which sign has z");
            yield return (exercise, -0.1054, "1 + e⁻ᶻ");
            yield return (exercise, 0.9542, "base 10");
            yield return (exercise, 2.2, "was something rounded");
            yield return (exercise, 5, "5 is not right: it is too large");
            yield return (exercise, 1.5, "1.5 is not right: it is too small");
        }
        foreach (var exercise in (Exercise[])[Exercises.BolderStep])
        {
            yield return (exercise, 0.300525, "before the step");
            yield return (exercise, 0.3296, "you went uphill");
            yield return (exercise, 0.2741, "only W2 was moved");
            yield return (exercise, 0.2990, "only W1 was moved");
            yield return (exercise, -0.027567, "that is the change of the loss");
            yield return (exercise, 0.27, "rounded");
            yield return (exercise, 0.5, "0.5 is not right: it is too large");
            yield return (exercise, 0, "0 is not right: it is too small");
        }
        foreach (var exercise in (Exercise[])[Exercises.AnotherLabel])
        {
            yield return (
                exercise,
                Rows([-0.0287986, 0.0220953], [-0.1046236, 0.0802712], [-0.0717062, 0.0550157]),
                "that is dW2 for y = [1, 0]"
            );
            yield return (
                exercise,
                Rows([0.072944, -0.107131], [0.265002, -0.389202], [0.181625, -0.266749]),
                "the factor h2(1 − h2) is missing"
            );
            yield return (exercise, Matrices.Row(0.086795, -0.135316), "a 3×2 matrix is asked for, this is 1×2");
            yield return (exercise, 0.5, "a 3×2 matrix is asked for, this is the number 0.5");
            yield return (exercise, "dz2", "a 3×2 matrix is asked for, this is a String");
        }
        foreach (var exercise in (Exercise[])[Exercises.GradientWithPenalty])
        {
            yield return (
                exercise,
                Rows([0.0072325, 0.0054696, 0.0364708], [0.0016406, 0.0012407, 0.008273]),
                "the penalty's part is missing"
            );
            yield return (
                exercise,
                Rows([-0.0266408, 0.0243544, 0.0327882], [-0.0251912, 0.031701, 0.0188478]),
                "the ½ of the penalty cancels the 2 of the square"
            );
            yield return (
                exercise,
                Rows([-0.0677465, 0.0377694, -0.0073653], [-0.0536635, 0.0609205, 0.0211496]),
                "that is the penalty's part alone"
            );
            yield return (
                exercise,
                Rows([0.0749789, -0.0322998, 0.0438361], [0.0553041, -0.0596798, -0.0128766]),
                "the penalty adds to the loss"
            );
        }
        foreach (var exercise in (Exercise[])[Exercises.TanhInside])
        {
            yield return (
                exercise,
                Rows([-0.0218138, 0.0001089, -0.0059036], [-0.0049482, 0.0000247, -0.0013392]),
                "the slope is still σ's"
            );
            yield return (
                exercise,
                Rows([0.0097394, 0.0128286, 0.1456591], [0.0022093, 0.00291, 0.0330413]),
                "`dh1` belongs to the network with σ"
            );
            yield return (
                exercise,
                Rows([0.00723246, 0.00546965, 0.03647082], [0.00164061, 0.00124073, 0.00827303]),
                "that is dW1 with σ"
            );
        }
        foreach (var exercise in (Exercise[])[Exercises.MissingBiases])
        {
            yield return (
                exercise,
                new[] { -0.03289283, -0.01329845, 0.00363829, 0.00313588, 0.00318466 },
                "db2 stands before db1"
            );
            yield return (
                exercise,
                new[] { 0.1819145, 0.156794, 0.159233, -1.6446415, -0.6649225 },
                "divide the sums by N = 50"
            );
            yield return (exercise, new[] { 0.1, 0.2 }, "a 1×5 matrix is asked for, this is 1×2");
        }
        foreach (var exercise in (Exercise[])[Exercises.RiseOfTheLoss])
        {
            yield return (exercise, 1.204, "that is E afterwards");
            yield return (exercise, 0.5108, "that is E before");
            yield return (exercise, -0.6931, "opposite sign");
            yield return (exercise, 0.3, "that is what p lost");
            yield return (exercise, 1, "base 2");
            yield return (exercise, 0.301, "base 10");
            yield return (exercise, 0.7, "rounded");
            yield return (exercise, 40, "40 is not right: it is too large");
        }
        foreach (var exercise in (Exercise[])[Exercises.XorByThresholds])
        {
            yield return (exercise, new[] { -0.5, -1.5, 1, 1, -0.5 }, "the answers of OR");
            yield return (exercise, new[] { -0.5, -1.5, 0.1, 1, -0.5 }, "the answers of AND");
            yield return (exercise, new[] { -0.5, -1.5, -1, 2, 0.5 }, "all four answers are turned round");
            yield return (exercise, new double[] { 0, 0, 0, 0, -1 }, "y never fires");
            yield return (exercise, new double[] { 0, 0, 0, 0, 1 }, "y always fires");
            yield return (exercise, new[] { -0.5, -1.5, 1, -2 }, "a list of 5 numbers is asked for, this is 1×4");
            yield return (exercise, new double[] { }, "it is empty; a list of 5 numbers is asked for");
            yield return (exercise, new[] { -0.5, double.NaN, 1, -2, 0 }, "entry [0,1] is NaN");
        }
        foreach (var exercise in (Exercise[])[Exercises.SoftmaxGradient])
        {
            yield return (exercise, Matrices.Row(0.177572, 0.589559, 0.072195, 0.160674), "the true class is missing");
            yield return (exercise, Matrices.Row(0, -1.696183, 0, 0), "that is ∂E/∂p");
            yield return (exercise, Matrices.Row(0.549834, -0.197816, 0.331812, 0.524979), "σ of each score");
            yield return (exercise, Matrices.Row(-0.822428, 0.589559, 0.072195, 0.160674), "the second class is true");
            yield return (exercise, Matrices.Row(-0.177572, 0.410441, -0.072195, -0.160674), "opposite sign");
            yield return (exercise, new[] { 1, 2, 3 }, "a 1×4 matrix is asked for, this is 1×3");
        }
        foreach (var exercise in (Exercise[])[Exercises.NewPrediction])
        {
            yield return (exercise, -0.852, "ReLU makes it 0");
            yield return (exercise, -0.15, "the output's bias is missing");
            yield return (exercise, -0.1, "that is the prediction for (0.1, 0.3)");
            yield return (exercise, -0.13, "x₁ and x₂ have changed places");
            yield return (exercise, 0.4, "not trained yet");
            yield return (exercise, 0, "the output has no ReLU");
            yield return (exercise, 0.26, "opposite sign");
            yield return (exercise, -1, "-1 is not right: it is too small");
        }
        foreach (var exercise in (Exercise[])[OneBias()])
        {
            yield return (exercise, Matrices.Row(1.5, -0.5), "the transpose of W2");
            yield return (exercise, Matrices.Row(1.5, -1.5), "b1 goes through the second layer as well");
            yield return (exercise, Matrices.Row(1, 1), "b2 is missing");
            yield return (exercise, Matrices.Row(1, -1), "b1 is missing");
            yield return (exercise, Matrices.Row(0, 2), "b2 is added, not taken away");
            yield return (exercise, Matrices.Row(2, 5), "1 of 2 entries are right; the first wrong one is [0,1]");
            yield return (exercise, Matrices.FromRows([2, 0], [2, 0]), "a 1×2 matrix is asked for, this is 2×2");
        }
        foreach (var exercise in (Exercise[])[Exercises.LeakyBackwardPass])
        {
            yield return (exercise, Rows([0.015, -0.015, 0], [0.045, -0.045, 0]), "that is dW1 with ReLU");
            yield return (
                exercise,
                Rows([0.015, -0.015, -0.0024], [0.045, -0.045, -0.0072]),
                "the prediction changes, too"
            );
            yield return (
                exercise,
                Rows([0.01684, -0.01684, 0], [0.05052, -0.05052, 0]),
                "backwards the third unit passes a tenth as well"
            );
            yield return (
                exercise,
                Rows([-0.01684, 0.01684, 0.0026944], [-0.05052, 0.05052, 0.0080832]),
                "that is the wanted change"
            );
        }
        foreach (var exercise in (Exercise[])[Exercises.AbsoluteError])
        {
            yield return (exercise, Matrices.Column(-1, 1, -1), "shared by m = 3 samples");
            yield return (exercise, Matrices.Column(-2 / 3.0, 2, -2 / 3.0), "that is the slope of the mean square");
            yield return (exercise, Matrices.Column(-1 / 3.0, 1, -1 / 3.0), "half the mean square");
            yield return (exercise, Matrices.Column(1 / 3.0, -1 / 3.0, 1 / 3.0), "opposite sign");
            yield return (exercise, Matrices.Column(1 / 3.0, 1 / 3.0, 1 / 3.0), "−1 where u is negative");
            yield return (exercise, new[] { 1.0 }, "a 3×1 matrix is asked for, this is the number 1");
        }
        foreach (var exercise in (Exercise[])[Exercises.ParameterCount])
        {
            yield return (exercise, 88, "these are the weights");
            yield return (exercise, 17, "these are the biases");
            yield return (exercise, 19, "the number of units");
            yield return (exercise, 128, "that multiplies all sizes");
            yield return (exercise, 96, "the last layer is missing");
            yield return (exercise, 104, "rounded");
            yield return (exercise, 1000, "1000 is not right: it is too large");
            yield return (exercise, 2.5, "2.5 is not right: it is too small");
        }
        foreach (var exercise in (Exercise[])[Exercises.LimitOfTheRate])
        {
            yield return (exercise, 3.2204, "the other minimum");
            yield return (exercise, 14.42, "not the flattest");
            yield return (exercise, 1.8859, "that is 1/λ");
            yield return (exercise, 0.53025, "that is the largest eigenvalue");
            yield return (exercise, 0.04, "the rate of the walk");
            yield return (exercise, 3.8, "rounded");
            yield return (exercise, -3.7718, "opposite sign");
            yield return (exercise, 10, "10 is not right: it is too large");
        }
        foreach (var exercise in (Exercise[])[Exercises.AnotherLoss(A5, Y)])
        {
            yield return (exercise, Matrices.Row(-0.1, -0.8), "that is dA5");
            yield return (exercise, Matrices.Row(-0.0045, -0.064), "do not divide by m");
            yield return (exercise, Matrices.Row(0.09, 0.16), "the factor Ŷ − Y is missing");
            yield return (exercise, Matrices.Row(0.009, 0.128), "opposite sign");
            yield return (exercise, Matrices.Row(-0.018, -0.256), "the ½ of the loss cancels");
            yield return (exercise, Matrices.Row(-0.027, -0.384), "3 times too large");
        }
        foreach (var exercise in (Exercise[])[Exercises.GradientOfTheInput(X, Matrices.Row(1, 0), Weights, Biases)])
        {
            yield return (exercise, Rows([-0.566311, 0.731059], [0.188771, -0.731059]), "do not divide by m");
            yield return (exercise, Rows([1.132622, -1.462117], [-0.377541, 1.462117]), "opposite sign");
            yield return (
                exercise,
                Rows([-1.132622, 0.377541], [1.462117, -1.462117]),
                "this is the transpose of the right answer"
            );
            yield return (exercise, Rows([-1.132622, 0.1], [0.377541, -1.462117]), "3 of 4 entries are right");
        }
        foreach (var exercise in (Exercise[])[Exercises.ThroughReLU("dZ3", DA3, Z3)])
        {
            yield return (exercise, DA3, "the slope of ReLU is missing");
            yield return (exercise, Rows([1, 0], [0, 1]), "that is the slope of ReLU alone");
            yield return (exercise, Rows([2, 0], [0, 12]), "that is ReLU itself");
            yield return (exercise, Rows([2, 1], [-1, 12]), "not Z");
            yield return (exercise, Rows([0, -1], [0.5, 0]), "the other way round");
            yield return (exercise, Rows([1, 0], [0, 1.5]), "do not divide by m");
        }
        foreach (var exercise in (Exercise[])[Exercises.ToTheWeights("dW3", DA3, W3)])
        {
            yield return (exercise, Rows([0, 2], [6.5, 13.5]), "that is the sum over the samples");
            yield return (exercise, Rows([0, 3.25], [1, 6.75]), "that is the transpose");
            yield return (exercise, Rows([0, 6.5], [2, 13.5]), "and not divided by m");
            yield return (exercise, Rows([0, 0.5], [1.625, 3.375]), "divide by m once");
            yield return (exercise, Rows([0.5, 0.5], [1.75, 1.75]), "not its slope");
        }
        foreach (var exercise in (Exercise[])[Exercises.ToTheBiases("db3", DA3)])
        {
            yield return (exercise, new[] { 1, 3.5 }, "that is the sum over the samples");
            yield return (exercise, new[] { 0.25, 0.875 }, "divide by m once");
            yield return (exercise, new[] { 2, 0.5 }, "that is the first sample's");
        }
        foreach (var exercise in (Exercise[])[Exercises.OneLayerBack("dA2", W3, DA3)])
        {
            yield return (exercise, Rows([3, 5], [8, 9]), "it is the transpose of W");
            yield return (exercise, Rows([1.75, 4], [3, 5]), "do not divide by m");
        }
        foreach (var exercise in (Exercise[])[Exercises.Shortcut(W3, Z3, DA3)])
        {
            yield return (exercise, Rows([2, 9], [4, 12]), "the shortcut is missing");
            yield return (exercise, DA3, "that is the shortcut alone");
            yield return (exercise, Rows([4, 5], [6.5, 15]), "it is the transpose of W3");
            yield return (exercise, Rows([5.5, 7], [6.5, 13]), "the slope of ReLU is missing");
            yield return (exercise, Rows([0, 10], [3.5, 9]), "the two paths add up");
        }
        foreach (var exercise in (Exercise[])[Exercises.VanishedNorm])
        {
            yield return (exercise, 9.9229e-9, "nine layers back");
            yield return (exercise, 2.7564e-10, "eleven layers back");
            yield return (exercise, 6046617.6, "going back it shrinks");
            yield return (exercise, 0.0016667, "each layer divides again");
            yield return (exercise, 0.016667, "one layer back");
            yield return (exercise, 1.6538e-8, "it starts at 0.1");
            yield return (exercise, 1.66e-9, "rounded");
            yield return (exercise, 0, "0 is not right: it is too small");
        }
        foreach (var exercise in (Exercise[])[Exercises.ClippedGradient])
        {
            yield return (exercise, new[] { 1, -1 }, "that turns the gradient");
            yield return (exercise, new[] { 0.75, -1 }, "divides by the largest entry");
            yield return (exercise, new[] { 0.428571, -0.571429 }, "the sum of the entries' sizes");
            yield return (exercise, new[] { 0.12, -0.16 }, "the square of the length");
            yield return (exercise, new[] { 3, -4 }, "that is g as it was");
            yield return (exercise, new[] { 0.6, 0.8 }, "the sign of the second entry");
            yield return (exercise, new[] { -0.6, 0.8 }, "opposite sign");
            yield return (exercise, 1, "a 1×2 matrix is asked for, this is the number 1");
        }
        foreach (var exercise in (Exercise[])[Exercises.BatchSize])
        {
            yield return (exercise, 64, "four times the batch only halves the scatter");
            yield return (exercise, 32, "divides the scatter by √2 only");
            yield return (exercise, 4, "a larger batch has the smaller scatter");
            yield return (exercise, 128, "by 4 is asked for");
            yield return (exercise, 1024, "divides the scatter by 8");
            yield return (exercise, -256, "opposite sign");
            yield return (exercise, 255, "rounded");
            yield return (exercise, 0, "0 is not right: it is too small");
        }
        foreach (var exercise in (Exercise[])[Exercises.LeakyDeviation])
        {
            yield return (exercise, 0.2, "He's deviation for ReLU");
            yield return (exercise, 0.0396, "that is the variance");
            yield return (exercise, -0.1990, "not negative");
            yield return (exercise, 0.19069, "kept with s²");
            yield return (exercise, 0.20101, "the left side adds");
            yield return (exercise, 0.14142, "the 2 is missing");
            yield return (exercise, 1.40720, "n = 50, is missing");
            yield return (exercise, 3, "3 is not right: it is too large");
        }
        foreach (var exercise in (Exercise[])[Exercises.GradientOfB])
        {
            yield return (exercise, 7, "b is used twice");
            yield return (exercise, 5, "b is used twice");
            yield return (exercise, 6, "that is da");
            yield return (exercise, 37, "that is y");
            yield return (exercise, 13, "the last a does not depend on b");
            yield return (exercise, 35, "the two paths add up");
            yield return (exercise, -12, "opposite sign");
            yield return (exercise, 100, "100 is not right: it is too large");
        }
        foreach (var exercise in (Exercise[])[Exercises.SoftmaxByTape])
        {
            yield return (exercise, Matrices.Row(0.211565, 0.702420, 0.086016), "the true class is missing");
            yield return (exercise, Matrices.Row(-0.211565, 0.297580, -0.086016), "opposite sign");
            yield return (exercise, Matrices.Row(0, -1.423651, 0), "that is ∂E/∂p");
            yield return (exercise, Matrices.Row(0.423130, -0.595161, 0.172032), "2 times too large");
        }
        foreach (var exercise in (Exercise[])[Exercises.FirstBiasGradient])
        {
            yield return (exercise, 0.002544, "the gradient is p − y");
            yield return (exercise, 0.10254, "the mean of y: p is missing");
            yield return (exercise, -0.10254, "the mean of −y: p is missing");
            yield return (exercise, 0.1, "y is missing");
            yield return (exercise, -3.3, "that is the sum over the pictures");
            yield return (exercise, -0.9, "of one picture of a 3");
            yield return (exercise, 0, "exactly a tenth");
            yield return (exercise, 2.3026, "that is the loss");
            yield return (exercise, -0.09229, "other digits count as well");
            yield return (exercise, -0.0025, "rounded");
            yield return (exercise, 5, "5 is not right: it is too large");
        }
        foreach (var exercise in (Exercise[])[Exercises.PicturesForTheTest])
        {
            yield return (exercise, 28, "the root of the answer");
            yield return (exercise, 3.92, "square the standard error");
            yield return (exercise, 0.0784, "half a percentage point is 0.005");
            yield return (exercise, 196, "a whole percentage point");
            yield return (exercise, 800, "not 1 − p");
            yield return (exercise, 39200, "not p");
            yield return (exercise, 10000, "p = ½");
            yield return (exercise, 250, "what our test set has");
            yield return (exercise, 3136, "a quarter of a percentage point");
            yield return (exercise, 785, "rounded");
            yield return (exercise, 5000, "5000 is not right: it is too large");
        }
        foreach (var exercise in (Exercise[])[Exercises.Recall(Counts)])
        {
            yield return (exercise, new[] { 0.75, 0.789474, 0.842105 }, "the precision");
            yield return (exercise, new[] { 0.1, 0.25, 0.2 }, "read wrong");
            yield return (exercise, new[] { 9, 15, 16 }, "the numbers of right ones");
            yield return (exercise, new[] { 10, 20, 20 }, "which share of each was read right?");
            yield return (exercise, new[] { 0.18, 0.3, 0.32 }, "the sum of its row");
            yield return (exercise, new[] { 90, 75, 80 }, "per cent");
            yield return (exercise, new[] { 0.2, 0.4, 0.4 }, "how frequent each class is");
            yield return (exercise, 0.8, "a 1×3 matrix is asked for, this is the number 0.8");
            yield return (exercise, new[] { 0.9, 0.75, 0.7 }, "2 of 3 entries are right");
        }
        foreach (var exercise in (Exercise[])[Exercises.AlwaysTheSame(Leaves)])
        {
            yield return (exercise, 0.5556, "would be wrong");
            yield return (exercise, 44.44, "per cent");
            yield return (exercise, 4, "how often the class occurs");
            yield return (exercise, 0.2222, "least often");
            yield return (exercise, 0.3333, "a die");
            yield return (exercise, 0.358, "in the proportions");
            yield return (exercise, 0.25, "not 1 by it");
            yield return (exercise, 0.1481, "do not divide by the number of classes");
            yield return (exercise, 0.44, "was something rounded");
            yield return (exercise, 9, "9 is not right: it is too large");
        }
        foreach (var exercise in (Exercise[])[OnePicture()])
        {
            yield return (exercise, Matrices.Row(0.6, 0.7), "the way downhill");
            yield return (exercise, Matrices.Row(1.4, -0.2), "y is missing");
            yield return (exercise, Matrices.Row(2, 0.5), "the weight image of the true class");
            yield return (exercise, Matrices.Row(-2, -0.5), "p is missing");
            yield return (exercise, Matrices.Row(-0.082, -0.175), "one factor too many");
            yield return (exercise, Matrices.Row(-0.2, -0.233333), "number of classes");
            yield return (exercise, Matrices.Row(-0.6, 0.1), "1 of 2 entries are right");
            yield return (exercise, Matrices.Row(0.7, -0.8, 0.1), "a 1×2 matrix is asked for, this is 1×3");
        }
    }

    [Theory, MemberData(nameof(WrongAnswers))]
    public void A_wrong_answer_gets_the_sentence_that_helps(Exercise exercise, object answer, string help)
    {
        var result = exercise.Check(answer);
        Assert.Equal(ExerciseStatus.Wrong, result.Status);
        Assert.Contains(help, result.ToString());
    }

    public static TheoryData<Exercise> EveryExercise => [.. All];

    [Theory, MemberData(nameof(EveryExercise))]
    public void No_answer_throws_or_is_taken_for_right(Exercise exercise)
    {
        Assert.Equal(ExerciseStatus.NotAnswered, exercise.Check(null).Status);
        object[] junk =
        [
            double.NaN,
            double.PositiveInfinity,
            -7.25,
            new double[] { },
            new double[0, 0],
            new double[][] { [1], [2, 3] },
            new[] { double.NaN, double.NaN },
            Matrices.Row(1, 2, 3, 4, 5, 6, 7),
            Matrix<double>.Build.Dense(3, 3),
            "seven",
            'x',
            DateTime.UnixEpoch,
            new object(),
        ];
        Assert.All(
            junk,
            answer =>
            {
                var result = exercise.Check(answer);
                Assert.Equal(ExerciseStatus.Wrong, result.Status);
                Assert.NotEmpty(result.Hint);
            }
        );
    }

    [Theory, MemberData(nameof(EveryExercise))]
    public void Numbers_get_no_factor(Exercise exercise)
    {
        var hint = exercise.Check(-7.25).Hint;
        Assert.DoesNotContain("times too", hint);
    }

    public static TheoryData<Func<ExerciseResult>, string> Functions =>
        new()
        {
            { () => Exercises.SoftmaxIsSigmoid.Check((z1, z2) => z1 - z2), "✓" },
            { () => Exercises.SoftmaxIsSigmoid.Check((Func<double, double, double>?)null), "not answered" },
            { () => Exercises.SoftmaxIsSigmoid.Check((z1, z2) => z2 - z1), "that gives the second component" },
            { () => Exercises.SoftmaxIsSigmoid.Check((z1, z2) => 1 / (1 + Math.Exp(z2 - z1))), "that is σ(u)" },
            { () => Exercises.SoftmaxIsSigmoid.Check((z1, z2) => z1), "z₂ matters as well" },
            { () => Exercises.SoftmaxIsSigmoid.Check((z1, z2) => z1 + z2), "must change nothing" },
            { () => Exercises.SoftmaxIsSigmoid.Check((z1, z2) => Math.Exp(z1 - z2)), "the exponent is asked for" },
            { () => Exercises.SoftmaxIsSigmoid.Check((z1, z2) => 1.5), "not right at (5, 7), where it gives 1.5" },
            { () => Exercises.SoftmaxIsSigmoid.Check((z1, z2) => double.NaN), "at (0.3, -1.2) it gives NaN" },
            {
                () => Exercises.SoftmaxIsSigmoid.Check((z1, z2) => throw new NotSupportedException("later")),
                "it throws at (0.3, -1.2): later"
            },
            { () => Exercises.PowerSlope.Check((x, n) => n * Math.Pow(x, n - 1)), "✓" },
            { () => Exercises.PowerSlope.Check((x, n) => 3 * x * x), "it ignores n" },
            { () => Exercises.PowerSlope.Check((x, n) => 6.75), "a fixed number" },
            { () => Exercises.PowerSlope.Check((x, n) => Math.Pow(x, n - 1)), "the factor n is missing" },
            { () => Exercises.PowerSlope.Check((x, n) => n * Math.Pow(x, n)), "the power is n − 1" },
            { () => Exercises.PowerSlope.Check((x, n) => (n - 1) * Math.Pow(x, n - 1)), "not n − 1" },
            { () => Exercises.PowerSlope.Check((x, n) => 0), "nothing comes back" },
            { () => Exercises.PowerSlope.Check((x, n) => Math.Pow(x, n)), "that is the value" },
            { () => Exercises.PowerSlope.Check((x, n) => 1 / (n - n)), "it gives Infinity" },
            { () => Exercises.PowerValue.Check((x, n) => Math.Pow(x, n)), "✓" },
            { () => Exercises.PowerValue.Check((x, n) => 0), "the node has no value" },
            { () => Exercises.PowerValue.Check((x, n) => x * x * x), "it ignores n" },
            { () => Exercises.PowerValue.Check((x, n) => x * n), "that is x·n" },
            { () => Exercises.PowerValue.Check((x, n) => Math.Pow(n, x)), "changed places" },
            { () => Exercises.PowerValue.Check((x, n) => Math.Pow(x, n - 1)), "that is xⁿ⁻¹" },
            { () => Exercises.PowerValue.Check((x, n) => n * Math.Pow(x, n - 1)), "that is the slope" },
            { () => Exercises.PowerValue.Check((x, n) => 7), "not right at (1.5, 3), where it gives 7" },
            { () => Exercises.RepairedSquare.Check(x => 2 * x), "✓" },
            { () => Exercises.RepairedSquare.Check(x => x), "one of the two uses of x is overwritten" },
            { () => Exercises.RepairedSquare.Check(x => 4 * x), "counted twice" },
            { () => Exercises.RepairedSquare.Check(x => 6), "right at 3 only" },
            { () => Exercises.RepairedSquare.Check(x => 0), "nothing arrives" },
            { () => Exercises.RepairedCube.Check(x => 3 * x * x + 1), "✓" },
            { () => Exercises.RepairedCube.Check(x => 1), "only the last use of x" },
            { () => Exercises.RepairedCube.Check(x => 3 * x * x), "the last + x is missing" },
            { () => Exercises.RepairedCube.Check(x => 2), "doubling what is assigned" },
            { () => Exercises.RepairedCube.Check(x => 6 * x * x + 2), "counted twice" },
        };

    [Theory, MemberData(nameof(Functions))]
    public void Functions_are_tried_at_several_places(Func<ExerciseResult> check, string shown) =>
        Assert.Contains(shown, check().ToString());

    private static Matrix<double> X => Matrices.FromRows([1, -1], [0.5, -2]);

    // Two hidden units of sums 1·x1 + 1·x2 − 1 and 1·x1 − 1·x2 + 1, and 1·h1 + 2·h2 − 3 above them.
    private static Matrix<double>[] Weights => [null!, Matrices.FromRows([1, 1], [1, -1]), Matrices.Row(1, 2)];

    private static Matrix<double>[] Biases => [null!, Matrices.Column(-1, 1), Matrices.Column(-3)];

    private static Exercise OneBias() =>
        Exercises.OneBias(Matrices.Row(0.5, -0.5), Matrices.FromRows([3, 2], [1, 0]), Matrices.Row(1, -1));

    // Three classes, of which 9 of 10, 15 of 20 and 16 of 20 were read right.
    private static Matrix<double> Counts => Rows([9, 0, 1], [3, 15, 2], [0, 4, 16]);

    // A picture of two pixels, of the second of three classes.
    // Four, three and two of nine.
    private static Matrix<double> Leaves => Matrices.OneHot([0, 0, 0, 0, 1, 1, 1, 2, 2], 3);

    private static Exercise OnePicture() =>
        Exercises.GradientOfThePicture(
            Matrices.Row(0.7, 0.2, 0.1),
            Matrices.Row(0, 1, 0),
            Rows([1, 2, 3], [-1, 0.5, 4])
        );

    private static Matrix<double> Rows(params double[][] rows) => Matrices.FromRows(rows);
}

using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests;

/// <summary>Every number that Florez's article prints for one training step of its 2-3-2 network (ledger A06–A20).</summary>
public class XorArticleTests
{
    private readonly Matrix<double> _x = DataSets.Xor().X.Rows(0, 1);
    private readonly Matrix<double> _y = DataSets.Xor().Y.Rows(0, 1);
    private readonly Network _network = Network.Create(
        [2, 3, 2],
        Activation.Sigmoid,
        Activation.Sigmoid,
        Initializer.ScaledUniform,
        new NumPyRandom(2017),
        biases: false
    );

    [Fact]
    public void A06_initial_values()
    {
        Check.Printed("X", _x, "[1.76405235, 0.40015721]");
        Check.Printed("Y", _y, "[1, 0]");
        Check.Printed(
            "W1",
            _network[1].W,
            "[[−0.67746455, 0.37769425, −0.07365253], [−0.53663519, 0.60920496, 0.21149622]]"
        );
        Check.Printed(
            "W2",
            _network[2].W,
            "[[−0.41491732, −0.30992816], [−0.31583913, −0.27706468], [−0.44701662, 0.15231059]]"
        );
    }

    [Fact]
    public void A07_to_A10_forward()
    {
        var f = _network.Forward(_x);
        Check.Printed("z1", f.Z[1], "[−1.40982136, 0.91005018, −0.04529517]");
        Check.Printed("h1", f.A[1], "[0.19626223, 0.71301043, 0.48867814]");
        Check.Printed("z2", f.Z[2], "[−0.52507645, −0.18394635]");
        Check.Printed("h2", f.A[2], "[0.37166596, 0.45414264]");
    }

    [Fact]
    public void A14_to_A19_backward()
    {
        var f = _network.Forward(_x);
        var g = _network.Backward(f, _y, Loss.HalfSquared);
        Check.Printed("−(y − h2)", g.dA[2], "[−0.62833404, 0.45414264]");
        Check.Printed("h2(1 − h2)", Activation.Sigmoid.Derivative(f.Z[2]), "[0.23353037, 0.2478971]");
        Check.Printed(
            "dW2",
            g.dW[2],
            "[[−0.02879856, 0.02209533], [−0.10462365, 0.08027117], [−0.07170623, 0.0550157]]"
        );
        Check.Printed("dh1", g.dA[1], "[0.02599101, 0.01515256, 0.08274025]");
        Check.Printed("h1(1 − h1)", Activation.Sigmoid.Derivative(f.Z[1]), "[0.15774337, 0.20462656, 0.24987182]");
        Check.Printed("dW1", g.dW[1], "[[0.00723246, 0.00546965, 0.03647082], [0.00164061, 0.00124073, 0.00827303]]");
    }

    [Fact]
    public void A16_and_A20_one_step()
    {
        var before = _network[1].W;
        var lossBefore = _network.TotalLoss(_x, _y, Loss.HalfSquared);
        _network.Step(_network.Backward(_network.Forward(_x), _y, Loss.HalfSquared), learningRate: 0.001);
        Check.Printed(
            "W2*",
            _network[2].W,
            "[[−0.41488852, −0.30995026], [−0.31573451, −0.27714495], [−0.44694491, 0.15225557]]"
        );
        Check.Printed(
            "W1*",
            _network[1].W,
            "[[−0.67747178, 0.37768878, −0.073689], [−0.53663683, 0.60920372, 0.21148795]]"
        );
        Check.Printed("W1", before, "[[−0.67746455, 0.37769425, −0.07365253], [−0.53663519, 0.60920496, 0.21149622]]");
        Assert.True(_network.TotalLoss(_x, _y, Loss.HalfSquared) < lossBefore);
    }
}

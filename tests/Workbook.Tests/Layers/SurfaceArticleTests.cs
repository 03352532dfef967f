namespace Workbook.Tests;

/// <summary>Warfield's SimpleNN [2, 64, 64, 64, 1] of seed 99 (ledger C09, C11, C15), run with NumPy.</summary>
public class SurfaceArticleTests
{
    private readonly Network _network = Network.Create(
        [2, 64, 64, 64, 1],
        Activation.ReLU,
        Activation.Identity,
        Initializer.Uniform(-1, 1),
        new NumPyRandom(99)
    );

    [Fact]
    public void C09_initial_weights()
    {
        Assert.Equal("2-64-64-64-1, 8577 parameters", _network.ToString());
        Assert.Equal(
            [0.34455711726158356, -0.02384320151883257, 0.6509903480717927, -0.9371072247474037, 0.6160999267296954],
            _network[1].W.Row(0).Take(5)
        );
        Assert.Equal([0.4067297055514598, -0.20107918427531923, 0.23581779873893272], _network[2].W.Row(0).Take(3));
        Assert.Equal([0.3146083896946219, 0.9155357874813619, 0.606567954465026], _network[4].W.Column(0).TakeLast(3));
        Assert.All(_network.Layers, layer => Assert.All(layer.b!, b => Assert.Equal(0, b)));
    }

    [Fact]
    public void C11_untrained_prediction() =>
        Assert.Equal(-0.2179698348516187, _network.Predict(Matrices.Row(0.1, 0.2))[0, 0], 1e-14);

    [Fact]
    public void C15_backward_pass()
    {
        var f = _network.Forward(Matrices.Row(0.1, 0.2));
        var g = _network.Backward(f, Matrices.Row(0.5), Loss.HalfSquared);

        Agree([0.9235571698233456, 0, 0, 0], g.db[1]!.Take(4));
        Agree([0, 0, 0, 0.22994862792197468], g.db[2]!.Take(4));
        Agree([0, 0.650682788255441, 0, 0], g.db[3]!.Take(4));
        Agree([-0.7179698348516187], g.db[4]!);
        Agree(
            [5.101163561438213, 5.920386717352025, 7.3305609274855374, 5.622333540166221],
            Enumerable.Range(1, 4).Select(l => g.dW[l].FrobeniusNorm())
        );
        Agree(
            [22.813096975441535, 8.170399341849592, 2.673377989585396, 0.7179698348516187],
            Enumerable.Range(1, 4).Select(l => g.db[l]!.L2Norm())
        );
        Agree([0, -0.0599831158274389, 0, 0, -0.1257364863698837], g.dW[4].Column(0).Take(5));
    }

    private static void Agree(IEnumerable<double> expected, IEnumerable<double> actual)
    {
        foreach (var (wanted, found) in expected.Zip(actual))
        {
            Assert.Equal(wanted, found, 1e-12);
        }
    }
}

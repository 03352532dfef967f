using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests;

public class MatricesTests
{
    private static readonly Matrix<double> A = Matrices.FromRows([
        [1, 2],
        [3, 4],
        [5, 6],
    ]);

    [Fact]
    public void Rows_become_a_matrix()
    {
        Assert.Equal("3×2", A.Shape());
        Assert.Equal(5, A[2, 0]);
        Assert.Equal(A, Matrices.FromRows([1, 2], [3, 4], [5, 6]));
        Assert.Equal("1×3", Matrices.Row(1, 2, 3).Shape());
        Assert.Equal("3×1", Matrices.Column(1, 2, 3).Shape());
    }

    [Fact]
    public void Operations_of_derivations()
    {
        Assert.Equal(
            Matrices.FromRows([
                [1, 4],
                [9, 16],
                [25, 36],
            ]),
            A.Hadamard(A)
        );
        Assert.Equal(
            Matrices.FromRows([
                [11, 22],
                [13, 24],
                [15, 26],
            ]),
            A.AddRow(Matrices.Vector(10, 20))
        );
        Assert.Equal(21, A.Sum());
        Assert.Equal(91, A.SumOfSquares());
        Assert.Equal(3.5, A.Mean());
        Assert.Equal(
            Matrices.FromRows([
                [5, 6],
                [1, 2],
            ]),
            A.Rows([2, 0])
        );
        Assert.Equal(Matrices.Row(3, 4), A.Rows(1, 1));
        Assert.Equal(
            [1, 0],
            Matrices
                .FromRows([
                    [0, 2],
                    [7, 6],
                ])
                .ArgMax()
        );
        Assert.Equal(
            Matrices.FromRows([
                [0, 1],
                [1, 0],
            ]),
            Matrices.OneHot([1, 0], classes: 2)
        );
    }

    [Fact]
    public void What_does_not_fit_is_named_with_its_shape()
    {
        Assert.Contains(
            "rows[0] has 2 entries and rows[1] has 1",
            Assert.Throws<ArgumentException>(() => Matrices.FromRows([1, 2], [3])).Message
        );
        Assert.Contains("at least one row", Assert.Throws<ArgumentException>(() => Matrices.FromRows()).Message);
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => Matrices.Row()).Message);
        Assert.Contains(
            "A is 3×2 and B is 2×3",
            Assert.Throws<ArgumentException>(() => A.Hadamard(A.Transpose())).Message
        );
        Assert.Contains(
            "A is 3×2 and b has 1 entry",
            Assert.Throws<ArgumentException>(() => A.AddRow(Matrices.Vector(1))).Message
        );
        Assert.Contains(
            "labels[1] is 2: with 2 classes, labels run from 0 to 1",
            Assert.Throws<ArgumentOutOfRangeException>(() => Matrices.OneHot([0, 2], 2)).Message
        );
        Assert.Contains("labels is empty", Assert.Throws<ArgumentException>(() => Matrices.OneHot([], 2)).Message);
    }
}

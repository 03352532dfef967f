using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace Workbook.Tests.Display;

public class LatexTests
{
    [Theory]
    [InlineData(-0.073652530, 8, "-0.07365253")]
    [InlineData(0.5, 8, "0.5")]
    [InlineData(-0.0, 8, "0")]
    [InlineData(1234.5678, 2, "1234.57")]
    [InlineData(0.00001234, 4, @"1.234\cdot 10^{-5}")]
    [InlineData(double.NaN, 4, @"\mathrm{NaN}")]
    [InlineData(double.NegativeInfinity, 4, @"-\infty")]
    public void Number(double value, int decimals, string latex) => Assert.Equal(latex, value.ToLatex(decimals));

    [Fact]
    public void Matrix_stands_in_brackets_row_by_row() =>
        Assert.Equal(
            @"\begin{bmatrix} 1 & 2 \\ 3 & 4.5 \end{bmatrix}",
            Matrices
                .FromRows([
                    [1, 2],
                    [3, 4.5],
                ])
                .ToLatex()
        );

    [Fact]
    public void Large_matrix_is_elided_and_keeps_its_last_row_and_column()
    {
        var latex = Matrix<double>.Build.Dense(100, 50, (row, column) => 1000 * (row + 1) + column + 1).ToLatex();

        Assert.Equal(9, latex.Split(@"\\").Length - 1);
        Assert.Contains(@"1006 & \cdots & 1050 \\", latex);
        Assert.EndsWith(@"100050 \end{bmatrix}", latex);
        Assert.Contains(@"\vdots & \ddots & \vdots", latex);
    }

    [Fact]
    public void Vector_shows_its_length() =>
        Assert.Equal(
            @"$$\underset{(3)}{b_1} = \begin{bmatrix} 1 & 2 & 3 \end{bmatrix}$$",
            Vector<double>.Build.Dense([1, 2, 3]).Named("b_1").Represent(MimeTypes.Latex)
        );

    [Fact]
    public void Holes_of_an_equation_take_numbers_and_matrices_whatever_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            var equation = new Equation(
                "z &= x w",
                $"&= {Matrices.Row(0.123456, 2)} \\cdot {0.123456:2} + {1.5:0.000}"
            );

            Assert.Equal(
                @"$$\begin{aligned} z &= x w \\ &= \begin{bmatrix} 0.1235 & 2 \end{bmatrix} \cdot 0.12 + 1.500 \end{aligned}$$",
                equation.Represent(MimeTypes.Latex)
            );
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

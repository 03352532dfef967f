namespace Workbook.Additions.Tests;

/// <summary>Half of the squared error up to 1, beyond it as steep as there: far-off samples pull no harder than others.</summary>
internal sealed class HuberLoss()
    : Loss(
        "Huber loss",
        @"\frac{1}{N} \sum \begin{cases} \frac{1}{2} e^2 & |e| \le 1 \\ |e| - \frac{1}{2} & |e| > 1 \end{cases}"
    )
{
    public override double ValueAt(double a, double y, int outputs) =>
        Math.Abs(a - y) <= 1 ? (a - y) * (a - y) / 2 : Math.Abs(a - y) - 0.5;

    public override double SlopeAt(double a, double y, int outputs) => Math.Clamp(a - y, -1, 1);

    public override Value OnTape(Value a, double y, int outputs) =>
        Math.Abs(a.Data - y) <= 1 ? (a - y) * (a - y) / 2 : (a - y).Abs() - 0.5;
}

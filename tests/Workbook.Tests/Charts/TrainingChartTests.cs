namespace Workbook.Tests;

public class TrainingChartTests
{
    [Fact]
    public void A_network_that_answers_NaN_has_no_accuracy_and_its_chart_says_so()
    {
        var picture = Chart.Titled("boundary").AddLine([0, 1], [0, 1]);
        var chart = Chart.Training("descent", [0, 9], [0.5, double.NaN], [1, double.NaN], [picture, picture]);
        Assert.Contains("the accuracy from 50.0 % to none (the network answers NaN)", ChartSentence.Of(chart));
    }
}

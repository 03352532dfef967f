namespace Workbook.Tests;

public class TrainingStatusTests
{
    [Theory]
    [InlineData(61.2, "1:02 left")]
    [InlineData(0.4, "0:01 left")]
    [InlineData(0, "0:00 left")]
    public void Time_left_is_rounded_up(double seconds, string expected) =>
        Assert.EndsWith(expected, new TrainingStatus(3, 4, 0.25, TimeSpan.FromSeconds(seconds)).ToString());
}

namespace Workbook.Tests;

public class ScheduleTests
{
    public static TheoryData<LearningRateSchedule, int, double> Factors =>
        new()
        {
            { LearningRateSchedule.Constant, 1000, 1 },
            { LearningRateSchedule.Step(10, 0.5), 9, 1 },
            { LearningRateSchedule.Step(10, 0.5), 10, 0.5 },
            { LearningRateSchedule.Step(10, 0.5), 39, 0.125 },
            { LearningRateSchedule.Exponential(Math.Log(2)), 3, 0.125 },
            { LearningRateSchedule.InverseTime(0.5), 0, 1 },
            { LearningRateSchedule.InverseTime(0.5), 6, 0.25 },
            { LearningRateSchedule.Cosine(100), 0, 1 },
            { LearningRateSchedule.Cosine(100), 50, 0.5 },
            { LearningRateSchedule.Cosine(90), 30, 0.75 },
            { LearningRateSchedule.Cosine(100, 0.1), 50, 0.55 },
            { LearningRateSchedule.Cosine(100, 0.1), 250, 0.1 },
        };

    [Theory, MemberData(nameof(Factors))]
    public void Factors_follow_their_formulas(LearningRateSchedule schedule, int epoch, double factor) =>
        Assert.Equal(factor, schedule.Factor(epoch), 1e-15);
}

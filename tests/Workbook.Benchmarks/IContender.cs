namespace Workbook.Benchmarks;

internal interface IContender
{
    string Name { get; }

    /// <summary>Seconds that one unit of the work takes; null where the contender has nothing for it.</summary>
    double? Seconds(string work);
}

namespace Workbook;

/// <summary>A piece of work in numbered parts which may run in any order, on any threads.</summary>
internal interface IParts
{
    void Run(int part);
}

namespace Workbook.Book.Workers;

/// <summary>What a <see cref="CellMessage"/> says: the first three to the process of the cells, the others from it.</summary>
internal enum CellMessageKind
{
    Begin,
    Run,
    Stop,
    Ready,
    Write,
    Display,
    Update,
    Fail,
    Clear,
    End,
}

using Spectre.Console;
using Spectre.Console.Rendering;

namespace Workbook.Book.Running;

/// <summary>"12/40" beside a notebook's bar: cells done, cells in all.</summary>
internal sealed class CellsColumn : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text($"{task.Value:0}/{task.MaxValue:0}").RightJustified();
}

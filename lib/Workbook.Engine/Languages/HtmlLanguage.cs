using Workbook.Engine.Consoles;
using Workbook.Engine.Display;
using Workbook.Engine.Results;

namespace Workbook.Engine.Languages;

/// <summary>HTML, which the client shows as it is.</summary>
internal sealed class HtmlLanguage : ICellLanguage
{
    public IReadOnlyList<string> Names { get; } = ["html"];

    public Task<DisplayData?> RunAsync(CellContext cell, string code, string options, CancellationToken interrupt) =>
        Task.FromResult<DisplayData?>(ValueFormatter.Bundle([("text/html", code.Trim()), ("text/plain", code.Trim())]));
}

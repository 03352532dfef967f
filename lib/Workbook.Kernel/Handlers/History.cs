using System.IO.Enumeration;
using System.Text.Json.Nodes;
using Workbook.Kernel.Messages;

namespace Workbook.Kernel.Handlers;

/// <summary><c>history_request</c>: the cells executed since the kernel started, which is session 1.</summary>
internal sealed class History
{
    private const int Session = 1;

    private readonly List<(int Line, string Input, string? Output)> _cells = [];

    public void Add(int line, string input, string? output)
    {
        lock (_cells)
        {
            _cells.Add((line, input, output));
        }
    }

    public JsonObject Handle(Request request)
    {
        var withOutput = request.Flag("output", false);
        List<(int Line, string Input, string? Output)> found;
        lock (_cells)
        {
            found = [.. Find(request)];
        }

        return new JsonObject
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([
                .. found.Select(cell => new JsonArray(
                    Session,
                    cell.Line,
                    withOutput ? new JsonArray(cell.Input, cell.Output) : cell.Input
                )),
            ]),
        };
    }

    private IEnumerable<(int Line, string Input, string? Output)> Find(Request request)
    {
        var count = Math.Max(0, request.Number("n", int.MaxValue));
        switch (request.Text("hist_access_type"))
        {
            case "tail":
                return _cells.TakeLast(count);
            case "range":
                // Sessions at or below 0 count back from this one, which is the only one kept.
                if (request.Number("session", 0) is not (0 or Session))
                {
                    return [];
                }

                int start = request.Number("start", 0),
                    stop = request.Number("stop", int.MaxValue);
                return _cells.Where(cell => cell.Line >= start && cell.Line < stop);
            case "search":
                var pattern = request.Text("pattern", "*");
                var matches = _cells.Where(cell =>
                    FileSystemName.MatchesSimpleExpression(pattern, cell.Input, ignoreCase: false)
                );
                if (request.Flag("unique", false))
                {
                    matches = matches.Reverse().DistinctBy(cell => cell.Input).Reverse();
                }

                return matches.TakeLast(count);
            case var other:
                throw new InvalidRequestException($"hist_access_type is '{other}'; it can be tail, range or search.");
        }
    }
}

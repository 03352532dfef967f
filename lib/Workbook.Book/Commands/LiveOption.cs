using System.CommandLine;

namespace Workbook.Book.Commands;

/// <summary>The option "--live" of the commands that write pages.</summary>
internal static class LiveOption
{
    public static Option<bool> Create() =>
        new("--live")
        {
            Description =
                "Lets readers change and run the cells in the pages, with nothing installed: adds 12 MB beside them.",
        };
}

using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Engine.Display;

/// <summary>Registers formatters anew at the end, so that they come before those that were registered meanwhile.</summary>
internal sealed class KeptFormatters(IReadOnlyList<ITypeFormatter> formatters) : IDisposable
{
    public void Dispose()
    {
        foreach (var formatter in formatters)
        {
            Formatter.Register(formatter);
        }
    }
}

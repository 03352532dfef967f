using System.Collections.Concurrent;
using System.ComponentModel;

namespace Workbook.Engine.Display;

/// <summary>Values on their way into a variable of a cell. Public because the code that takes them is compiled as a cell.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TransferredValues
{
    private static readonly ConcurrentDictionary<int, object?> Values = new();
    private static int _count;

    internal static int Put(object? value)
    {
        var key = Interlocked.Increment(ref _count);
        Values[key] = value;
        return key;
    }

    /// <summary>The value, once.</summary>
    public static object? Take(int key) => Values.TryRemove(key, out var value) ? value : null;
}

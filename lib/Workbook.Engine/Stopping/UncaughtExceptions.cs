using System.Runtime.ExceptionServices;
using Workbook.Engine.Consoles;

namespace Workbook.Engine.Stopping;

/// <summary>
/// What no code catches on a thread, a timer or in an <c>async void</c> of a cell is shown below the cell that started it, and
/// the process goes on.
/// </summary>
internal static class UncaughtExceptions
{
    [ThreadStatic]
    private static (Exception Exception, CellContext Cell)? _lastThrown;

    private static readonly Lazy<bool> Installed = new(() =>
    {
        AppDomain.CurrentDomain.FirstChanceException += Note;
        ExceptionHandling.SetUnhandledExceptionHandler(Show);
        return true;
    });

    /// <summary>Takes them over, once per process.</summary>
    public static bool Install() => Installed.Value;

    /// <summary>A thread's or timer's last frame forgets the cell before the exception is known to be uncaught: it is noted when thrown.</summary>
    private static void Note(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (CellContext.Current is { } cell)
        {
            _lastThrown = (thrown.Exception, cell);
        }
    }

    /// <returns>Whether the process goes on: it does unless the exception is the kernel's own, or memory ran out.</returns>
    private static bool Show(Exception exception)
    {
        if (Threads.IsOwn || (CellContext.Current ?? CellThatThrew(exception) ?? CellContext.Latest) is not { } cell)
        {
            return false;
        }
        if (
            !(
                cell.Interrupt.IsCancellationRequested
                && exception is OperationCanceledException or ThreadInterruptedException
            )
        )
        {
            cell.Fail(exception);
        }
        return exception is not OutOfMemoryException;
    }

    private static CellContext? CellThatThrew(Exception exception) =>
        _lastThrown is { } thrown && (thrown.Exception == exception || thrown.Exception == exception.GetBaseException())
            ? thrown.Cell
            : null;
}

using System.ComponentModel;
using Workbook.Engine.Compilation;

namespace Workbook.Engine.Stopping;

/// <summary>What loops ask whether to go on. Public because <see cref="StoppableLoops"/> puts the question into cells.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StopButton
{
    /// <summary>Libraries find the token of the running cell under this name in the application's data; Workbook's training looks at it.</summary>
    private const string DataName = "Workbook.Interrupt";

    private static CancellationToken _interrupt;

    internal static void Watch(CancellationToken token)
    {
        _interrupt = token;
        AppContext.SetData(DataName, token);
    }

    /// <summary>Ends the loop if the running cell is to stop.</summary>
    /// <exception cref="OperationCanceledException">It is.</exception>
    public static void Obey() => _interrupt.ThrowIfCancellationRequested();
}

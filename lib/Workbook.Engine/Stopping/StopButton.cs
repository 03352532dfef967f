using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Workbook.Engine.Consoles;
using Workbook.Engine.Results;

namespace Workbook.Engine.Stopping;

/// <summary>What code of cells asks whether to go on. Public because the compiler of cells puts the questions into cells.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StopButton
{
    /// <summary>
    /// Libraries find under this name, in the application's data, the function that gives the token of the cell that calls;
    /// Workbook's training looks at it.
    /// </summary>
    private const string DataName = "Workbook.Interrupt";

    /// <summary>More than any stack has.</summary>
    private const nuint LargestStack = 1 << 30;

    /// <summary>Half of what .NET asks to be left for a call.</summary>
    private const nuint Step = 48 << 10;

    private static volatile bool _isPressed;

    private static Func<int>? _look;
    private static int _questionsUntilLook;

    /// <summary>Down to this address the thread's stack is known to suffice.</summary>
    [ThreadStatic]
    private static nuint _floor;

    /// <summary>Ends the code that calls if its cell is to stop. Takes half a nanosecond while no cell is.</summary>
    /// <exception cref="OperationCanceledException">It is.</exception>
    public static void Obey()
    {
        if (MayBePressed)
        {
            ObeyNow();
        }
    }

    /// <summary>The same at the beginning of a function, which may be one call too many.</summary>
    /// <exception cref="OperationCanceledException">The cell is to stop.</exception>
    /// <exception cref="InsufficientExecutionStackException">Nearly all of the stack is in use: .NET would end the process.</exception>
    [SkipLocalsInit]
    public static unsafe void Enter()
    {
        byte here;
        if (MayBePressed || (nuint)(&here) - _floor > LargestStack)
        {
            EnterNow((nuint)(&here));
        }
    }

    /// <summary>The same in the clause of a query.</summary>
    public static T Asked<T>(T value)
    {
        Obey();
        return value;
    }

    /// <summary>Takes the place of <see cref="Environment.FailFast(string)"/> in cells: says so below the cell before the process ends.</summary>
    [DoesNotReturn]
    public static void FailFast(string? message, Exception? exception = null)
    {
        CellContext.Current?.Fail(
            CellError.EndedProcess(
                $"The cell ends the kernel with Environment.FailFast: {message} Its variables are gone; restart it to go on."
            )
        );
        Environment.FailFast(message, exception);
    }

    internal static void Install() => AppContext.SetData(DataName, new Func<CancellationToken>(Token));

    /// <summary>From now on, whoever asks looks whether its own cell is meant.</summary>
    internal static void Press() => _isPressed = true;

    internal static void Release() => _isPressed = false;

    /// <summary>For one thread, on which nobody can press the button while code runs: the code itself looks now and then.</summary>
    /// <param name="look">Cancels the cell if it is to stop, and says how many questions later to look again.</param>
    internal static void LookBy(Func<int> look) => (_look, _questionsUntilLook) = (look, 0);

    // A constant to the compilers, and no call: in a browser, a call takes twenty times as long as to count.
    private static bool MayBePressed => OperatingSystem.IsBrowser() ? --_questionsUntilLook < 0 : _isPressed;

    private static CancellationToken Token()
    {
        _questionsUntilLook = _look?.Invoke() ?? 0;
        return CellContext.Current?.Interrupt ?? default;
    }

    private static void ObeyNow() => Token().ThrowIfCancellationRequested();

    private static void EnterNow(nuint here)
    {
        ObeyNow();
        if (here - _floor > LargestStack)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            _floor = here - Step;
        }
    }
}

using Workbook.Engine.Stopping;

namespace Workbook.Browser;

/// <summary>The page's stop button, at which code has to look for itself: the one thread has no time for messages while it runs.</summary>
internal static class PageButton
{
    /// <summary>A look at the page takes a millisecond.</summary>
    private const int MillisecondsBetweenLooks = 100;

    /// <summary>A look at the clock takes as long as many questions, some of which come from slow loops.</summary>
    private const int MostQuestionsBetweenLooks = 4096;

    private static CancellationTokenSource _stop = new();
    private static int _pace;
    private static long _lastQuestion;
    private static long _lastLook;

    /// <summary>The token of a cell that begins.</summary>
    public static CancellationToken Begin()
    {
        _stop = new CancellationTokenSource();
        _pace = 1;
        StopButton.LookBy(Look);
        return _stop.Token;
    }

    /// <summary>Stops the cell that runs.</summary>
    public static void Press() => _stop.Cancel();

    private static int Look()
    {
        var now = Environment.TickCount64;
        _pace = now - _lastQuestion < 10 ? Math.Min(2 * _pace, MostQuestionsBetweenLooks) : Math.Max(_pace / 2, 1);
        _lastQuestion = now;
        if (now - _lastLook >= MillisecondsBetweenLooks)
        {
            _lastLook = now;
            if (Page.IsStopRequested())
            {
                Press();
            }
        }
        return _pace;
    }
}

using System.Diagnostics;

namespace Workbook;

/// <summary>
/// Whether all threads share a training's steps or one does them alone: whichever was faster when both were tried in turns. No rule of
/// sizes could tell, because what threads gain depends on whether their cores share a cache and on what else the machine does; and
/// because no result depends on the threads, trying is free. It is tried again from time to time.
/// </summary>
internal sealed class ThreadChoice(bool isShared)
{
    private const int Turns = 5;
    private const int LeastSettledSteps = 300;

    private static readonly long TurnTicks = Stopwatch.Frequency / 5000;
    private static readonly long SettledTicks = Stopwatch.Frequency / 4;

    // A step that takes so long is worth sharing anywhere.
    private static readonly long LongStepTicks = Stopwatch.Frequency / 50;

    private readonly double[] _alone = new double[Turns],
        _together = new double[Turns];

    private bool _isAlone;
    private int _turn;
    private int _steps;
    private long _since;

    /// <summary>For the next step.</summary>
    public int Threads => isShared && !_isAlone ? Workers.Count : 1;

    private bool IsSettled => _turn == 2 * Turns;

    /// <summary>To be called at the end of each step.</summary>
    public void StepIsDone()
    {
        if (!isShared || Workers.Count == 1)
        {
            return;
        }

        var ticks = Stopwatch.GetTimestamp() - _since;
        // The first step of a turn brings the caches into order, and does not count.
        if (_steps++ == 0)
        {
            _since += ticks;
            return;
        }

        if (IsSettled)
        {
            if (ticks >= SettledTicks && _steps > LeastSettledSteps)
            {
                (_turn, _steps, _isAlone) = (0, 0, false);
            }
        }
        else if (ticks >= TurnTicks)
        {
            EndTurn((double)ticks / (_steps - 1));
        }
    }

    private void EndTurn(double ticksPerStep)
    {
        (_isAlone ? _alone : _together)[_turn / 2] = ticksPerStep;
        _turn = _turn == 0 && ticksPerStep > LongStepTicks ? 2 * Turns : _turn + 1;
        _steps = 0;
        _isAlone = IsSettled ? Median(_alone) < Median(_together) : _turn % 2 == 1;
    }

    private static double Median(double[] times)
    {
        Array.Sort(times);
        return times[Turns / 2];
    }
}

using System.Diagnostics;

namespace Workbook;

/// <summary>
/// Whether all threads share a training's steps or one does them alone: whichever was faster when both were tried in turns. No rule of
/// sizes could tell, because what threads gain depends on whether their cores share a cache and on what else the machine does; and
/// because no result depends on the threads, trying is free. It is tried from time to time, so that a short training never pays for it.
/// </summary>
internal sealed class ThreadChoice(bool isShared)
{
    private const int Turns = 5;
    private const int StepsBetweenTrials = 100;

    // By so much, one turn of each is enough to tell.
    private const double ClearRatio = 1.25;

    private static readonly long TurnTicks = Stopwatch.Frequency / 1000;
    private static readonly long TicksBetweenTrials = Stopwatch.Frequency / 5;

    // A step that takes so long is worth sharing anywhere.
    private static readonly long LongStepTicks = Stopwatch.Frequency / 400;

    private readonly double[] _alone = new double[Turns],
        _together = new double[Turns];

    private bool _isAlone;
    private bool _isTrial;
    private int _turn;
    private int _steps;
    private long _began;
    private long _ticks;

    /// <summary>For the next step.</summary>
    public int Threads => isShared && !_isAlone ? Workers.Count : 1;

    /// <summary>Begins a step, if none has begun: with the copying of its rows, from which threads gain as well.</summary>
    public void StepBegins() => _began = _began == 0 ? Stopwatch.GetTimestamp() : _began;

    public void StepIsDone()
    {
        if (!isShared || Workers.Count == 1)
        {
            return;
        }

        // The first step of a turn brings the caches into order, and does not count.
        _ticks = _steps == 0 ? 0 : _ticks + Stopwatch.GetTimestamp() - _began;
        _began = 0;
        _steps++;
        if (_isTrial && _ticks >= TurnTicks)
        {
            EndTurn((double)_ticks / (_steps - 1));
        }
        else if (!_isTrial && _ticks >= TicksBetweenTrials && _steps > StepsBetweenTrials)
        {
            _isTrial = _isAlone || _ticks < LongStepTicks * _steps;
            (_turn, _steps, _isAlone) = (0, 0, false);
        }
    }

    private void EndTurn(double ticksPerStep)
    {
        var pair = _turn / 2;
        (_isAlone ? _alone : _together)[pair] = ticksPerStep;
        (_turn, _steps, _isAlone) = (_turn + 1, 0, !_isAlone);
        if (_isAlone)
        {
            return;
        }

        var ratio = _alone[pair] / _together[pair];
        if (ratio is > ClearRatio or < 1 / ClearRatio || _turn == 2 * Turns)
        {
            _isTrial = false;
            _isAlone = _turn == 2 * Turns ? Median(_alone) < Median(_together) : ratio < 1;
        }
    }

    private static double Median(double[] times)
    {
        Array.Sort(times);
        return times[Turns / 2];
    }
}

using Workbook.Engine;

namespace Workbook.Kernel.Serving;

/// <summary>Gets ready what will be asked for, at times when nobody waits.</summary>
internal sealed class WarmUp(Lazy<CSharpEngine> engine, WorkQueue language)
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    private readonly ManualResetEventSlim _somebodyTypes = new();
    private readonly WorkQueue _preparation = new("preparation");

    /// <summary>The compiler, while the ports open and the client connects: by a cell that nobody sees.</summary>
    public static void FirstCell(Lazy<CSharpEngine> engine, WorkQueue cells) =>
        cells.Add(() =>
        {
            engine.Value.Evaluate("1 + 1");
            engine.Value.Prepare();
        });

    /// <summary>What the next cell needs whatever its code is, once the reply to this one is out; on a thread of its own, since a busy machine puts one aside that runs long.</summary>
    public void NextCell() => _preparation.Add(engine.Value.Prepare);

    /// <summary>What completion, rich display and longer cells need, once somebody types, or some time after the start: the first cells need the processor.</summary>
    public void Rest() =>
        language.Add(() =>
        {
            _somebodyTypes.Wait(Delay);
            engine.Value.WarmUpAssistance();
            // Queued behind the completion that somebody may be waiting for.
            language.Add(() =>
            {
                engine.Value.WarmUpCompiler();
                // Gives back what starting took: a kernel mostly waits, and somebody may have several.
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            });
        });

    /// <summary>Somebody types, and may soon want a completion.</summary>
    public void Hurry() => _somebodyTypes.Set();
}

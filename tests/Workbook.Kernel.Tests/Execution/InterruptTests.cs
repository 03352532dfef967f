using Workbook.Engine.Results;
using Workbook.Engine.Stopping;

namespace Workbook.Kernel.Tests.Execution;

public class InterruptTests : EngineTest
{
    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) { try { Math.Sqrt(2); } catch { } }")]
    [InlineData("while (true) { try { while (true) { } } catch (Exception) { } }")]
    [InlineData(
        "for (var x = 0.0; ; x = Half(x)) ; [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)] static double Half(double x) => x / 2;"
    )]
    [InlineData("do { } while (true);")]
    [InlineData(
        "IEnumerable<(int, int)> Pairs() { for (;;) yield return (1, 2); } foreach (var (a, b) in Pairs()) { }"
    )]
    [InlineData("IEnumerable<int> Ones() { again: yield return 1; goto again; } foreach (var one in Ones()) ;")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("while (true) { try { System.Threading.Thread.Sleep(10); } catch { } }")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("await Task.Run(() => System.Threading.Thread.Sleep(-1));")]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("class Slow { public int Value { get { while (true) { } } } } new Slow()")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Select(x => { while (true) { } return x; }).Sum()")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Select(x => x * 2L).Where(x => x < 0).Count()")]
    [InlineData("(from x in Enumerable.InfiniteSequence(0, 1) where x < 0 select x).Count()")]
    [InlineData("(from x in Enumerable.InfiniteSequence(0, 1) from y in new[] { 1, 2 } group x by y).Count()")]
    [InlineData("Enumerable.InfiniteSequence(0L, 1L).Aggregate((a, b) => a ^ b)")]
    [InlineData("long Half(long x) => x / 2; Enumerable.InfiniteSequence(0L, 1L).Select(Half).Last()")]
    [InlineData("await Task.Run(() => Enumerable.InfiniteSequence(0, 1).All(x => x > -1))")]
    [InlineData("System.Threading.Tasks.Parallel.For(0L, long.MaxValue, i => Math.Sqrt(i));")]
    [InlineData(
        "ParallelEnumerable.Range(0, int.MaxValue).SelectMany(x => Enumerable.InfiniteSequence(0L, 1L)).Where(x => x < 0).Count()"
    )]
    [InlineData("static long Fibonacci(int n) => n < 2 ? n : Fibonacci(n - 1) + Fibonacci(n - 2); Fibonacci(90)")]
    [InlineData("await Task.Delay(1); await Task.Yield(); while (true) { }")]
    [InlineData("Task.Run(async () => { await Task.Delay(1); while (true) { } }).Wait();")]
    [InlineData("async Task<int> Ever() { await Task.Delay(1); while (true) { } } Ever().Result")]
    public void Any_cell_stops_and_the_state_survives(string code)
    {
        Value("var kept = 42;");
        using var interrupt = new CancellationTokenSource();
        CellResult? result = null;
        string? after = null;
        // A thread like the kernel's: the cells after the stopped one run on it too.
        var cell = Threads.Start(
            "test",
            () =>
            {
                result = Engine.Execute(
                    "var before = 7; Console.Write(\"started\"); Console.Out.Flush();\n" + code,
                    Output,
                    interrupt.Token
                );
                after = Value(
                    "System.Threading.Thread.Sleep(400); lock (new object()) { }; await Task.Delay(1); kept + before"
                );
            },
            Threads.Deep
        );
        Assert.True(
            SpinWait.SpinUntil(() => Output.Output == "started", TimeSpan.FromSeconds(60)),
            "The cell does not start."
        );
        // Not CancelAfter: its timer waits for a thread of the pool, and some of the cells take all of them.
        Thread.Sleep(200);
        interrupt.Cancel();
        Assert.True(cell.Join(TimeSpan.FromSeconds(60)), "The cell goes on after the interrupt.");
        Assert.Equal("Interrupted", result?.Error?.Name);
        Assert.Equal("49", after);
    }

    [Fact]
    public void A_cell_that_interrupts_its_own_thread_does_not_disturb_the_next()
    {
        string? after = null;
        Threads
            .Start(
                "test",
                () =>
                {
                    Value("System.Threading.Thread.CurrentThread.Interrupt();");
                    after = Value("System.Threading.Thread.Sleep(1); \"undisturbed\"");
                },
                Threads.Deep
            )
            .Join();
        Assert.Equal("undisturbed", after);
    }
}

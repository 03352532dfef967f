using Workbook.Engine.Stopping;

namespace Workbook.Kernel.Tests.Execution;

/// <summary>What a reader's own threads, timers and async functions do, during their cell and after it.</summary>
public sealed class OwnThreadsTests : EngineTest
{
    [Theory]
    [InlineData("new System.Threading.Thread(() => throw new InvalidOperationException(\"lost\")).Start();")]
    [InlineData("new System.Threading.Thread(() => throw new InvalidOperationException(\"lost\")).UnsafeStart();")]
    [InlineData(
        "var timer = new System.Threading.Timer(_ => throw new InvalidOperationException(\"lost\"), null, 20, -1);"
    )]
    [InlineData("System.Threading.ThreadPool.QueueUserWorkItem(_ => throw new InvalidOperationException(\"lost\"));")]
    [InlineData("async void Soon() { await Task.Delay(20); throw new InvalidOperationException(\"lost\"); } Soon();")]
    [InlineData("async void Now() { throw new InvalidOperationException(\"lost\"); } Now();")]
    [InlineData(
        "async void Soon() { await Task.Delay(20); throw new InvalidOperationException(\"lost\"); } Soon(); await Task.Delay(200);"
    )]
    [InlineData(
        "async void Soon() { await Task.Delay(20); throw new InvalidOperationException(\"lost\"); } Soon(); System.Threading.Thread.Sleep(200);"
    )]
    [InlineData(
        "void Leave() { new Late(); } Leave(); GC.Collect(); GC.WaitForPendingFinalizers(); class Late { ~Late() => throw new InvalidOperationException(\"lost\"); }"
    )]
    [InlineData(
        "new System.Threading.CancellationTokenSource(20).Token.Register(() => throw new InvalidOperationException(\"lost\"));"
    )]
    [InlineData(
        "var clock = new System.Timers.Timer(20) { AutoReset = false }; clock.Elapsed += async (_, _) => { await Task.Yield(); throw new InvalidOperationException(\"lost\"); }; clock.Start();"
    )]
    public void An_uncaught_exception_is_shown_below_the_cell_that_started_it(string code)
    {
        var started = new RecordedOutput();
        Assert.Null(Engine.Execute("\n" + code, started).Error);
        Assert.True(SpinWait.SpinUntil(() => started.Errors.Count > 0, TimeSpan.FromSeconds(60)), "Nothing is shown.");
        Assert.Equal("2", Value("1 + 1"));
        var error = Assert.Single(started.Errors);
        Assert.Equal(("InvalidOperationException", "lost"), (error.Name, error.Message));
        Assert.Contains("Cell In[1], line 2", error.Traceback);
        Assert.Equal(2, error.Line);
        Assert.Empty(Output.Errors);
    }

    [Fact]
    public void It_is_shown_below_its_own_cell_while_another_runs()
    {
        var first = new RecordedOutput();
        Engine.Execute(
            "new System.Threading.Thread(() => { System.Threading.Thread.Sleep(200); throw new Exception(\"late\"); }).Start();",
            first
        );
        Assert.Equal("through", Value("System.Threading.Thread.Sleep(1000); \"through\""));
        Assert.Equal("late", Assert.Single(first.Errors).Message);
        Assert.Empty(Output.Errors);
    }

    [Theory]
    [InlineData("Slow().Result", "7")]
    [InlineData("Slow().GetAwaiter().GetResult()", "7")]
    [InlineData("Work().Wait(); 1", "1")]
    [InlineData("await Task.Yield(); Slow().Result", "7")]
    [InlineData("await Outer()", "14")]
    [InlineData("Outer().Result", "14")]
    [InlineData("Task.WaitAll(Work(), Slow()); Task.WhenAll(Slow(), Slow()).Result.Sum()", "14")]
    [InlineData("new Lazy<int>(() => Slow().Result).Value", "7")]
    [InlineData("Enumerable.Range(0, 3).Sum(i => Slow().Result)", "21")]
    [InlineData(
        "var channel = System.Threading.Channels.Channel.CreateUnbounded<int>(); async Task Fill() { await Task.Delay(1); channel.Writer.TryWrite(5); } var fill = Fill(); channel.Reader.ReadAsync().AsTask().Result",
        "5"
    )]
    [InlineData(
        "var done = new System.Threading.ManualResetEventSlim(); async void Later() { await Task.Delay(1); done.Set(); } Later(); done.Wait(); 1",
        "1"
    )]
    [InlineData(
        "int Sum() { var sum = 0; foreach (var x in new[] { Slow(), Slow() }) sum += x.Result; return sum; } Sum()",
        "14"
    )]
    public void Waiting_for_an_async_function_gives_its_value(string code, string value)
    {
        Value(
            """
            async Task<int> Slow() { await Task.Delay(20); await Task.Yield(); return 7; }
            async Task Work() { await Task.Yield(); await Task.Delay(20); }
            async Task<int> Outer() => Slow().Result + await Slow();
            """
        );
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var result = Engine.Execute(code, Output, timeout.Token);
        Assert.Null(result.Error);
        Assert.Equal(value, (string?)result.Value?.Data["text/plain"]);
    }

    [Fact]
    public void The_stop_button_ends_no_thread_of_an_earlier_cell()
    {
        Value(
            """
            var ticks = 0;
            var worker = new System.Threading.Thread(() => { while (true) { ticks++; System.Threading.Thread.Sleep(1); } }) { IsBackground = true };
            worker.Start();
            var task = Task.Run(async () => { while (true) { ticks++; await Task.Delay(1); } });
            """
        );
        using var interrupt = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        Assert.Equal("Interrupted", Engine.Execute("while (true) { }", Output, interrupt.Token).Error?.Name);
        Assert.Equal(
            "True WaitingForActivation",
            Value("var before = ticks; System.Threading.Thread.Sleep(300); (ticks > before + 2) + \" \" + task.Status")
        );
        Assert.Equal("True", Value("worker.IsAlive"));
    }

    [Fact]
    public void The_stop_button_ends_the_threads_of_the_cell_it_stops()
    {
        using var interrupt = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var error = Engine
            .Execute("System.Threading.Tasks.Parallel.For(0, 4, i => { while (true) { } });", Output, interrupt.Token)
            .Error;
        Assert.Equal("Interrupted", error?.Name);
        Assert.Empty(Output.Errors);
    }

    [Theory]
    [InlineData("#define DEBUG\nSystem.Diagnostics.Debug.Assert(1 == 2, \"sides\");", "sides")]
    [InlineData("#define TRACE\nSystem.Diagnostics.Trace.Assert(1 == 2, \"sides\", \"in detail\");", "in detail")]
    [InlineData("#define DEBUG\nSystem.Diagnostics.Debug.Fail(\"sides\");", "sides")]
    public void A_failed_assertion_is_an_error_of_its_cell(string code, string message)
    {
        var error = Error(code);
        Assert.Equal(nameof(AssertionFailedException), error.Name);
        Assert.Contains(message, error.Message);
        Assert.Equal(2, error.Line);
        Assert.Equal("2", Value("1 + 1"));
    }
}

namespace Workbook.Tests;

/// <summary>The threads that share a piece of work.</summary>
public class WorkersTests
{
    [Fact]
    public void What_a_part_throws_on_another_thread_reaches_the_caller_and_the_threads_go_on_working()
    {
        Exception? thrown = null;
        // While another test's work has the threads, the caller runs both parts alone.
        for (var attempt = 0; thrown is null && attempt < 100; attempt++)
        {
            using var both = new Barrier(2);
            thrown = Record.Exception(() =>
                Workers.Run(
                    (part, thread) =>
                    {
                        if (both.SignalAndWait(TimeSpan.FromMilliseconds(100)) && thread == 1)
                        {
                            throw new InvalidOperationException("A loss of the reader's own does not know this value.");
                        }
                    },
                    parts: 2,
                    threads: 2
                )
            );
        }

        Assert.IsType<InvalidOperationException>(thrown);
        Assert.Contains("of the reader's own", thrown.Message);

        var ran = new int[100];
        Workers.Run((part, _) => Interlocked.Increment(ref ran[part]), ran.Length, threads: 2);
        Assert.All(ran, times => Assert.Equal(1, times));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(7, 3)]
    [InlineData(1000, 5)]
    public void Each_part_runs_once_and_no_two_at_a_time_on_the_same_thread(int parts, int threads)
    {
        for (var run = 0; run < 200; run++)
        {
            var (ran, busy) = (new int[parts], new int[Math.Min(parts, threads)]);
            Workers.Run(
                (part, thread) =>
                {
                    Assert.Equal(1, Interlocked.Increment(ref busy[thread]));
                    Interlocked.Increment(ref ran[part]);
                    Interlocked.Decrement(ref busy[thread]);
                },
                parts,
                threads
            );
            Assert.All(ran, times => Assert.Equal(1, times));
        }
    }
}

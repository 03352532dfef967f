"""F#, stop button, crashes, long sessions and floods of output, from a Python client."""
import statistics
import tempfile
import time
from pathlib import Path

from checks import Kernel, run_checks, stdout

# Each of the hundred thousand sequences asks the one inside it.
OVERFLOW = "var xs = Enumerable.Range(0, 1); for (int i = 0; i < 300_000; i++) xs = xs.Distinct(); xs.ToArray()"
LIBRARY = Path(__file__).parents[2] / "lib/bin/Workbook.dll"


def interrupts():
    """Each of these cells stops on request, and the variable declared before is still there."""
    with Kernel() as kernel:
        kernel.run("int kept = 42;")
        return stop_each(kernel)


def interrupts_with_a_full_thread_pool():
    """The same where nothing that is given to .NET's thread pool begins any more."""
    with Kernel() as kernel:
        kernel.run("""
            using System.Threading;
            int kept = 42;
            var never = new ManualResetEvent(false);
            for (int i = 0; i < 10_000; i++) ThreadPool.QueueUserWorkItem(_ => never.WaitOne());""")
        return stop_each(kernel)


def endless_queries(tries=1):
    """Queries without a loop stop by themselves, like loops: an abort, which would end the process in every second try, is not needed."""
    queries = {
        "methods": "Enumerable.Range(0, int.MaxValue).Select(x => x * 2L).Where(x => x < 0).Count()",
        "a query": "(from x in Enumerable.InfiniteSequence(0L, 1L) where x % 2 == 0 let y = x * x where y < 0 select y + 1).Count()",
        "a fold": "Enumerable.InfiniteSequence(0L, 1L).Aggregate((a, b) => a ^ b)",
        "a function of the cell": "static double Half(long x) => x / 2.0; Enumerable.InfiniteSequence(1L, 1L).Select(Half).Count(x => x < 0)",
        "in parallel": "ParallelEnumerable.Range(0, int.MaxValue).Select(x => Math.Sqrt(x)).Where(x => x < 0).Count()",
        "sequences of sequences": "Enumerable.InfiniteSequence(0, 1).SelectMany(x => new[] { x, x }).Where(x => x > 0).Any(x => x < 0)",
        "a recursion": "static int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); Fib(90)",
    }
    before = 'Console.WriteLine("printed"); System.Threading.Thread.Sleep(1); lock (new object()) { } await System.Threading.Tasks.Task.Delay(1);'
    milliseconds = []
    with Kernel() as kernel:
        kernel.run("int kept = 42;")
        for _ in range(tries):
            for name, code in queries.items():
                kernel.run(before)
                id = kernel.client.execute(code, allow_stdin=False)
                wait_for(kernel, id, "execute_input")
                time.sleep(0.3)
                milliseconds.append(1000 * stop(kernel, id))
                assert kernel.manager.is_alive(), name
    milliseconds.sort()
    return f"{len(milliseconds)} stops, median {statistics.median(milliseconds):.0f} ms, last {milliseconds[-1]:.0f} ms"


def stop(kernel, id):
    """Stops the cell that runs, and returns how many seconds it took."""
    begin = time.perf_counter()
    kernel.manager.interrupt_kernel()
    reply = reply_to(kernel, id)
    seconds = time.perf_counter() - begin
    assert reply["content"]["status"] == "error", reply["content"]
    assert reply["content"]["ename"] == "Interrupted", reply["content"]
    wait_for(kernel, id, "idle")
    assert kernel.value("kept") == "42"
    return seconds


def stop_each(kernel):
    cells = {
        "endless loop": "while (true) { }",
        "loop that swallows exceptions": "while (true) { try { while (true) { } } catch { } }",
        "Thread.Sleep": "System.Threading.Thread.Sleep(-1);",
        "await Task.Delay": "await System.Threading.Tasks.Task.Delay(-1);",
        "matrix products of the library": f"""
            #r "{LIBRARY}"
            using Workbook;
            var a = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Random(300, 300);
            while (true) a = (a * a).Divide(100.0);""",
        "a training of the library": """
            var circles = DataSets.Circles(900, 0.3, 0.1, 0);
            var network = Network.Create([2, 4, 6, 6, 4, 1], Activation.ReLU, Activation.Sigmoid, Initializer.He, new NumPyRandom(1));
            network.Train(circles.X, circles.Y, new TrainingOptions { Loss = Loss.BinaryCrossEntropy, BatchSize = 32, Epochs = 100_000_000 });""",
        "calls of a small method": """
            using System.Runtime.CompilerServices;
            [MethodImpl(MethodImplOptions.NoInlining)] static double Half(double x) => x / 2;
            for (double x = 1; ; x = Half(x)) ;""",
    }
    notes = []
    for name, code in cells.items():
        id = kernel.client.execute(code, allow_stdin=False)
        wait_for(kernel, id, "execute_input")
        time.sleep(1.5)
        notes.append(f"{name} {1000 * stop(kernel, id):.0f} ms")
    return ", ".join(notes)


def reply_to(kernel, id):
    while True:
        reply = kernel.client.get_shell_msg(timeout=180)
        if reply["parent_header"]["msg_id"] == id:
            return reply


def wait_for(kernel, id, what):
    while True:
        message = kernel.client.get_iopub_msg(timeout=30)
        if message["parent_header"].get("msg_id") == id and what in (message["msg_type"], message["content"].get("execution_state")):
            return


def fsharp():
    """In the installed kernel, beside which no F# library lies: a cell that needs one, and C# that takes its value over."""
    with Kernel() as kernel:
        assert kernel.value("#!fsharp\nlet total = List.sum [1; 2; 3]\ntotal") == "6"
        assert kernel.value("#!share --from fsharp total\ntotal + 1") == "7"


def deaths():
    """A cell that ends the process: the client sees why, and can start the kernel again. What only .NET knows stands on standard error."""
    cells = {
        "Environment.Exit": ("Environment.Exit(3);", "exit code 3"),
        "Environment.Exit in a task": ("await System.Threading.Tasks.Task.Run(() => Environment.Exit(0));", "exit code 0"),
        "FailFast": ('Environment.FailFast("on purpose");', "on purpose"),
        "stack overflow in .NET": (OVERFLOW, None),
    }
    with tempfile.TemporaryFile() as errors, Kernel(stderr=errors) as kernel:
        for name, (code, reason) in cells.items():
            id = kernel.client.execute(code, allow_stdin=False)
            if reason:
                message = error_of(kernel, id)["content"]
                assert message["ename"] == "ProcessEnded" and reason in message["evalue"], message
            assert becomes(lambda: not kernel.manager.is_alive(), 60), f"{name}: the kernel lives on"
            kernel.manager.restart_kernel(now=True)
            kernel.client.wait_for_ready(timeout=30)
            assert kernel.value("1+1") == "2", name
        errors.seek(0)
        assert b"Stack overflow" in errors.read()


def error_of(kernel, id):
    while True:
        message = kernel.client.get_iopub_msg(timeout=60)
        if message["parent_header"].get("msg_id") == id and message["msg_type"] == "error":
            return message


def out_of_memory():
    """The kernel says so and ends. Its heap is limited, so that no other program suffers."""
    cells = {
        "hoard": "var hoard = new List<byte[]>(); while (true) hoard.Add(new byte[1 << 20]);",
        "one big array": "var big = new double[int.MaxValue];",
        "on another thread": "await Task.Run(() => { var hoard = new List<object>(); while (true) hoard.Add(new int[10]); });",
    }
    with Kernel(env={"DOTNET_GCHeapHardLimit": hex(400 << 20)}) as kernel:
        for name, code in cells.items():
            id = kernel.client.execute(code, allow_stdin=False)
            assert "more memory than there is" in stream_of(kernel, id), name
            assert becomes(lambda: not kernel.manager.is_alive(), 10), f"{name}: the kernel lives on"
            assert kernel.manager.provisioner.process.returncode == 1, kernel.manager.provisioner.process.returncode
            kernel.manager.restart_kernel(now=True)
            kernel.client.wait_for_ready(timeout=30)
            assert kernel.value("1+1") == "2", name


def stream_of(kernel, id):
    while True:
        message = kernel.client.get_iopub_msg(timeout=60)
        if message["parent_header"].get("msg_id") == id and message["msg_type"] == "stream":
            return message["content"]["text"]


def becomes(condition, seconds):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def two_thousand_cells():
    """Three of four declare something. .NET keeps the assembly of each cell, and the compiler what it declares: 200 KB at most."""
    seconds = []
    with Kernel() as kernel:
        kernel.run("int v0 = 0;")
        for i in range(1, 2001):
            begin = time.perf_counter()
            reply, _ = kernel.run([f"int v{i} = v{i - 4} + 1;", f"{i} * {i}", f"var t = {i};", f"double Half{i}(double x) => x / 2; Half{i}(t)"][i % 4])
            assert reply["status"] == "ok", reply
            seconds.append(time.perf_counter() - begin)
            if i == 500:
                early = kernel.resident_mib()
        late = kernel.resident_mib()
        assert late - early < 300, f"{early:.0f} MiB after 500 cells, {late:.0f} MiB after 2000"
    tenth, last = (1000 * statistics.median(part) for part in (seconds[10:30], seconds[-20:]))
    return f"tenth {tenth:.1f} ms, last {last:.1f} ms; {early:.0f} MiB after 500, {late:.0f} MiB after 2000"


def hundred_megabytes_of_output():
    line = "x" * 99
    with Kernel() as kernel:
        _, messages = kernel.run(f'for (int i = 0; i < 1_000_000; i++) Console.WriteLine("{line}"); Console.WriteLine("the last line");', timeout=300)
        text = stdout(messages)
        assert len(text) == 100_000_000 + len("the last line\n"), len(text)
        assert text.endswith("the last line\n")
        resident = kernel.resident_mib()
        assert resident < 400, f"{resident:.0f} MiB"
        return f"{len(messages)} messages, {resident:.0f} MiB"


if __name__ == "__main__":
    run_checks([fsharp, interrupts, interrupts_with_a_full_thread_pool, endless_queries, deaths, out_of_memory, hundred_megabytes_of_output, two_thousand_cells])

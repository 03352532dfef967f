"""Kernels beside ipykernel: one client, one run, medians of five. Prints a table; asserts nothing.

With --busy, a trivial cell while other processes want the processor: none, one and two that never rest, two that rest now and then.
All kernels live at the same time and take turns of five cells, one after the other without a pause. Printed are the milliseconds of a
cell and, turn by turn, their ratio to ipykernel's, each as a median with its quartiles, and the processor's milliseconds that the
kernel's process took for a cell. The first line says how busy the machine was before; above a tenth, "none" is not what it says.
"""
import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import time

from jupyter_client.manager import start_new_kernel

RESTLESS = "while True: pass"
BURSTS = """
import random, time
while True:
    end = time.perf_counter() + random.uniform(0.002, 0.02)
    while time.perf_counter() < end: pass
    time.sleep(random.uniform(0.002, 0.02))
"""
LOADS = {"none": [], "one": [RESTLESS], "two": 2 * [RESTLESS], "bursts": 2 * [BURSTS]}
CELLS_A_TURN = 5


def resident_mib(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def seconds(action):
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


def run(client, code):
    reply = client.execute_interactive(code, timeout=30, output_hook=lambda message: None)
    assert reply["content"]["status"] == "ok", reply["content"]


def complete(client, code):
    reply = client.complete(code, reply=True, timeout=30)
    assert reply["content"]["matches"], reply["content"]


def measure(kernel, declaration, completion):
    begin = time.perf_counter()
    manager, client = start_new_kernel(kernel_name=kernel)
    try:
        run(client, "1+1")
        start = time.perf_counter() - begin
        run(client, declaration)
        cells = [seconds(lambda: run(client, "1+1")) for _ in range(30)]
        first = seconds(lambda: complete(client, completion))
        repeated = [seconds(lambda: complete(client, completion)) for _ in range(10)]
        for _ in range(100 - 32):
            run(client, "1+1")
        memory = resident_mib(manager.provisioner.process.pid)
        return start, statistics.median(cells), first, statistics.median(repeated), memory
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def processor_seconds(pid):
    total = 0
    for thread in os.listdir(f"/proc/{pid}/task"):
        with contextlib.suppress(FileNotFoundError), open(f"/proc/{pid}/task/{thread}/schedstat") as times:
            total += int(times.read().split()[0]) / 1e9
    return total


def busy_share(wait):
    def times():
        with open("/proc/stat") as stat:
            return [int(part) for part in stat.readline().split()[1:9]]

    begin = times()
    time.sleep(wait)
    taken = [after - before for before, after in zip(begin, times())]
    return 1 - (taken[3] + taken[4]) / sum(taken)


@contextlib.contextmanager
def load(programs):
    processes = [subprocess.Popen([sys.executable, "-c", program]) for program in programs]
    try:
        time.sleep(0.3)
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()


def quartiles(values):
    low, median, high = statistics.quantiles(values, n=4)
    return f"{median:.2f} ({low:.2f}–{high:.2f})"


def measure_busy(names, turns):
    kernels = {name: start_new_kernel(kernel_name=name) for name in names}
    try:
        for name, (_, client) in kernels.items():
            for _ in range(40):
                run(client, "1+1")
        # What a kernel does after its start, when nobody waits, is over.
        time.sleep(4)
        print(f"before: {busy_share(2):.0%} of the processors busy\n{'load':8}{'cell':14}{'kernel':18}{'ms':>22}{'beside ipykernel':>24}{'processor ms':>14}")
        for label, programs in LOADS.items():
            with load(programs):
                for cell, codes in {"1+1": ("1+1", "1+1"), "a variable": ("v = 1", "var v = 1;")}.items():
                    compare(kernels, codes, turns, label, cell)
    finally:
        for manager, client in kernels.values():
            client.stop_channels()
            manager.shutdown_kernel(now=True)


def compare(kernels, codes, turns, label, cell):
    elapsed = {name: [] for name in kernels}
    processor = dict.fromkeys(kernels, 0)
    names = list(kernels)
    for turn in range(turns):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            manager, client = kernels[name]
            code = codes[name != "python3"]
            before = processor_seconds(manager.provisioner.process.pid)
            elapsed[name].append(1000 * seconds(lambda: [run(client, code) for _ in range(CELLS_A_TURN)]) / CELLS_A_TURN)
            time.sleep(0.01)
            processor[name] += processor_seconds(manager.provisioner.process.pid) - before
    for name, milliseconds in elapsed.items():
        ratios = [own / other for own, other in zip(milliseconds, elapsed["python3"])]
        print(
            f"{label:8}{cell:14}{name:18}{quartiles(milliseconds):>22}{quartiles(ratios):>24}"
            f"{1000 * processor[name] / turns / CELLS_A_TURN:14.2f}",
            flush=True,
        )


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--kernel", nargs="+", default=["workbook-csharp"], help="several are measured in turn, in the same run")
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--busy", action="store_true", help="a trivial cell on a busy machine, instead of the table")
    arguments.add_argument("--turns", type=int, default=20, help="of each kernel, with --busy")
    options = arguments.parse_args()
    if options.busy:
        measure_busy(["python3", *options.kernel], options.turns)
        return
    ours = {kernel: [] for kernel in options.kernel}
    theirs = []
    for _ in range(options.runs):
        theirs.append(measure("python3", "text = 'abc'", "text."))
        for kernel, samples in ours.items():
            samples.append(measure(kernel, 'var text = "abc";', "text."))
    rows = [
        ("start to the result of 1+1", "ms", 1000),
        ("a trivial cell, median of 30", "ms", 1000),
        ("a completion, first", "ms", 1000),
        ("a completion, repeated", "ms", 1000),
        ("resident memory after 100 cells", "MiB", 1),
    ]
    print(f"{'':34}{'ipykernel':>12}" + "".join(f"{kernel:>18}{'ratio':>8}" for kernel in ours))
    for at, (name, unit, factor) in enumerate(rows):
        reference, *own = (statistics.median(sample[at] for sample in samples) * factor for samples in (theirs, *ours.values()))
        print(f"{name:34}{reference:8.1f} {unit:3}" + "".join(f"{value:14.1f} {unit:3}{value / reference:8.2f}" for value in own))


main()

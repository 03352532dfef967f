"""Kernels beside ipykernel: one client, one run, medians of five. Prints a table; asserts nothing."""
import argparse
import statistics
import time

from jupyter_client.manager import start_new_kernel


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


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--kernel", nargs="+", default=["workbook-csharp"], help="several are measured in turn, in the same run")
    arguments.add_argument("--runs", type=int, default=5)
    options = arguments.parse_args()
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

"""The notebooks, unchanged, on .NET Interactive's last release: no error, the checks and charts of this kernel, and pages that draw.

Needs what the README's first command writes to `out`, and the library in `lib/bin`. Two notebooks run at a time.
"""
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

import nbclient
import nbformat

ROOT = pathlib.Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
VERSION = "1.0.712001"
PLOTLY = "application/vnd.plotly.v1+json"
# Notebooks whose page is drawn: the first, the one with most charts of its size, and Plotly.NET's own HTML.
PAGES = ("00", "02", "appendix-plotly-net")
DURATION = re.compile(r"\d+(?:[.,]\d+)*\s*(?:ms|µs|μs|ns|s|min|seconds|minutes)\b")


def install(folder):
    """The tool with the F# library that Plotly.NET needs, as the README tells readers to; its kernel for this process alone, once per notebook."""
    os.environ.setdefault("NUGET_PACKAGES", str(pathlib.Path.home() / ".nuget" / "packages"))
    os.environ |= {"DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT": "1", "Logging__LogLevel__Default": "Warning"}
    os.environ["HOME"] = str(folder)  # It writes there.
    tool = folder / "tool"
    run("dotnet", "tool", "install", "Microsoft.dotnet-interactive", "--version", VERSION, "--tool-path", tool)
    for library in tool.rglob("FSharp.Core.dll"):
        shutil.copy(ROOT / "lib" / "bin" / "FSharp.Core.dll", library)
    os.environ["PATH"] = f"{tool}{os.pathsep}{os.environ['PATH']}"
    os.environ["JUPYTER_DATA_DIR"] = str(folder / "jupyter")
    kernels = folder / "jupyter" / "kernels"
    kernels.mkdir(parents=True)
    run("dotnet-interactive", "jupyter", "install", "--path", kernels)
    kernel = json.loads((kernels / ".net-csharp" / "kernel.json").read_text())
    argv = [part for part in kernel["argv"] if part not in ("--http-port-range", "2048-3000")]
    for number, path in enumerate(NOTEBOOKS):
        # Two kernels that start at once would choose the same port of one range, and the second would die of it.
        kernel["argv"] = [*argv, "--http-local-only", "--http-port-range", f"{2100 + 100 * number}-{2199 + 100 * number}"]
        (kernels / path.stem).mkdir()
        (kernels / path.stem / "kernel.json").write_text(json.dumps(kernel))


def run(*command):
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=600)
    if result.returncode != 0:
        raise RuntimeError(f"{command[0]} {command[1]}: {(result.stdout + result.stderr)[-2000:]}")


def texts(cell):
    """All that a cell shows as text, whatever its form."""
    for output in cell.get("outputs", []):
        yield output.get("text", "")
        for mime in ("text/plain", "text/html", "text/markdown"):
            yield re.sub("<[^>]*>", "\n", html.unescape("".join(output.get("data", {}).get(mime, ""))))


def checks(notebook):
    """The lines with a tick, each with its cell."""
    return {(cell.id, DURATION.sub("[time]", line.strip()))
            for cell in notebook.cells for text in texts(cell) for line in re.findall("✓[^\n]*", text)}


def charts(notebook, is_chart):
    return [cell.id for cell in notebook.cells for output in cell.get("outputs", []) if is_chart(output.get("data", {}))]


def draws(data):
    return "newPlot" in "".join(data.get("text/html", ""))


def execute(path, folder):
    """Runs a notebook; returns what is wrong with it there, compared with its executed copy."""
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, kernel_name=path.stem, timeout=600, resources={"metadata": {"path": str(path.parent)}}).execute()
    nbformat.write(notebook, folder / path.name)
    here = nbformat.read(ROOT / "out" / path.name, as_version=4)
    problems = [f"cell {cell}: not shown: {line}" for cell, line in sorted(checks(here) - checks(notebook))]
    ours, theirs = charts(here, lambda data: PLOTLY in data), charts(notebook, draws)
    if ours != theirs:
        problems.append(f"charts in the cells {theirs} instead of {ours}")
    return problems, f"{len(checks(here))} checks, {len(theirs)} charts"


def page(path, folder):
    """Draws the page that nbconvert makes of an executed notebook; returns what is wrong with it."""
    notebook = nbformat.read(folder / path.name, as_version=4)
    run(sys.executable, "-m", "nbconvert", "--to", "html", "--output-dir", folder, folder / path.name)
    result = subprocess.run(["node", str(ROOT / "tests" / "charts" / "page.mjs"), str(folder / f"{path.stem}.html"), str(len(charts(notebook, draws)))],
                            capture_output=True, text=True, timeout=300)
    said = (result.stdout + result.stderr).strip()
    return ([said] if result.returncode else []), said


def check(what, path, folder):
    begin = time.perf_counter()
    name = f"{what.__name__} {path.stem}"
    try:
        problems, note = what(path, folder)
    except Exception as error:
        problems, note = [str(error)], ""
    for problem in problems:
        print(f"FAILED  {name}: {problem}", flush=True)
    if not problems:
        print(f"ok      {name} ({time.perf_counter() - begin:.1f} s): {note}", flush=True)
    return not problems


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(2) as pool:
        folder = pathlib.Path(name)
        install(folder)
        results = list(pool.map(lambda path: check(execute, path, folder), NOTEBOOKS))
        results += [check(page, path, folder) for path in NOTEBOOKS if path.stem.startswith(PAGES)]
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    sys.exit(1 if False in results else 0)

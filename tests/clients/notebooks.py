"""Notebooks through Jupyter's own runners, nbclient (all) and nbconvert (some), with the installed kernelspec. Two run at a time."""
import pathlib
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

import nbclient
import nbformat

NOTEBOOKS = sorted((pathlib.Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
# nbconvert runs nbclient inside: three short notebooks show that it works, and that its page can be written.
CONVERTED = ("00", "02", "06")


def with_nbclient(path):
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()


def with_nbconvert(path):
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "nbconvert", "--to", "html", "--execute", "--ExecutePreprocessor.timeout=300", "--output-dir", folder, str(path)]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode != 0:
            raise RuntimeError(run.stderr[-2000:])


def check(runner, path):
    """Whether the notebook ran; prints why not."""
    begin = time.perf_counter()
    name = f"{runner.__name__.removeprefix('with_')} {path.stem}"
    try:
        runner(path)
    except Exception as error:
        print(f"FAILED  {name}: {error}", flush=True)
        return False
    print(f"ok      {name} ({time.perf_counter() - begin:.1f} s)", flush=True)
    return True


if __name__ == "__main__":
    with ThreadPoolExecutor(2) as pool:
        runs = [(with_nbclient, path) for path in NOTEBOOKS] + [(with_nbconvert, path) for path in NOTEBOOKS if path.stem.startswith(CONVERTED)]
        results = list(pool.map(lambda run: check(*run), runs))
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    sys.exit(1 if False in results else 0)

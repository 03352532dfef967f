"""What the checks with Python clients share."""
import os
import sys
import time
import traceback
import unittest

from jupyter_client.manager import start_new_kernel

KERNEL = "workbook-csharp"


class Kernel:
    """A kernel of its own for one check, with a blocking client."""

    def __init__(self, env=None, stderr=None):
        self.options = {"env": {**os.environ, **(env or {})}, "stderr": stderr}

    def __enter__(self):
        self.manager, self.client = start_new_kernel(kernel_name=KERNEL, **self.options)
        self.pid = self.manager.provisioner.process.pid
        return self

    def __exit__(self, *exception):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        self.client = self.manager = None

    def run(self, code, timeout=30, **options):
        """Executes a cell; returns the content of its reply and its iopub messages without the states."""
        messages = []
        options.setdefault("allow_stdin", False)
        reply = self.client.execute_interactive(code, timeout=timeout, output_hook=messages.append, **options)
        return reply["content"], [m for m in messages if m["msg_type"] not in ("status", "execute_input")]

    def value(self, code, timeout=30):
        """The text of a cell's value; fails where the cell does."""
        reply, messages = self.run(code, timeout)
        assert reply["status"] == "ok", reply
        results = [m["content"]["data"]["text/plain"] for m in messages if m["msg_type"] == "execute_result"]
        assert len(results) == 1, messages
        return results[0]

    def resident_mib(self):
        with open(f"/proc/{self.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def stdout(messages):
    return "".join(m["content"]["text"] for m in messages if m["msg_type"] == "stream" and m["content"]["name"] == "stdout")


def run_checks(checks):
    """Runs functions one by one, and prints what became of each."""
    passed = failed = 0
    for check in checks:
        begin = time.perf_counter()
        try:
            note = check()
            passed += 1
            print(f"ok      {check.__name__} ({time.perf_counter() - begin:.1f} s){': ' + note if note else ''}", flush=True)
        except Exception:
            failed += 1
            print(f"FAILED  {check.__name__}", flush=True)
            traceback.print_exc()
    print(f"{passed} passed, {failed} failed", flush=True)
    if failed:
        sys.exit(1)


def run_unittests(*cases):
    """Runs unittest cases; a skipped one counts as failed, since it would hide a section left out."""
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(case) for case in cases)
    result = unittest.TextTestRunner(verbosity=2).run(suite)
    for test, reason in result.skipped:
        print(f"skipped {test.id()}: {reason}")
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    print(f"{result.testsRun - failed - len(result.skipped)} passed, {failed} failed")
    sys.exit(1 if failed else 0)

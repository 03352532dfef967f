"""Connection files that cannot be used: one sentence on standard error, exit code 1, and that at once."""
import json
import socket
import subprocess
import tempfile
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager

from checks import KERNEL, run_checks

VALID = {
    "transport": "tcp", "ip": "127.0.0.1", "key": "secret", "signature_scheme": "hmac-sha256",
    "shell_port": 0, "iopub_port": 0, "stdin_port": 0, "control_port": 0, "hb_port": 0,
}


def refused(text, *named):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "connection.json"
        if text is not None:
            file.write_text(text)
        argv = [argument.format(connection_file=file) for argument in KernelSpecManager().get_kernel_spec(KERNEL).argv]
        run = subprocess.run(argv, capture_output=True, text=True, timeout=60)
    assert run.returncode == 1, run
    assert len(run.stderr.strip().splitlines()) == 1 and "   at " not in run.stderr, run.stderr
    for name in named:
        assert name in run.stderr, run.stderr
    return run.stderr.strip().replace(folder, "…")


def missing_file():
    return refused(None, "connection.json")


def no_json():
    return refused("{ports", "not JSON")


def missing_key():
    return refused(json.dumps({k: v for k, v in VALID.items() if k != "key"}), "'key'")


def other_transport():
    return refused(json.dumps({**VALID, "transport": "ipc"}), "'ipc'")


def public_address():
    return refused(json.dumps({**VALID, "ip": "0.0.0.0"}), "'0.0.0.0'")


def port_in_use():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return refused(json.dumps({**VALID, "shell_port": server.getsockname()[1]}), "cannot be opened")


run_checks([missing_file, no_json, missing_key, other_transport, public_address, port_in_use])

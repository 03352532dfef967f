"""100 000 hostile messages on loopback: the kernel executes none of them and still answers 1+1 after each kind."""
import json
import os
import random
import socket
import struct
import subprocess
import tempfile
import time
import uuid

from checks import Kernel, run_checks

CHANNELS = ["shell", "control", "stdin", "iopub", "hb"]
TYPES = {"shell": b"DEALER", "control": b"DEALER", "stdin": b"DEALER", "iopub": b"SUB", "hb": b"REQ"}
GREETING = b"\xff" + bytes(8) + b"\x7f\x03\x01NULL" + bytes(48)
FORGED_MESSAGES, BROKEN_FRAMES, BROKEN_GREETINGS = 88_000, 6_000, 6_000
MARKER = os.path.join(tempfile.gettempdir(), f"executed-{uuid.uuid4()}")

generator = random.Random(20)


def port(channel):
    return kernel.manager.get_connection_info()[f"{channel}_port"]


def connect(channel):
    connection = socket.create_connection(("127.0.0.1", port(channel)), timeout=10)
    # Closing resets the connection: thousands of them would use up the ports otherwise.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return connection


def ready(socket_type):
    body = b"\x05READY\x0bSocket-Type" + struct.pack(">I", len(socket_type)) + socket_type
    return bytes([4, len(body)]) + body


def frame(body, more=False):
    flags = 1 if more else 0
    return bytes([flags, len(body)]) + body if len(body) < 256 else bytes([flags | 2]) + struct.pack(">Q", len(body)) + body


def shake_hands(channel):
    connection = connect(channel)
    connection.sendall(GREETING + ready(TYPES[channel]))
    return connection


def still_answers():
    assert kernel.value("1+1") == "2"
    assert not os.path.exists(MARKER), "a forged message was executed"


def forged_message():
    """A Jupyter message that would leave a file behind, wrong in one way or another."""
    code = f'System.IO.File.WriteAllText("{MARKER}", "");'
    kinds = ["execute_request", "complete_request", "shutdown_request", "interrupt_request", "input_reply", "comm_open"]
    header = {"msg_id": str(uuid.UUID(int=generator.getrandbits(128))), "msg_type": generator.choice(kinds), "session": "x", "username": "x"}
    parts = [json.dumps(part).encode() for part in (header, {}, {}, {"code": code, "silent": False, "restart": False})]
    signature = generator.choice([b"", b"0" * 64, b"\xff" * 64, "%064x" % generator.getrandbits(256), b"f" * 63])
    frames = [b"<IDS|MSG>", signature if isinstance(signature, bytes) else signature.encode(), *parts]
    match generator.randrange(6):
        case 0:
            frames = frames[: generator.randrange(1, len(frames))]
        case 1:
            frames[generator.randrange(len(frames))] = generator.randbytes(generator.randrange(300))
        case 2:
            frames.insert(0, generator.randbytes(5))
    return b"".join(frame(body, more=i < len(frames) - 1) for i, body in enumerate(frames))


def forged_messages():
    for _ in range(FORGED_MESSAGES // 1000):
        with shake_hands(generator.choice(["shell", "control", "stdin"])) as connection:
            for _ in range(10):
                connection.sendall(b"".join(forged_message() for _ in range(100)))
    still_answers()
    return f"{FORGED_MESSAGES} messages"


def broken_frames():
    sizes = [2**63 - 1, 2**64 - 1, 2**40, (64 << 20) + 1, 0]
    for _ in range(BROKEN_FRAMES):
        channel = generator.choice(CHANNELS)
        with shake_hands(channel) as connection:
            connection.sendall(generator.choice([
                generator.randbytes(generator.randrange(1, 200)),
                b"\x02" + struct.pack(">Q", generator.choice(sizes)) + generator.randbytes(20),
                b"\x06" + struct.pack(">Q", generator.choice(sizes)),
                b"\x04" + bytes([generator.randrange(256)]) + generator.randbytes(generator.randrange(256)),
                frame(b"x", more=True) * generator.randrange(1, 100),
                b"\x00\xffcut",
            ]))
    still_answers()
    return f"{BROKEN_FRAMES} connections"


def broken_greetings():
    for _ in range(BROKEN_GREETINGS):
        with connect(generator.choice(CHANNELS)) as connection:
            connection.sendall(generator.choice([
                GREETING[: generator.randrange(64)],
                GREETING[:10] + bytes([generator.randrange(3)]) + GREETING[11:],
                GREETING.replace(b"NULL\0", b"PLAIN"),
                b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                GREETING + ready(b"PUB"),
                GREETING + b"\x04\x05\x05READ",
                GREETING + b"\x04\x10\x05READY\x0bSocket-Ty",
                generator.randbytes(64),
            ]))
    still_answers()
    return f"{BROKEN_GREETINGS} connections"


def flood_of_half_open_connections():
    connections = [connect(generator.choice(CHANNELS)) for _ in range(100)] + [shake_hands(c) for c in CHANNELS * 20]
    try:
        still_answers()
    finally:
        for connection in connections:
            connection.close()
    return f"{len(connections)} connections held open"


def slow_sender():
    """A peer that sends a byte now and then delays nobody."""
    with connect("shell") as connection:
        for byte in GREETING[:20]:
            connection.sendall(bytes([byte]))
            time.sleep(0.05)
        still_answers()


def reader_that_never_reads():
    """A subscriber that stops reading: the cell goes on, the real client gets all of it."""
    with shake_hands("iopub") as connection:
        connection.sendall(frame(b"\x01"))
        time.sleep(0.5)
        _, messages = kernel.run('for (int i = 0; i < 300; i++) Console.WriteLine(new string((char)(65 + i % 26), 100_000));', timeout=120)
        assert sum(len(m["content"]["text"]) for m in messages if m["msg_type"] == "stream") == 300 * 100_001
        still_answers()


def listens_on_loopback_alone():
    inodes = {os.readlink(f"/proc/{kernel.pid}/fd/{fd}") for fd in os.listdir(f"/proc/{kernel.pid}/fd")}
    listening = []
    for table in ("tcp", "tcp6"):
        with open(f"/proc/net/{table}") as lines:
            for line in list(lines)[1:]:
                columns = line.split()
                if columns[3] == "0A" and f"socket:[{columns[9]}]" in inodes:
                    listening.append(columns[1].split(":")[0])
    assert listening == ["0100007F"] * 5, listening


def memory_is_bounded():
    resident = kernel.resident_mib()
    assert resident < 500, f"{resident:.0f} MiB"
    return f"{resident:.0f} MiB"


# The kernel logs what it drops: thousands of lines here.
with Kernel(stderr=subprocess.DEVNULL) as kernel:
    still_answers()
    run_checks([
        listens_on_loopback_alone, forged_messages, broken_frames, broken_greetings,
        flood_of_half_open_connections, slow_sender, reader_that_never_reads, memory_is_bounded,
    ])

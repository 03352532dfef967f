"""When and below which cell outputs appear: late errors, first displays, questions; from a Python client."""
import time

from checks import Kernel, run_checks


def messages_until(kernel, id, type, timeout=30):
    """The iopub messages of one request, up to the first of this type, with the seconds at which each came."""
    found = []
    begin = time.perf_counter()
    while not found or found[-1][1]["msg_type"] != type:
        message = kernel.client.get_iopub_msg(timeout=timeout)
        if message["parent_header"].get("msg_id") == id:
            found.append((time.perf_counter() - begin, message))
    return found


def uncaught_errors():
    """What a thread, a timer or an async void throws after its cell is an error below that cell, and the kernel goes on."""
    starts = {
        "async void": 'async void Late() {{ await System.Threading.Tasks.Task.Delay(300); {0} }}\nLate();',
        "thread": 'new System.Threading.Thread(() => {{ System.Threading.Thread.Sleep(300);\n{0} }}).Start();',
        "timer": 'var timer = new System.Threading.Timer(_ =>\n{{ {0} }}, null, 300, -1);',
    }
    with Kernel() as kernel:
        for name, start in starts.items():
            id = kernel.client.execute(start.format(f'throw new InvalidOperationException("{name}");'), allow_stdin=False)
            messages_until(kernel, id, "status")
            assert kernel.client.get_shell_msg(timeout=30)["content"]["status"] == "ok"
            error = messages_until(kernel, id, "error")[-1][1]["content"]
            assert (error["ename"], error["evalue"]) == ("InvalidOperationException", name), error
            assert any(line.startswith("Cell In[") and "line" in line for line in error["traceback"]), error
            assert kernel.value("1+1") == "2"


def first_display():
    """VS Code forgets a display that comes within 0.1 s of the cell's start."""
    with Kernel() as kernel:
        kernel.run("1")
        code = 'var shown = display("first"); Console.Write("text"); shown.Update("second"); System.Threading.Thread.Sleep(1000); shown.Update("third");'
        id = kernel.client.execute(code, allow_stdin=False)
        messages = [(at, m["msg_type"], m["content"]) for at, m in messages_until(kernel, id, "update_display_data") if m["msg_type"] != "status"]
        begin = messages[0][0]
        assert [type for _, type, _ in messages] == ["execute_input", "display_data", "stream", "update_display_data"], messages
        assert messages[1][2]["data"]["text/plain"] == "second", messages
        assert messages[3][2]["data"]["text/plain"] == "third", messages
        assert messages[1][2]["metadata"] == messages[3][2]["metadata"], messages
        seconds = messages[1][0] - begin
        assert 0.25 < seconds < 0.9, seconds
        # A short cell waits for nothing.
        begin = time.perf_counter()
        _, shown = kernel.run('display("only")')
        assert [m["content"]["data"]["text/plain"] for m in shown if m["msg_type"] == "display_data"] == ["only"], shown
        return f"after {1000 * seconds:.0f} ms"


def prompt():
    """The unfinished line of the console is the prompt of the question."""
    with Kernel() as kernel:
        code = 'Console.WriteLine("Hello."); Console.Write("Your name? "); var name = Console.ReadLine(); Console.ReadLine(); Console.Write(name);'
        id = kernel.client.execute(code, allow_stdin=True)
        prompts = []
        for answer in ("Ada", ""):
            prompts.append(kernel.client.get_stdin_msg(timeout=30)["content"]["prompt"])
            kernel.client.input(answer)
        assert prompts == ["Your name? ", ""], prompts
        text = "".join(m["content"]["text"] for _, m in messages_until(kernel, id, "status") + messages_until(kernel, id, "status") if m["msg_type"] == "stream")
        assert text.endswith("Ada"), text


if __name__ == "__main__":
    run_checks([uncaught_errors, first_display, prompt])

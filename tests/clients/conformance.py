"""The public conformance suite for Jupyter kernels (jupyter_kernel_test), with every optional section but the pager."""
import jupyter_kernel_test

from checks import KERNEL, run_unittests


class Conformance(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "csharp"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    code_generate_error = 'throw new InvalidOperationException("on purpose");'
    code_execute_result = [
        {"code": "6*7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "Math.Max(3, 4)", "result": "4"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
        {"code": "display(42);", "mime": "text/plain"},
    ]
    code_clear_output = "clear();"
    completion_samples = [
        {"text": "Math.Sq", "matches": {"Sqrt"}},
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
    ]
    complete_code_samples = ["1+1", "int x = 1;", "void f() { }", "// a comment"]
    incomplete_code_samples = ["int f() {", "Console.WriteLine(", "foreach (var x in xs)"]
    invalid_code_samples = ["int = ;", "int x = );"]
    code_inspect_sample = "Math.Sqrt"
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "6?7"

    test_pager = None  # C# has no pager.


# Imported here alone, the base class would be run as a suite of its own.
if __name__ == "__main__":
    run_unittests(Conformance)

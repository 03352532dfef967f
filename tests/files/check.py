"""Files that the library writes, read by Debian's onnx and NumPy, and the other way round."""
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import onnx
from onnx import TensorProto, checker, helper, numpy_helper, shape_inference

HERE = pathlib.Path(__file__).parent
results = []


def check(name, found, expected=True):
    """Two arrays or values, to be equal to the last bit."""
    ok = np.array_equal(found, expected)
    results.append(ok)
    print("ok     " if ok else "FAILED ", name, "" if ok else f"{found} instead of {expected}", flush=True)


def close(name, found, expected, tolerance):
    ok = found.shape == expected.shape and np.allclose(found, expected, rtol=tolerance, atol=tolerance)
    results.append(ok)
    print("ok     " if ok else "FAILED ", name, "" if ok else f"{found} instead of {expected}", flush=True)


def exchange(what, folder):
    subprocess.run(["dotnet", "run", str(HERE / "Exchange.cs"), "--", what, folder], check=True, timeout=600)


def accepted(path):
    """Whether the checker accepts the file, with the shapes that follow from its operators."""
    try:
        model = onnx.load(path)
        checker.check_model(model, full_check=True)
        inferred = shape_inference.infer_shapes(model, strict_mode=True)
    except Exception as error:
        return f"{path.name}: {error}"
    batch = inferred.graph.input[0].type.tensor_type.shape.dim[0]
    return model.producer_name == "Workbook" and model.producer_version != "" and batch.dim_param == "batch"


def ours(folder):
    paths = sorted(folder.glob("ours*.onnx"))
    check("there is a file for each pair of activations in double and float", len(paths), 98)
    for path in paths:
        check(f"the checker accepts {path.name}", accepted(path))
    np.random.seed(1)
    X = np.random.randn(7, 3)
    check("rows first", np.load(folder / "ours-c.npy"), X)
    check("columns first", np.load(folder / "ours-fortran.npy"), X)
    check("columns first is how it lies in the file", np.load(folder / "ours-fortran.npy").flags.f_contiguous)
    check("floats", np.load(folder / "ours-float.npy"), X.astype("<f4"))
    check("floats are floats", np.load(folder / "ours-float.npy").dtype == np.float32)
    for name in ("ours.npz", "ours-compressed.npz", "ours-set.npz"):
        with np.load(folder / name) as arrays:
            check(f"the names in {name}", sorted(arrays.files), ["X", "Y"])
            check(f"X in {name}", arrays["X"], X)
            check(f"Y in {name}", arrays["Y"], -X)


def model(nodes, constants, kind, columns, opset):
    declare = lambda name, n: helper.make_tensor_value_info(name, kind, ["n", n])
    tensors = [numpy_helper.from_array(values, name) for name, values in constants.items()]
    graph = helper.make_graph(nodes, "theirs", [declare("x", columns[0])], [declare("y", columns[1])], tensors)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)
    checker.check_model(made, full_check=True)
    return made


def theirs(folder):
    """Models as PyTorch and Keras export them; the answers are computed by NumPy. Returns what must come back."""
    random = np.random.RandomState(2)
    X = random.randn(6, 4)
    np.save(folder / "inputs.npy", X)
    sigmoid = lambda z: 1 / (1 + np.exp(-z))
    softmax = lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    expected = {}
    for kind, type, opset in ((TensorProto.DOUBLE, "<f8", 17), (TensorProto.FLOAT, "<f4", 13)):
        W1, b1, W2, b2 = (random.randn(*shape).astype(type) for shape in ((5, 4), (5,), (5, 3), (1, 3)))
        suffix = f"{type[1:]}.onnx"
        linear = model(
            [helper.make_node("Gemm", ["x", "W1", "b1"], ["z"], transB=1),
             helper.make_node("Relu", ["z"], ["a"]),
             helper.make_node("MatMul", ["a", "W2"], ["p"]),
             helper.make_node("Add", ["b2", "p"], ["q"]),
             helper.make_node("Softmax", ["q"], ["y"])],
            {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, kind, (4, 3), opset)
        onnx.save(linear, str(folder / f"theirs-classifier-{suffix}"))
        expected[f"theirs-classifier-{suffix}"] = softmax(np.maximum(X @ W1.T.astype(float) + b1, 0) @ W2.astype(float) + b2)
        scaled = model(
            [helper.make_node("Gemm", ["x", "W1", "b1"], ["z"], transB=1, alpha=0.5, beta=2.0),
             helper.make_node("LeakyRelu", ["z"], ["a"], alpha=0.25),
             helper.make_node("Identity", ["a"], ["i"]),
             helper.make_node("MatMul", ["i", "W2"], ["p"]),
             helper.make_node("Sigmoid", ["p"], ["s"]),
             helper.make_node("MatMul", ["s", "W3"], ["r"]),
             helper.make_node("Tanh", ["r"], ["y"])],
            {"W1": W1, "b1": b1, "W2": W2, "W3": W2.T.copy()}, kind, (4, 5), 16 if type == "<f8" else opset)
        onnx.save(scaled, str(folder / f"theirs-scaled-{suffix}"))
        z = 0.5 * (X @ W1.T.astype(float)) + 2.0 * b1
        expected[f"theirs-scaled-{suffix}"] = np.tanh(sigmoid(np.where(z > 0, z, 0.25 * z) @ W2.astype(float)) @ W2.T.astype(float))
    for type in ("<f8", "<f4"):
        values = random.randn(3, 5).astype(type)
        np.save(folder / f"theirs-c-{type[1:]}.npy", values)
        np.save(folder / f"theirs-fortran-{type[1:]}.npy", np.asfortranarray(values))
        np.savez(folder / f"theirs-{type[1:]}.npz", X=values, y=values[:, 0])
        np.savez_compressed(folder / f"theirs-compressed-{type[1:]}.npz", X=values, y=values[:, 0])
    return expected


def come_back(folder, expected):
    for name, answers in expected.items():
        close(f"the library's answers for {name}", np.load((folder / name).with_suffix(".answers.npy")), answers, 1e-12)
    for path in sorted(folder.glob("theirs*.npy")):
        if not path.name.endswith(".answers.npy"):
            check(f"{path.name} comes back", np.load(path.with_suffix(".again")), np.load(path))
    for path in sorted(folder.glob("theirs*.npz")):
        with np.load(path) as before, np.load(path.with_suffix(".again")) as after:
            check(f"X of {path.name} comes back", after["X"], before["X"])
            check(f"y of {path.name} comes back as a column", after["y"], before["y"][:, np.newaxis])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        exchange("write", name)
        ours(folder)
        expected = theirs(folder)
        exchange("read", name)
        come_back(folder, expected)
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    sys.exit(0 if all(results) else 1)

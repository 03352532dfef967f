#:project ../../lib/Workbook/Workbook.csproj
#:property PublishAot=false
// What check.py asks of the library. write FOLDER: files of each kind, for Python. read FOLDER: what the library makes of Python's files.
using Workbook;

var folder = args[1];
string In(string name) => Path.Combine(folder, name);
switch (args[0])
{
    case "write":
        Write();
        break;
    case "read":
        Read();
        break;
}

void Write()
{
    var random = new NumPyRandom(1);
    var X = random.StandardNormal(7, 3);
    Activation[] activations =
    [
        Activation.Identity,
        Activation.Sigmoid,
        Activation.Tanh,
        Activation.ReLU,
        Activation.LeakyReLU(),
        Activation.LeakyReLU(0.25),
        Activation.Softmax,
    ];
    foreach (var (i, hidden) in activations.Index())
    {
        foreach (var (j, output) in activations.Index())
        {
            var network = Network.Create([3, 5, 4, 2], hidden, output, Initializer.Glorot, random, biases: j % 2 == 0);
            network.SaveOnnx(In($"ours-{i}{j}-double.onnx"));
            network.SaveOnnx(In($"ours-{i}{j}-float.onnx"), asFloat: true);
        }
    }

    // The values that Python must find: randn(7, 3) after seed(1).
    NumPy.Save(In("ours-c.npy"), X);
    NumPy.Save(In("ours-fortran.npy"), X, fortranOrder: true);
    NumPy.Save(In("ours-float.npy"), X, asFloat: true);
    NumPy.SaveAll(In("ours.npz"), [("X", X), ("Y", -X)]);
    NumPy.SaveAll(In("ours-compressed.npz"), [("X", X), ("Y", -X)], compressed: true);
    new DataSet(X, -X).SaveNpz(In("ours-set.npz"), compressed: true);
}

void Read()
{
    foreach (var path in Directory.EnumerateFiles(folder, "theirs*.onnx"))
    {
        var answers = Network.LoadOnnx(path).Predict(NumPy.Load(In("inputs.npy")));
        NumPy.Save(Path.ChangeExtension(path, "answers.npy"), answers);
    }

    foreach (var path in Directory.EnumerateFiles(folder, "theirs*.npy"))
    {
        NumPy.Save(Path.ChangeExtension(path, "again"), NumPy.Load(path));
    }

    foreach (var path in Directory.EnumerateFiles(folder, "theirs*.npz"))
    {
        NumPy.SaveAll(
            Path.ChangeExtension(path, "again"),
            NumPy.LoadAll(path).Select(entry => (entry.Key, entry.Value))
        );
    }
}

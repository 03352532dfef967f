"""Reads the name of a piece of work per line, runs it with PyTorch, prints the seconds that one unit of it took."""
import sys
import time

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(2)


def timed(run, repeats):
    run()
    start = time.perf_counter()
    for _ in range(repeats):
        run()
    return (time.perf_counter() - start) / repeats


def network(sizes, hidden, output, bias=True):
    layers = []
    for l, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        layers += [torch.nn.Linear(inputs, outputs, bias=bias), hidden() if l < len(sizes) - 2 else output()]
    return torch.nn.Sequential(*layers)


def trainer(model, loss, optimizer):
    def step(x, y):
        optimizer.zero_grad()
        value = loss(model(x), y)
        value.backward()
        optimizer.step()
        return value.detach()

    return step


def product(n):
    a, b, c = torch.rand(n, n), torch.rand(n, n), torch.empty(n, n)
    return timed(lambda: torch.mm(a, b, out=c), max(2, int(2e8 / n**3)))


def surface():
    model = network([2, 64, 64, 64, 1], torch.nn.ReLU, torch.nn.Identity)
    step = trainer(model, torch.nn.MSELoss(), torch.optim.SGD(model.parameters(), lr=0.001))
    x, y = torch.randn(10_000, 2), torch.randn(10_000, 1)
    return timed(lambda: step(x, y), 15)


def xor():
    model = network([2, 50, 2], torch.nn.Sigmoid, torch.nn.Sigmoid, bias=False)
    step = trainer(model, torch.nn.MSELoss(), torch.optim.SGD(model.parameters(), lr=0.15, weight_decay=2e-6))
    x, y = torch.randn(50, 2), torch.rand(50, 2).round()
    return timed(lambda: step(x, y), 500)


def circles():
    model = network([2, 4, 6, 6, 4, 1], torch.nn.ReLU, torch.nn.Sigmoid)
    step = trainer(model, torch.nn.BCELoss(), torch.optim.Adam(model.parameters(), lr=0.001))
    x, y = torch.randn(900, 2), torch.rand(900, 1).round()

    def epoch():
        for rows in torch.randperm(900).split(32):
            step(x[rows], y[rows])

    return timed(epoch, 3)


work = {"surface": surface, "xor": xor, "circles": circles}
print(f"PyTorch {torch.__version__}", flush=True)
for line in sys.stdin:
    name, *size = line.split()
    print(product(int(size[0])) if name == "product" else work[name](), flush=True)

"""Reads the name of a piece of work per line, runs it with PyTorch, prints the seconds that one unit of it took."""
import functools
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


def for_a_while(run):
    run()
    start, runs = time.perf_counter(), 0
    while runs == 0 or time.perf_counter() - start < 0.1:
        run()
        runs += 1
    return (time.perf_counter() - start) / runs


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


def product(*shape):
    rows, depth, columns = map(int, shape)
    a, b, c = torch.rand(rows, depth), torch.rand(depth, columns), torch.empty(rows, columns)
    return timed(lambda: torch.mm(a, b, out=c), max(2, int(2e8 / (rows * depth * columns))))


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


@functools.cache
def classifier(sizes, rows, batch):
    """One epoch of a classifier, ReLU, softmax, cross-entropy, in shuffled batches, plain gradient descent."""
    sizes, rows, batch = [int(n) for n in sizes.split(",")], int(rows), int(batch)
    pieces = []
    for a, b in zip(sizes, sizes[1:]):
        pieces += [torch.nn.Linear(a, b), torch.nn.ReLU()]
    model = torch.nn.Sequential(*pieces[:-1]).double()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    x, y = torch.randn(rows, sizes[0], dtype=torch.float64), torch.arange(rows) % sizes[-1]

    def step(x, y):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(model(x), y).backward()
        optimizer.step()

    def epoch():
        if batch >= rows:
            return step(x, y)
        for chosen in torch.randperm(rows).split(batch):
            step(x[chosen], y[chosen])

    return epoch


def train(*case):
    return for_a_while(classifier(*case))


work = {"product": product, "train": train, "surface": surface, "xor": xor, "circles": circles}
print(f"PyTorch {torch.__version__}", flush=True)
for line in sys.stdin:
    name, *sizes = line.split()
    print(work[name](*sizes), flush=True)

"""Reads the name of a piece of work per line, runs it with NumPy, prints the seconds that one unit of it took."""
import functools
import sys
import time

import numpy as np


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


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def product(*shape):
    rows, depth, columns = map(int, shape)
    a, b, c = np.random.rand(rows, depth), np.random.rand(depth, columns), np.empty((rows, columns))
    return timed(lambda: np.dot(a, b, out=c), max(2, int(2e8 / (rows * depth * columns))))


def surface():
    """One epoch of [2, 64, 64, 64, 1], ReLU, half squared loss, 10 000 rows, plain gradient descent."""
    sizes = [2, 64, 64, 64, 1]
    W = [np.random.uniform(-0.2, 0.2, shape) for shape in zip(sizes, sizes[1:])]
    b = [np.zeros((1, n)) for n in sizes[1:]]
    x, y = np.random.randn(10_000, 2), np.random.randn(10_000, 1)

    def epoch():
        a, z = [x], []
        for l in range(4):
            z.append(a[-1] @ W[l] + b[l])
            a.append(np.maximum(0, z[-1]) if l < 3 else z[-1])
        error = a[-1] - y
        loss = np.mean(error**2) / 2
        d = error / len(x)
        for l in reversed(range(4)):
            dW, db = a[l].T @ d, d.sum(axis=0, keepdims=True)
            if l > 0:
                d = (d @ W[l].T) * (z[l - 1] > 0)
            W[l] -= 0.001 * dW
            b[l] -= 0.001 * db
        return loss

    return timed(epoch, 20)


def xor():
    """One step of 2-50-2 without biases, sigmoid, half squared loss, L2, 50 rows."""
    x = np.random.randn(50, 2)
    y = np.eye(2)[((x[:, 0] > 0) ^ (x[:, 1] > 0)).astype(int)]
    W = [np.random.uniform(-1, 1, (2, 50)), np.random.uniform(-1, 1, (50, 2))]

    def step():
        h1 = sigmoid(x @ W[0])
        h2 = sigmoid(h1 @ W[1])
        loss = np.sum((y - h2) ** 2) / 100 + 1e-4 / 100 * (np.sum(W[0] ** 2) + np.sum(W[1] ** 2))
        d2 = -(y - h2) / 50 * (h2 * (1 - h2))
        d1 = (d2 @ W[1].T) * (h1 * (1 - h1))
        W[1] -= 0.15 * (h1.T @ d2 + 1e-4 / 50 * W[1])
        W[0] -= 0.15 * (x.T @ d1 + 1e-4 / 50 * W[0])
        return loss

    return timed(step, 3000)


@functools.cache
def trainer(sizes, rows, batch):
    """One epoch of a classifier, ReLU, softmax, cross-entropy, in shuffled batches, plain gradient descent."""
    sizes, rows, batch = [int(n) for n in sizes.split(",")], int(rows), int(batch)
    layers = len(sizes) - 1
    W = [np.random.randn(*shape) * np.sqrt(2 / shape[0]) for shape in zip(sizes, sizes[1:])]
    b = [np.zeros((1, n)) for n in sizes[1:]]
    X, Y = np.random.randn(rows, sizes[0]), np.eye(sizes[-1])[np.arange(rows) % sizes[-1]]

    def step(x, y):
        a, z = [x], []
        for l in range(layers):
            z.append(a[-1] @ W[l] + b[l])
            a.append(np.maximum(0, z[-1]) if l < layers - 1 else None)
        z[-1] -= z[-1].max(axis=1, keepdims=True)
        e = np.exp(z[-1])
        sums = e.sum(axis=1, keepdims=True)
        loss = np.sum(y * (np.log(sums) - z[-1])) / len(x)
        d = (e / sums - y) / len(x)
        for l in reversed(range(layers)):
            dW, db = a[l].T @ d, d.sum(axis=0, keepdims=True)
            if l > 0:
                d = (d @ W[l].T) * (z[l - 1] > 0)
            W[l] -= 0.01 * dW
            b[l] -= 0.01 * db
        return loss

    def epoch():
        if batch >= rows:
            return step(X, Y)
        order = np.random.permutation(rows)
        for start in range(0, rows, batch):
            chosen = order[start : start + batch]
            step(X[chosen], Y[chosen])

    return epoch


def train(*case):
    return for_a_while(trainer(*case))


def circles():
    """One epoch of [2, 4, 6, 6, 4, 1], ReLU and sigmoid, binary cross-entropy, Adam, 900 rows in shuffled batches of 32."""
    sizes = [2, 4, 6, 6, 4, 1]
    P = [np.random.randn(*shape) for shape in zip(sizes, sizes[1:])] + [np.zeros((1, n)) for n in sizes[1:]]
    m, v = [np.zeros_like(p) for p in P], [np.zeros_like(p) for p in P]
    x = np.random.randn(900, 2)
    y = (np.sum(x**2, axis=1, keepdims=True) < 1).astype(float)
    t = 0

    def epoch():
        nonlocal t
        order = np.random.permutation(900)
        total = 0
        for start in range(0, 900, 32):
            rows = order[start:start + 32]
            a, z = [x[rows]], []
            for l in range(5):
                z.append(a[-1] @ P[l] + P[5 + l])
                a.append(np.maximum(0, z[-1]) if l < 4 else sigmoid(z[-1]))
            target = y[rows]
            total -= np.sum(target * np.log(a[-1] + 1e-12) + (1 - target) * np.log(1 - a[-1] + 1e-12))
            d = (a[-1] - target) / len(rows)
            g = [None] * 10
            for l in reversed(range(5)):
                g[l], g[5 + l] = a[l].T @ d, d.sum(axis=0, keepdims=True)
                if l > 0:
                    d = (d @ P[l].T) * (z[l - 1] > 0)
            t += 1
            for i in range(10):
                m[i] = 0.9 * m[i] + 0.1 * g[i]
                v[i] = 0.999 * v[i] + 0.001 * g[i] ** 2
                P[i] -= 0.001 * (m[i] / (1 - 0.9**t)) / (np.sqrt(v[i] / (1 - 0.999**t)) + 1e-8)
        return total / 900

    return timed(epoch, 10)


work = {"product": product, "train": train, "surface": surface, "xor": xor, "circles": circles}
print(f"NumPy {np.__version__}", flush=True)
for line in sys.stdin:
    name, *sizes = line.split()
    print(work[name](*sizes), flush=True)

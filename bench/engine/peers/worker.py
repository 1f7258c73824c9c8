"""The same works in PyTorch, one thread. Reads {"work", "milliseconds"} a line, writes microseconds a call as JSON lists."""

import json
import sys
import time

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.manual_seed(0)


def small():
    x = torch.ones(2, 2, requires_grad=True)

    def body():
        x.grad = None
        y = x + 2
        (y * y * 3).mean().backward()

    return body


def network():
    x = torch.randn(32, 64)
    target = torch.arange(32) * 7 % 10
    w1 = (torch.randn(64, 64) / 8).requires_grad_()
    b1 = torch.zeros(64, requires_grad=True)
    w2 = (torch.randn(10, 64) / 8).requires_grad_()
    b2 = torch.zeros(10, requires_grad=True)

    def body():
        for p in (w1, b1, w2, b2):
            p.grad = None
        F.cross_entropy(F.linear(F.relu(F.linear(x, w1, b1)), w2, b2), target).backward()

    return body


def elementwise():
    x = torch.randn(1_000_000, requires_grad=True)

    def body():
        x.grad = None
        ((x * 0.5 + 1).exp() * x).sum().backward()

    return body


def matrices():
    a = torch.randn(256, 256, requires_grad=True)
    b = torch.randn(256, 256, requires_grad=True)

    def body():
        a.grad = None
        b.grad = None
        (a @ b).sum().backward()

    return body


def executed(code):
    return lambda: exec(code, {})


def sample(body, milliseconds):
    end = time.perf_counter() + milliseconds / 1e3
    start = time.perf_counter()
    body()
    once = time.perf_counter() - start
    start = time.perf_counter()
    for _ in range(3 if once < 0.1 else 1):
        body()
    repeats = max(1, round(1e-3 / max((time.perf_counter() - start) / 3, 1e-7)))
    samples = []
    while time.perf_counter() < end or len(samples) < 3:
        start = time.perf_counter()
        for _ in range(repeats):
            body()
        samples.append((time.perf_counter() - start) / repeats * 1e6)
    return samples


snippets = json.loads(sys.stdin.readline())
works = {
    "E1": small(),
    "E2": network(),
    "E3": elementwise(),
    "E4": matrices(),
    "E5": executed(snippets["seed"]),
    "E5n": executed(snippets["seed"]),
    "E6": executed(snippets["training"]),
}
print(json.dumps({"version": torch.__version__}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps(sample(works[request["work"]], request["milliseconds"])), flush=True)

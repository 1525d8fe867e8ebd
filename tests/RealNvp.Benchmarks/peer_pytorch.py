"""The flow in PyTorch, as a PyTorch user would write it: nn.Linear, autograd, torch.optim.Adam, eager.

Reads lines "dimension couplings hidden layers batch seconds" and answers each with the training steps per second it reached.
The first line it writes says which PyTorch this is and how many threads it uses.
"""

import math
import sys
import time

import torch
from torch import nn


def net(dimension, hidden, layers):
    sizes = [dimension] + [hidden] * layers
    modules = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        modules += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(*modules, nn.Linear(sizes[-1], dimension))


class RealNvp(nn.Module):
    def __init__(self, dimension, couplings, hidden, layers):
        super().__init__()
        self.scale = nn.ModuleList(net(dimension, hidden, layers) for _ in range(couplings))
        self.translation = nn.ModuleList(net(dimension, hidden, layers) for _ in range(couplings))
        masks = [[float((i + j) % 2 == 1) for j in range(dimension)] for i in range(couplings)]
        self.register_buffer("masks", torch.tensor(masks))

    def log_prob(self, x):
        log_det = torch.zeros(x.shape[0])
        for i in reversed(range(len(self.scale))):
            m = self.masks[i]
            s = torch.tanh(self.scale[i](x * m)) * (1 - m)
            t = self.translation[i](x * m) * (1 - m)
            x = (1 - m) * (x - t) * torch.exp(-s) + m * x
            log_det = log_det - s.sum(1)
        return -0.5 * (x * x).sum(1) - 0.5 * x.shape[1] * math.log(2 * math.pi) + log_det


def stepper(dimension, couplings, hidden, layers, batch):
    torch.manual_seed(1)
    flow = RealNvp(dimension, couplings, hidden, layers)
    adam = torch.optim.Adam(flow.parameters(), lr=1e-6, eps=1e-7)
    rows = torch.randn(batch, dimension)

    def step():
        adam.zero_grad(set_to_none=True)
        loss = -flow.log_prob(rows).mean()
        loss.backward()
        adam.step()

    for _ in range(5):
        step()
    return step


def main():
    torch.set_num_threads(int(sys.argv[1]))
    print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads", flush=True)
    steppers = {}
    for line in sys.stdin:
        *shape, seconds = line.split()
        key = tuple(map(int, shape))
        if key not in steppers:
            steppers[key] = stepper(*key)
        start, count = time.perf_counter(), 0
        while time.perf_counter() - start < float(seconds):
            steppers[key]()
            count += 1
        print(count / (time.perf_counter() - start), flush=True)


if __name__ == "__main__":
    main()

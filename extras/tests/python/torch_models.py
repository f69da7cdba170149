# SPDX-License-Identifier: MIT
"""A program for the interpreter that has PyTorch: writes models and what they give.

usage: python3 torch_models.py FOLDER REPOSITORY
For each model FOLDER/<name>.npz with x, what torch gives (y), and what thimble gives for
the live modules in float64 (live) and in int8 (int8); and FOLDER/<name>.pt, its state dict.
"""

from __future__ import annotations

import sys
import types
from pathlib import Path

import numpy as np
import torch
from torch import nn

STEPS = 6


class Gesture(nn.Module):
    """The usual many-to-one network."""

    def __init__(self, cell: type, **more: object) -> None:
        super().__init__()
        self.rnn = cell(4, 6, batch_first=True, **more)
        self.head = nn.Linear(6, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        out, _ = self.rnn(x)
        return self.head(out[:, -1])


class Tagger(nn.Module):
    """An answer for every step, from two kinds of cells."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Sequential(nn.Linear(4, 5), nn.Tanh())
        self.gru = nn.GRU(5, 6, batch_first=True)
        self.lstm = nn.LSTM(6, 4, num_layers=2, batch_first=True, dropout=0.2)
        self.head = nn.Linear(4, 2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x, _ = self.gru(self.first(x))
        x, _ = self.lstm(x)
        return self.head(x)


def mlp() -> nn.Sequential:
    return nn.Sequential(
        nn.Flatten(), nn.BatchNorm1d(4), nn.Linear(4, 8), nn.LeakyReLU(0.2),
        nn.Sequential(nn.Dropout(0.3), nn.Linear(8, 8), nn.ELU(0.7)),
        nn.Linear(8, 6), nn.GELU(), nn.Linear(6, 5, bias=False), nn.Hardsigmoid(),
        nn.Linear(5, 5), nn.Softplus(), nn.Linear(5, 4), nn.SiLU(),
        nn.Linear(4, 3), nn.Softmax(dim=1),
    )  # fmt: skip


def models(chain: type) -> dict[str, tuple[nn.Module, object]]:
    """name: (model, what thimble is given)"""
    found: dict[str, tuple[nn.Module, object]] = {}
    cells = {
        "rnn": (nn.RNN, {}),
        "relu": (nn.RNN, {"nonlinearity": "relu"}),
        "gru": (nn.GRU, {}),
        "lstm": (nn.LSTM, {}),
        "no_bias": (nn.GRU, {"bias": False}),
        "deep": (nn.LSTM, {"num_layers": 3}),
    }
    for name, (cell, more) in cells.items():
        model = Gesture(cell, **more)
        found[name] = model, chain([model.rnn, model.head], steps=STEPS)
    tagger = Tagger()
    parts = [tagger.first, tagger.gru, tagger.lstm, tagger.head]
    found["tagger"] = tagger, chain(parts, steps=STEPS, many_to_one=False)
    net = mlp()
    found["mlp"] = net, net
    two = nn.Sequential(nn.Linear(4, 6), nn.ReLU(), nn.Linear(6, 2))
    found["two_linear"] = two, two
    return found


def main(folder: Path, repository: Path) -> None:
    sys.path.insert(0, str(repository / "extras" / "python"))
    # Keras files are not read here, and their library need not be there.
    sys.modules.setdefault("h5py", types.ModuleType("h5py"))
    import thimble

    torch.manual_seed(1)
    generator = np.random.default_rng(1)
    for name, (model, given) in models(thimble.TorchChain).items():
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.uniform_(-0.7, 0.7)
            for part in model.modules():
                if isinstance(part, nn.BatchNorm1d):
                    part.running_mean.uniform_(-0.5, 0.5)
                    part.running_var.uniform_(0.5, 2)
        model.eval()
        steps = () if name in ("mlp", "two_linear") else (STEPS,)
        x = generator.normal(0, 1, (100, *steps, 4)).astype(np.float32)
        with torch.no_grad():
            y = model.double()(torch.from_numpy(x).double()).numpy()
        model.float()
        live = thimble.convert(given, numbers="float64", board="mega").predict(x)
        int8 = thimble.convert(given, numbers="int8", board="mega", calibrate=x).predict(
            x
        )
        torch.save(model.state_dict(), folder / f"{name}.pt")
        np.savez(folder / f"{name}.npz", x=x, y=y, live=live, int8=int8)
    torch.save(
        {"epoch": 3, "state_dict": Gesture(nn.GRU).half().state_dict()},
        folder / "half.pt",
    )
    torch.save(Gesture(nn.GRU), folder / "module.pt")
    torch.save([1, 2], folder / "list.pt")
    torch.save(
        nn.LSTM(3, 4, bidirectional=True).state_dict(), folder / "bidirectional.pt"
    )
    torch.save(nn.Sequential(nn.Conv1d(1, 2, 3)).state_dict(), folder / "conv.pt")
    refused = {
        "own_forward": Gesture(nn.GRU),
        "bidirectional": chain_of(thimble, nn.LSTM(3, 4, bidirectional=True)),
        "projection": chain_of(thimble, nn.LSTM(3, 4, proj_size=2)),
        "log_softmax": nn.Sequential(nn.Linear(3, 4), nn.LogSoftmax(dim=1)),
        "conv": nn.Sequential(nn.Conv1d(1, 2, 3)),
        "tanh_gelu": nn.Sequential(nn.Linear(3, 4), nn.GELU(approximate="tanh")),
        "flatten": chain_of(thimble, nn.GRU(3, 4), nn.Flatten(), nn.Linear(4, 2)),
        "nothing": nn.Sequential(nn.ReLU()),
        "steps": thimble.TorchChain([nn.Linear(3, 4)], steps=3),
        "no_steps": thimble.TorchChain([nn.GRU(3, 4)], steps=0),
    }
    for name, model in refused.items():
        try:
            thimble.convert(model)
        except thimble.ThimbleError as error:
            print(f"{name}: {error}")


def chain_of(thimble: types.ModuleType, *parts: nn.Module) -> object:
    return thimble.TorchChain(list(parts), steps=STEPS)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

# SPDX-License-Identifier: MIT
"""Trains networks with PyTorch; a program of its own, run by the Python that has it.

Reads a list of cases as JSON and writes the losses and the parameters of each after its
last step, in the order of the library: for each unit its bias, then its weights.
"""

from __future__ import annotations

import json
import sys

import torch
from torch import nn

ACTIVATIONS = {
    "Identity": nn.Identity,
    "Sigmoid": nn.Sigmoid,
    "Tanh": nn.Tanh,
    "ReLU": nn.ReLU,
    "ReLU6": nn.ReLU6,
    "LeakyReLU<>": nn.LeakyReLU,
    "ELU<>": nn.ELU,
    "SELU": nn.SELU,
    "Softplus": nn.Softplus,
    "SiLU": nn.SiLU,
    "GELU": nn.GELU,
    "Mish": nn.Mish,
    "HardSigmoid": nn.Hardsigmoid,
}
LOSSES = {
    "MeanSquaredError": nn.MSELoss(),
    "MeanAbsoluteError": nn.L1Loss(),
    "Huber<>": nn.HuberLoss(),
    # Softmax and sigmoid are inside of these.
    "CategoricalCrossEntropy": lambda z, t: nn.CrossEntropyLoss()(z[None], t[None]),
    "BinaryCrossEntropy": nn.BCEWithLogitsLoss(),
}


def build(case: dict) -> tuple[nn.Sequential, list[nn.Linear]]:
    parameters = iter(case["parameters"])
    modules, linears, inputs = [], [], case["inputs"]
    for units, activation in case["layers"]:
        linear = nn.Linear(inputs, units)
        with torch.no_grad():
            for unit in range(units):
                linear.bias[unit] = next(parameters)
                for i in range(inputs):
                    linear.weight[unit, i] = next(parameters)
        linears.append(linear)
        modules.append(linear)
        if activation is not None:
            modules.append(ACTIVATIONS[activation]())
        inputs = units
    return nn.Sequential(*modules), linears


def optimizer_of(case: dict, linears: list[nn.Linear]) -> torch.optim.Optimizer:
    decay = case["decay"]
    groups = [
        {
            "params": [n.weight for n in linears],
            "lr": case["rate"],
            "weight_decay": decay,
        },
        {"params": [n.bias for n in linears], "lr": case["bias_rate"]},
    ]
    if case["optimizer"] == "Adam":
        return torch.optim.Adam(groups)
    momentum = 0.9 if case["optimizer"] == "Momentum" else 0.0
    return torch.optim.SGD(groups, lr=1.0, momentum=momentum)


def train(case: dict) -> dict:
    net, linears = build(case)
    optimizer = optimizer_of(case, linears)
    loss_of = LOSSES[case["loss"]]
    losses = []
    for rows in case["steps"]:
        optimizer.zero_grad()
        for x, target in rows:
            loss = loss_of(net(torch.tensor(x)), torch.tensor(target))
            losses.append(loss.item())
            (loss / len(rows)).backward()
        parameters = [p for n in linears for p in (n.weight, n.bias)]
        if case["norm"] is not None:
            nn.utils.clip_grad_norm_(parameters, case["norm"])
        if case["value"] is not None:
            nn.utils.clip_grad_value_(parameters, case["value"])
        optimizer.step()
    after = []
    for linear in linears:
        rows = torch.cat([linear.bias[:, None], linear.weight], dim=1)
        after += rows.detach().flatten().tolist()
    return {"losses": losses, "parameters": after}


if __name__ == "__main__":
    torch.set_num_threads(1)
    json.dump([train(case) for case in json.load(sys.stdin)], sys.stdout)

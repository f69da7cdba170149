# SPDX-License-Identifier: MIT
"""What both sides of test_training.py can compute, under the names of the library."""

from __future__ import annotations

CATEGORICAL = "CategoricalCrossEntropy"
BINARY = "BinaryCrossEntropy"
LOSSES = ("MeanSquaredError", "MeanAbsoluteError", "Huber<>", CATEGORICAL, BINARY)
ACTIVATIONS = (
    *("Identity", "Sigmoid", "Tanh", "ReLU", "ReLU6", "LeakyReLU<>", "ELU<>", "SELU"),
    *("Softplus", "SiLU", "GELU", "Mish", "HardSigmoid"),
)

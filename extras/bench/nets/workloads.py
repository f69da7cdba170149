# SPDX-License-Identifier: MIT
"""The networks that the bench measures: fixed seeds, float64 reference outputs.

W1 3-3-1 sigmoid        the 3-input xor
W2 64-16-10 ReLU        synthetic digits of 8x8 pixels, softmax
W3 196-32-16-10 ReLU    the same digits, 14x14, softmax
W5 784-32-10 ReLU       random weights, half of the inputs zero, softmax

Another numpy or BLAS may train other last bits, so what is measured are the committed
headers: generate.py writes them and is only run when a net is added.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

Array = np.ndarray

# 5x7 digits
FONT = """
01110 10001 10011 10101 11001 10001 01110  00100 01100 00100 00100 00100 00100 01110
01110 10001 00001 00010 00100 01000 11111  11111 00010 00100 00010 00001 10001 01110
00010 00110 01010 10010 11111 00010 00010  11111 10000 11110 00001 00001 10001 01110
00110 01000 10000 11110 10001 10001 01110  11111 00001 00010 00100 01000 01000 01000
01110 10001 10001 01110 10001 10001 01110  01110 10001 10001 01111 00001 00010 01100
"""
GLYPHS = np.array([[int(c) for c in row] for row in FONT.split()], float).reshape(
    10, 7, 5
)


@dataclass
class Workload:
    """A trained net, the inputs it is measured on and what it should give for them."""

    name: str
    title: str
    layers: list[int]
    activations: list[str]
    weights: list[Array]  # [unit, input], float32
    biases: list[Array]
    x: Array  # float32 rows
    samples: Array  # what a quantizer calibrates on

    @property
    def outputs(self) -> Array:
        """Of the unquantized net, in float64."""
        return forward(self.weights, self.biases, self.activations, self.x)[-1]

    @property
    def logits(self) -> Array:
        """The same without the softmax at the end."""
        activations = [a if a != "softmax" else "identity" for a in self.activations]
        return forward(self.weights, self.biases, activations, self.x)[-1]


def softmax(z: Array) -> Array:
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


ACTIVATIONS: dict[str, Callable[[Array], Array]] = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "relu": lambda z: np.maximum(z, 0),
    "softmax": softmax,
    "identity": lambda z: z,
}


def forward(
    weights: Sequence[Array],
    biases: Sequence[Array],
    activations: Sequence[str],
    x: Array,
) -> list[Array]:
    """What every layer gives, in float64."""
    outputs = [np.asarray(x, np.float64)]
    for w, b, activation in zip(weights, biases, activations):
        sums = outputs[-1] @ np.asarray(w, np.float64).T + np.asarray(b, np.float64)
        outputs.append(ACTIVATIONS[activation](sums))
    return outputs[1:]


def draw_digit(rng: np.random.Generator, digit: int, size: int) -> Array:
    """A glyph, shifted, scaled, sheared, with noise: `size` squared pixels of 8 bits."""
    glyph = GLYPHS[digit]
    scale = size / 8.0
    image = np.zeros((size, size))
    centre_x = size / 2 + rng.uniform(-0.6, 0.6) * scale
    centre_y = size / 2 + rng.uniform(-0.5, 0.5) * scale
    pixel = scale * rng.uniform(0.9, 1.08)
    shear = rng.uniform(-0.18, 0.18)
    for y in range(size):
        for x in range(size):
            v = (y + 0.5 - centre_y) / pixel
            u = (x + 0.5 - centre_x) / pixel - shear * v
            at_x, at_y = u + 2.5 - 0.5, v + 3.5 - 0.5
            left, top = math.floor(at_x), math.floor(at_y)
            right_share, low_share = at_x - left, at_y - top
            ink = 0.0
            for down in (0, 1):
                for right in (0, 1):
                    if 0 <= top + down < 7 and 0 <= left + right < 5:
                        ink += (
                            glyph[top + down, left + right]
                            * (right_share if right else 1 - right_share)
                            * (low_share if down else 1 - low_share)
                        )
            image[y, x] = ink
    image = image * rng.uniform(0.75, 1.0) + rng.normal(0, 0.06, image.shape)
    return np.clip(np.round(image * 255), 0, 255).astype(np.uint8).ravel()


def draw_digits(rng: np.random.Generator, n: int, size: int) -> tuple[Array, Array]:
    labels = np.arange(n) % 10
    return np.array([draw_digit(rng, int(d), size) for d in labels]), labels


def train(
    rng: np.random.Generator, layers: list[int], x: Array, labels: Array, epochs: int
) -> tuple[list[Array], list[Array]]:
    """Stochastic gradient descent with momentum on the cross entropy."""
    shapes = list(zip(layers[:-1], layers[1:]))
    weights = [rng.normal(0, np.sqrt(2 / i), (o, i)) for i, o in shapes]
    biases = [np.zeros(o) for o in layers[1:]]
    weight_moves = [np.zeros_like(w) for w in weights]
    bias_moves = [np.zeros_like(b) for b in biases]
    activations = ["relu"] * (len(shapes) - 1) + ["softmax"]
    rate, decay, batch = 0.05, 1e-4, 32
    for _ in range(epochs):
        order = rng.permutation(len(x))
        for start in range(0, len(x), batch):
            rows = order[start : start + batch]
            values = [x[rows], *forward(weights, biases, activations, x[rows])]
            delta = values[-1].copy()
            delta[np.arange(len(rows)), labels[rows]] -= 1
            delta /= len(rows)
            for n in reversed(range(len(weights))):
                gradient = delta.T @ values[n] + decay * weights[n]
                bias_gradient = delta.sum(0)
                if n:
                    delta = (delta @ weights[n]) * (values[n] > 0)
                weight_moves[n] = 0.9 * weight_moves[n] - rate * gradient
                bias_moves[n] = 0.9 * bias_moves[n] - rate * bias_gradient
                weights[n] = weights[n] + weight_moves[n]
                biases[n] = biases[n] + bias_moves[n]
        rate *= 0.97
    return float32(weights), float32(biases)


def float32(arrays: Sequence[Array]) -> list[Array]:
    return [a.astype(np.float32) for a in arrays]


def digits_net(
    name: str, seed: int, layers: list[int], size: int, inputs: int
) -> Workload:
    """Half of the measured inputs are ordinary digits; the other half are those of which
    the net is least sure (and right), so that its softmax is far from saturation."""
    rng = np.random.default_rng(seed)
    pixels, labels = draw_digits(rng, 2000, size)
    weights, biases = train(rng, layers, pixels / 255.0, labels, epochs=40)
    test, test_labels = draw_digits(np.random.default_rng(seed + 1), 1000, size)
    activations = ["relu"] * (len(layers) - 2) + ["softmax"]
    confidence = forward(weights, biases, activations, test / 255.0)[-1]
    largest = confidence.max(axis=1)
    right = (confidence.argmax(axis=1) == test_labels) & (largest > 0.6)
    unsure = np.argsort(np.where(right, largest, 2))[: inputs // 2]
    chosen = np.concatenate([np.arange(inputs - inputs // 2), unsure])
    x = test[chosen].astype(np.float32) / np.float32(255)
    title = "-".join(map(str, layers)) + ", ReLU, softmax"
    samples = pixels[:500].astype(np.float32) / np.float32(255)
    return Workload(name, title, layers, activations, weights, biases, x, samples)


def w1() -> Workload:
    """An 8-bit 3-3-1 xor net, moved off its grid so that everyone has to quantize."""
    step = 51.0 / 255
    first, second = (
        np.array([[25, 49, 26], [-33, 32, 48], [-48, -33, 35]]),
        [[-60, 61, -60]],
    )
    weights = [first * step, np.array(second) * step]
    biases = [np.array([-49, -23, 22]) * step, np.array([29]) * step]
    x = np.array([[i >> 2 & 1, i >> 1 & 1, i & 1] for i in range(8)], np.float32)
    target = np.array([0, 1, 1, 0, 1, 0, 0, 1.0])[:, None]
    activations = ["sigmoid", "sigmoid"]
    for _ in range(400):
        hidden, output = forward(weights, biases, activations, x)
        delta = (output - target) / 8
        hidden_delta = (delta @ weights[1]) * hidden * (1 - hidden)
        weights[1] = weights[1] - 0.9 * delta.T @ hidden
        biases[1] = biases[1] - 0.9 * delta.sum(0)
        weights[0] = weights[0] - 0.9 * hidden_delta.T @ x
        biases[0] = biases[0] - 0.9 * hidden_delta.sum(0)
    return Workload(
        "w1",
        "3-3-1, sigmoid",
        [3, 3, 1],
        activations,
        float32(weights),
        float32(biases),
        x,
        x,
    )


def w5() -> Workload:
    """Random weights; two smaller nets are drawn before it from the same stream."""
    rng = np.random.default_rng(20241122)
    for layers, zeros in (
        ([64, 16, 10], 0),
        ([196, 32, 16, 10], 0),
        ([784, 32, 10], 0.5),
    ):
        shapes = list(zip(layers[:-1], layers[1:]))
        weights = float32([rng.normal(0, math.sqrt(2 / i), (o, i)) for i, o in shapes])
        biases = float32([rng.normal(0, 0.1, o) for o in layers[1:]])
        x = rng.uniform(0, 1, (64, layers[0])).astype(np.float32)
        x = np.where(rng.uniform(0, 1, x.shape) < zeros, 0, x).astype(np.float32)
    title = "784-32-10, ReLU, softmax"
    return Workload(
        "w5", title, [784, 32, 10], ["relu", "softmax"], weights, biases, x[:4], x
    )


def one_layer(name: str, seed: int, inputs: int, units: int) -> Workload:
    """A single Dense layer, to measure its kernel alone."""
    rng = np.random.default_rng(seed)
    weights = float32([rng.normal(0, math.sqrt(2 / inputs), (units, inputs))])
    biases = float32([rng.normal(0, 0.1, units)])
    samples = rng.uniform(-1, 1, (200, inputs)).astype(np.float32)
    title = f"{inputs}-{units}, a layer alone"
    return Workload(
        name,
        title,
        [inputs, units],
        ["identity"],
        weights,
        biases,
        samples[:4],
        samples,
    )


WORKLOADS: dict[str, Callable[[], Workload]] = {
    "w1": w1,
    "w2": lambda: digits_net("w2", 20240501, [64, 16, 10], 8, 8),
    "w3": lambda: digits_net("w3", 20240502, [196, 32, 16, 10], 14, 4),
    "w5": w5,
    "d64": lambda: one_layer("d64", 1, 64, 16),
    "d196": lambda: one_layer("d196", 2, 196, 16),
}

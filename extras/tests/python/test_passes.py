# SPDX-License-Identifier: MIT
"""The rewrites of a graph: each keeps what the network computes."""

from __future__ import annotations

import numpy as np
import pytest
from random_nets import random_graph
from thimble import ThimbleError, convert
from thimble.emit import names
from thimble.graph import (
    Activation,
    ActivationLayer,
    Affine,
    ArgMax,
    Dense,
    Graph,
    NoOp,
    Softmax,
)
from thimble.numeric import softmax
from thimble.passes import simplify
from thimble.passes.calibrate import choose_range, choose_top
from thimble.reference import run_float

RNG = np.random.default_rng(3)


def dense(units, inputs, bias=True, kind="identity"):
    weights = RNG.normal(size=(units, inputs))
    return Dense("d", weights, RNG.normal(size=units) if bias else None, Activation(kind))


def affine(size):
    return Affine("a", RNG.uniform(0.5, 2, size), RNG.normal(size=size))


def computed(layers, x):
    """Layer by layer, without any rewriting."""
    for layer in layers:
        if isinstance(layer, Affine):
            x = x * layer.scale + layer.offset
        elif isinstance(layer, ActivationLayer):
            x = run_float(
                Graph(
                    x.shape[1], [Dense("i", np.eye(x.shape[1]), None, layer.activation)]
                ),
                x,
            )
        elif not isinstance(layer, NoOp):
            x = run_float(Graph(x.shape[1], [layer]), x)
    return x


CHAINS = {
    "scaler": [affine(4), dense(3, 4)],
    "scaler without bias": [affine(4), dense(3, 4, bias=False)],
    "two scalers": [affine(4), affine(4), dense(3, 4, kind="relu")],
    "norm before activation": [
        dense(3, 4, False),
        affine(3),
        ActivationLayer("t", Activation("tanh")),
    ],
    "norm after activation": [dense(3, 4, kind="relu"), affine(3), dense(2, 3)],
    "norm after separate activation": [
        dense(3, 4),
        ActivationLayer("r", Activation("relu")),
        affine(3),
        dense(2, 3),
        affine(2),
        Softmax(),
    ],
    "nothing": [NoOp("dropout"), dense(3, 4), ActivationLayer("l", Activation())],
    "relu twice": [dense(3, 4, kind="relu"), ActivationLayer("r", Activation("relu"))],
    "identity scaling": [Affine("one", np.ones(4), np.zeros(4)), dense(2, 4)],
}


@pytest.mark.parametrize("name", CHAINS)
def test_rewriting_keeps_the_function(name):
    x = RNG.normal(size=(50, 4))
    graph = simplify(Graph(4, CHAINS[name]))
    assert all(isinstance(layer, (Dense, Softmax)) for layer in graph.layers)
    assert np.allclose(run_float(graph, x), computed(CHAINS[name], x), atol=1e-12)


def test_a_dense_layer_without_bias_keeps_none():
    layers = [Affine("a", np.full(4, 2.0), np.zeros(4)), dense(3, 4, bias=False)]
    assert simplify(Graph(4, layers)).layers[0].bias is None
    header = convert(Graph(4, layers)).header
    assert "thimble::Dense<3, thimble::Identity, thimble::NoBias>" in header


def test_argmax_takes_the_place_of_softmax():
    graph = simplify(random_graph(1, (4, 3), ["identity"], "softmax"), argmax=True)
    assert [type(layer) for layer in graph.layers] == [Dense, ArgMax]
    with pytest.raises(ThimbleError, match="two outputs"):
        simplify(random_graph(1, (4, 1)), argmax=True)


def test_the_model_of_the_user_is_not_changed():
    graph = Graph(4, list(CHAINS["norm after separate activation"]))
    before = [layer for layer in graph.layers]
    simplify(graph, argmax=True)
    assert graph.layers == before


def test_ranges():
    assert choose_range(np.array([0, 255, 3])) == (0, 255)
    heavy = RNG.laplace(size=50_000)
    low, high = choose_range(heavy)
    assert heavy.min() < low < -2
    assert 2 < high < heavy.max()
    assert choose_range(np.full(5, 0.25), include_zero=True) == (0.0, 0.25)
    assert choose_top(np.array([-3.0, -1.0])) == 1.0
    assert choose_top(np.array([2.0, 9.0]), limit=6.0) == 6.0


def test_native_softmax_is_near_the_real_one():
    q = RNG.integers(-128, 128, (500, 10))
    for scale in (0.01, 0.1, 1.0):
        got = (softmax.native(q, softmax.native_table(scale)) + 128) / 256
        assert np.abs(got - softmax.real(q * scale)).max() <= 1.01 / 256


def test_dead_layers_convert():
    """A ReLU that never fires in the samples, and weights that are all zero."""
    for weights, bias in (
        (np.ones((3, 4)), -1e3),
        (np.zeros((3, 4)), 0.5),
        (np.zeros((3, 4)), 0),
    ):
        layers = [Dense("d", weights, np.full(3, bias), Activation("relu")), dense(2, 3)]
        x = RNG.uniform(0, 1, (60, 4))
        for rounding in ("native", "tflite"):
            network = convert(
                Graph(4, layers), numbers="int8", calibrate=x, rounding=rounding
            )
            wanted = computed(layers, x)
            assert np.abs(network.predict(x) - wanted).max() < 0.1 * max(
                1, np.abs(wanted).max()
            )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("digits", "digits"),
        ("My-Net v2.final", "my_net_v2_final"),
        ("MnistDense", "mnist_dense"),
        ("3layers", "model_3layers"),
        ("class", "class_model"),
        ("thimble", "thimble_model"),
        ("äöü", "model"),
        ("__x__y", "x_y"),
    ],
)
def test_namespaces(text, name):
    assert names.namespace_of(text) == name
    assert names.checked_namespace(name) == name


def test_strings():
    assert names.string_literal('a"b\\c?') == '"a\\"b\\\\c\\?"'
    assert names.string_literal("é1") == '"\\303\\2511"'

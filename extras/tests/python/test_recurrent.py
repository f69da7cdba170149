# SPDX-License-Identifier: MIT
"""Recurrent Keras models, from files and live, give what Keras gives, in numpy and in C++."""

from __future__ import annotations

import subprocess

import numpy as np
import pytest
from compiled import LIBRARY, WARNINGS, Program
from keras_models import L, keras
from thimble import ThimbleError, Unsupported, convert
from thimble.recurrent import parameter_count

STEPS = 7
KINDS = {
    "simple": lambda units, **more: L.SimpleRNN(units, **more),
    "lstm": lambda units, **more: L.LSTM(units, **more),
    "gru": lambda units, **more: L.GRU(units, **more),
    "gru_before": lambda units, **more: L.GRU(units, reset_after=False, **more),
}


def many_to_one(kind, **more):
    layers = [KINDS[kind](5, **more), L.Dense(3, "softmax")]
    return keras.Sequential([keras.Input((STEPS, 4)), *layers])


def stacked(first, second):
    layers = [
        *(L.BatchNormalization(), KINDS[first](6, return_sequences=True)),
        *(L.Dense(5, "relu"), L.Dropout(0.1), KINDS[second](4), L.BatchNormalization()),
        *(L.Dense(6, "tanh"), L.Dense(2)),
    ]
    return keras.Sequential([keras.Input((STEPS, 3)), *layers])


def functional():
    first = x = keras.Input((STEPS, 4))
    x = L.LSTM(5, return_sequences=True)(x)
    x = L.LSTM(5)(x)
    return keras.Model(first, L.Dense(2)(x))


def sequences(kind):
    """A step of output for every step of input."""
    layers = [KINDS[kind](5, return_sequences=True), L.Dense(2)]
    return keras.Sequential([keras.Input((STEPS, 4)), *layers])


MODELS = {
    **{f"one_{kind}": (many_to_one, kind) for kind in KINDS},
    **{f"all_{kind}": (sequences, kind) for kind in KINDS},
    "stacked_1": (stacked, "lstm", "gru"),
    "stacked_2": (stacked, "gru_before", "simple"),
    "stacked_3": (stacked, "gru", "gru_before"),
    "functional": (functional,),
}


def randomized(model):
    rng = np.random.default_rng(len(model.get_weights()))
    for layer in model.layers:
        low, high = (0.2, 1.5) if isinstance(layer, L.BatchNormalization) else (-0.8, 0.8)
        layer.set_weights([rng.uniform(low, high, w.shape) for w in layer.get_weights()])
    return model


@pytest.fixture(scope="module")
def models():
    made = {name: randomized(make(*rest)) for name, (make, *rest) in MODELS.items()}
    made["no_bias"] = randomized(many_to_one("gru", use_bias=False))
    made["other_functions"] = randomized(
        many_to_one("lstm", activation="softplus", recurrent_activation="hard_sigmoid")
    )
    rng = np.random.default_rng(1)
    found = {}
    for name, model in made.items():
        x = rng.normal(0, 1, (40, *model.input_shape[1:])).astype(np.float32)
        wanted = keras.ops.convert_to_numpy(model(x, training=False))
        found[name] = model, x, np.asarray(wanted, np.float64).reshape(len(x), -1)
    return found


def test_same_as_keras(models, tmp_path, claim):
    proof = claim("recurrent_keras_equal")
    for name, (model, x, wanted) in models.items():
        for extension in ("live", "keras", "h5"):
            source = model
            if extension != "live":
                source = tmp_path / f"m.{extension}"
                model.save(source)
            got = convert(source, numbers="float64", board="mega").predict(x)
            off = np.abs(got - wanted) > 2e-6 * max(1.0, np.abs(wanted).max())
            proof.add(wanted.size, int(off.sum()))
            assert not off.any(), f"{name} {extension} {np.abs(got - wanted).max()}"


_RUN = """\
#include <stdio.h>
#include "{name}.h"
static {name}::Model model;
int main() {{
  static {name}::Model::Value x[{steps}][{name}::Model::kInputs];
  while (fread(x, sizeof(x), 1, stdin) == 1) {{
    for (auto& step : x) {{
      const auto* y = model.predict(step);
      if (y != nullptr) fwrite(y, sizeof(*y), {name}::Model::kOutputs, stdout);
    }}
    {reset}
  }}
}}
"""


def test_compiled_header_is_close_to_keras(models, tmp_path, claim):
    proof = claim("recurrent_keras_equal")
    for name, (model, x, wanted) in models.items():
        network = convert(model, numbers="float32", board="cortex-m4", name=f"m_{name}")
        network.write(tmp_path / f"{network.name}.h")
        # A threshold of the network begins a new sequence of its own accord.
        reset = "model.reset();" if name.startswith("all_") else ""
        source = tmp_path / f"{name}.cpp"
        source.write_text(_RUN.format(name=network.name, steps=STEPS, reset=reset))
        flags = ["-std=c++11", "-O1", *WARNINGS, f"-I{LIBRARY}", f"-I{tmp_path}"]
        program = tmp_path / name
        subprocess.run(["g++", *flags, str(source), "-o", str(program)], check=True)
        done = subprocess.run(
            [program], input=x.tobytes(), capture_output=True, check=True
        )
        got = np.frombuffer(done.stdout, np.float32).reshape(len(x), -1)
        off = np.abs(got - wanted) > 1e-5 * max(1.0, np.abs(wanted).max())
        proof.add(wanted.size, int(off.sum()))
        assert not off.any(), f"{name} {np.abs(got - wanted).max()}"


@pytest.mark.parametrize("numbers", ["float32", "float64"])
def test_ram_and_counts(models, tmp_path, claim, numbers):
    proof = claim("converted_ram_exact")
    networks = [
        convert(model, numbers=numbers, board="cortex-m4", name=f"m_{name}")
        for name, (model, _, _) in models.items()
    ]
    program = Program(networks, tmp_path)
    for network in networks:
        facts, cost = program.facts(network), network.report.cost
        assert proof.check(facts.ram == facts.size == cost.ram), network.name
        assert (facts.parameter_bytes, facts.macs) == (cost.flash, cost.macs)
        assert facts.parameters == cost.parameters


def test_ram_on_avr(models):
    """As the plan of graph/chain.h gives it: two areas, states, a count of two bytes."""
    cost = convert(models["one_lstm"][0], board="uno").report.cost
    assert cost.ram == 4 * (5 + 3) + 4 * 10 + 2
    cost = convert(models["stacked_3"][0], board="uno").report.cost
    assert cost.ram == 4 * (2 * 4 + 6) + 4 * (6 + 4) + 2


def test_open_time(tmp_path):
    model = keras.Sequential([keras.Input((None, 4)), L.GRU(5), L.Dense(2)])
    network = convert(model, name="open_time")
    assert "LastOf" not in network.header
    x = np.random.default_rng(2).normal(0, 1, (3, 1, 4)).astype(np.float32)
    wanted = keras.ops.convert_to_numpy(model(x))
    assert np.allclose(network.predict(x), wanted, atol=1e-6)


def test_stateful_goes_on():
    first = keras.Input((STEPS, 4), batch_size=1)
    model = keras.Model(first, L.Dense(2)(L.LSTM(5, stateful=True)(first)))
    header = convert(model, name="stateful").header
    assert "thimble::Every<7>" in header and "LastOf" not in header


def test_parameters_are_counted(models):
    layer = convert(models["one_gru"][0]).network.layers[0]
    assert parameter_count(layer) == 5 * (4 + 3 * (4 + 5))


def test_header_says_how_to_use_it(models):
    header = convert(models["one_gru"][0], name="steps").header
    assert (
        "thimble::Gru<5, thimble::ResetAfter, thimble::Tanh, thimble::Sigmoid>" in header
    )
    assert "model.reset();" in header and "every 7th step" in header


def refusals():
    start = keras.Input((STEPS, 4))
    lstm = L.LSTM(3, return_sequences=True)
    yield L.Dense(2)(L.LSTM(3, go_backwards=True)(start)), start, "go_backwards"
    yield L.Dense(2)(L.Flatten()(lstm(start))), start, "joins the steps"
    yield L.Dense(2)(L.Bidirectional(L.LSTM(3))(start)), start, "cannot be converted"
    softmax = L.SimpleRNN(3, activation="softmax")
    yield L.Dense(2)(softmax(start)), start, "works on all values at once"


@pytest.mark.parametrize("index", range(4))
def test_refused(index):
    y, x, sentence = list(refusals())[index]
    with pytest.raises((ThimbleError, Unsupported), match=sentence):
        convert(keras.Model(x, y))


def test_accuracy_of_sequences(models):
    model, x, wanted = models["one_lstm"]
    samples = (x, wanted.argmax(axis=1))
    report = convert(model, numbers="float32", calibrate=samples).report
    assert report.quality.scores[0].network == 1.0

# SPDX-License-Identifier: MIT
"""Recurrent Keras models in int8: near Keras, and in C++ bit for bit as in numpy."""

from __future__ import annotations

import subprocess

import numpy as np
import pytest
from compiled import LIBRARY, WARNINGS, Program
from keras_models import L, keras
from test_recurrent import MODELS, STEPS, many_to_one, randomized
from thimble import ThimbleError, Unsupported, convert, reference
from thimble.passes import prove_accumulator
from thimble.quantized import AVR_SMALL, CORTEX_M4_WIDE, LAYOUTS

# Parts of the largest output.
LARGEST_ERROR, LARGEST_RMS = 0.04, 0.015


@pytest.fixture(scope="module")
def models():
    """name: (model, samples, what Keras gives)"""
    made = {name: randomized(make(*rest)) for name, (make, *rest) in MODELS.items()}
    made["no_bias"] = randomized(many_to_one("gru", use_bias=False))
    for activation in ("relu", "sigmoid", "linear"):
        made[activation] = randomized(many_to_one("simple", activation=activation))
    # What a step adds would grow without a bound.
    for name in ("relu", "linear"):
        weights = made[name].get_weights()
        made[name].set_weights([weights[0], weights[1] / 4, *weights[2:]])
    found = {}
    rng = np.random.default_rng(1)
    for name, model in made.items():
        x = rng.normal(0.3, 1, (120, *model.input_shape[1:])).astype(np.float32)
        wanted = keras.ops.convert_to_numpy(model(x, training=False))
        found[name] = model, x, np.asarray(wanted, np.float64).reshape(len(x), -1)
    return found


def converted(models, layout=None):
    return [
        convert(
            model,
            numbers="int8",
            calibrate=x,
            board="mega",
            layout=layout,
            name=f"m_{name}",
        )
        for name, (model, x, _) in models.items()
    ]


def test_near_keras(models, claim):
    proof = claim("recurrent_int8_near")
    for network, (_, x, wanted) in zip(converted(models), models.values()):
        error = np.abs(network.predict(x) - wanted) / np.abs(wanted).max()
        assert proof.check(error.max() <= LARGEST_ERROR), (network.name, error.max())
        rms = float(np.sqrt(np.square(error).mean()))
        assert proof.check(rms <= LARGEST_RMS), (network.name, rms)


_RUN = """\
#include <stdio.h>
#include <stdlib.h>
{includes}
template <class Model>
int run(bool restarts) {{
  static Model model;
  static int8_t x[{steps}][Model::kInputs];
  while (fread(x, sizeof(x), 1, stdin) == 1) {{
    for (auto& step : x) {{
      const int8_t* y = model.predict(step);
      if (y != nullptr) fwrite(y, 1, Model::kOutputs, stdout);
    }}
    if (restarts) model.reset();
  }}
  return 0;
}}
int main(int, char** words) {{
  switch (atoi(words[1])) {{
{cases}
  }}
  return 1;
}}
"""


# The others have no recurrent layers.
@pytest.mark.parametrize(
    "layout", [x for x in LAYOUTS if x not in (AVR_SMALL, CORTEX_M4_WIDE)]
)
def test_compiled_equals_numpy(models, layout, tmp_path, claim):
    proof = claim("converted_int8_equal")
    networks = converted(models, layout)
    includes, cases = [], []
    for index, network in enumerate(networks):
        network.write(tmp_path / f"{network.name}.h")
        includes.append(f'#include "{network.name}.h"')
        # A threshold of the network begins a new sequence of its own accord.
        restarts = "true" if network.name.startswith("m_all_") else "false"
        cases.append(f"    case {index}: return run<{network.name}::Model>({restarts});")
    source = tmp_path / "main.cpp"
    source.write_text(
        _RUN.format(includes="\n".join(includes), cases="\n".join(cases), steps=STEPS)
    )
    flags = ["-std=c++11", "-O0", *WARNINGS, f"-I{LIBRARY}", f"-I{tmp_path}"]
    flags += ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
    program = tmp_path / "program"
    subprocess.run(["g++", *flags, str(source), "-o", str(program)], check=True)
    for index, (network, (_, x, _)) in enumerate(zip(networks, models.values())):
        q = network.network.input.quantize(x).astype(np.int8)
        done = subprocess.run(
            [program, str(index)], input=q.tobytes(), capture_output=True, check=True
        )
        wanted = network.predict_int8(q.reshape(len(x), -1))
        got = np.frombuffer(done.stdout, np.int8).reshape(wanted.shape)
        proof.add(got.size, int((got != wanted).sum()))
        assert np.array_equal(got, wanted), network.name


def test_ram_and_counts(models, tmp_path, claim):
    proof = claim("converted_ram_exact")
    networks = [
        convert(model, numbers="int8", calibrate=x, board="cortex-m4", name=f"m_{name}")
        for name, (model, x, _) in models.items()
    ]
    program = Program(networks, tmp_path)
    for network in networks:
        facts, cost = program.facts(network), network.report.cost
        assert proof.check(facts.ram == facts.size == cost.ram), network.name
        assert (facts.parameter_bytes, facts.macs) == (cost.flash, cost.macs)


def test_inputs_of_different_ranges_get_scales_of_their_own(models):
    model, x, _ = models["one_lstm"]
    wide = x * np.array([1, 100, 1, 0.01], np.float32)
    model = keras.models.clone_model(model)
    weights = models["one_lstm"][0].get_weights()
    weights[0] = weights[0] / np.array([1, 100, 1, 0.01])[:, None]
    model.set_weights(weights)
    network = convert(model, numbers="int8", calibrate=wide, board="mega")
    assert network.network.input.per_feature
    wanted = keras.ops.convert_to_numpy(model(wide, training=False))
    assert np.abs(network.predict(wide) - wanted).max() < 0.02
    assert all(error is None or error < 0.05 for error in network.report.errors)


def test_small_outputs_are_finer():
    """Outputs that stay below 1/16 get a sixteenth of the step."""
    model = many_to_one("lstm")
    rng = np.random.default_rng(2)
    model.set_weights([rng.uniform(-0.05, 0.05, w.shape) for w in model.get_weights()])
    x = rng.normal(0, 1, (60, STEPS, 4)).astype(np.float32)
    network = convert(model, numbers="int8", calibrate=x, board="uno")
    layer = network.network.layers[0]
    outputs = reference.trace_float(network.original, x.reshape(60, -1))[0].output
    assert layer.finer == int(np.floor(-np.log2(1.1 * np.abs(outputs).max()))) >= 2
    assert network.report.errors[0] < 0.03


def test_large_weights_stay_within_24_bits():
    model = many_to_one("gru")
    rng = np.random.default_rng(3)
    for layer in model.layers:
        layer.set_weights([rng.uniform(-300, 300, w.shape) for w in layer.get_weights()])
    x = rng.normal(0, 1, (40, STEPS, 4)).astype(np.float32)
    layer = convert(model, numbers="int8", calibrate=x, board="uno").network.layers[0]
    assert prove_accumulator.largest_bound(layer) < prove_accumulator.LIMIT


def test_refused(models):
    model, x, _ = models["one_lstm"]
    with pytest.raises(ThimbleError, match="native rounding only"):
        convert(model, numbers="int8", calibrate=x, rounding="tflite")
    with pytest.raises(ThimbleError, match="int8 needs samples"):
        convert(model, numbers="int8")
    with pytest.raises(ThimbleError, match="recurrent layers have no kernels for it"):
        convert(model, numbers="int8", calibrate=x, layout=CORTEX_M4_WIDE)
    other = many_to_one("lstm", recurrent_activation="hard_sigmoid")
    with pytest.raises(Unsupported, match="hard_sigmoid in int8; take sigmoid"):
        convert(other, numbers="int8", calibrate=x)
    other = keras.Sequential(
        [keras.Input((STEPS, 4)), L.LSTM(3, activation="softplus"), L.Dense(2)]
    )
    with pytest.raises(Unsupported, match="softplus in int8; take tanh"):
        convert(other, numbers="int8", calibrate=x)

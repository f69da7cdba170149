# SPDX-License-Identifier: MIT
"""An imported .tflite file gives the bits of TensorFlow Lite Micro's own kernels."""

from __future__ import annotations

import numpy as np
import pytest
from compiled import Program
from random_nets import random_bytes
from thimble import ThimbleError, convert
from thimble.quantized import QuantizedDense, Scale

NETWORKS = 24
ROWS = 60


def micro_outputs(made, q, entry: Scale, exit_: Scale) -> np.ndarray:
    """What the interpreter of PyPI tflite-micro gives for rows of int8 inputs."""
    from tflite_micro.python.tflite_micro import runtime

    interpreter = runtime.Interpreter.from_file(str(made.path))
    shape = interpreter.get_input_details(0)["shape"]
    rows = []
    for row in q:
        if interpreter.get_input_details(0)["dtype"] == np.int8:
            interpreter.set_input(row.reshape(shape), 0)
            interpreter.invoke()
            rows.append(interpreter.get_output(0).ravel())
        else:
            # The float that QUANTIZE turns into this very int8 value, and back again.
            interpreter.set_input(
                entry.dequantize(row).astype(np.float32).reshape(shape), 0
            )
            interpreter.invoke()
            rows.append(exit_.quantize(interpreter.get_output(0).ravel()))
    return np.array(rows)


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    from tflite_models import make

    folder = tmp_path_factory.mktemp("tflite")
    made = [make(seed, folder) for seed in range(NETWORKS)]
    networks = [convert(each.path, board="cortex-m4") for each in made]
    return made, networks, Program(networks, folder)


def test_every_bit_of_tflite_micro(imported, claim):
    numpy_proof, cpp_proof = claim("tflite_reference_equal"), claim("tflite")
    activations, inputs = set(), 0
    for made, network, seed in zip(*imported[:2], range(NETWORKS)):
        graph = network.network
        q = random_bytes(seed, made.inputs, ROWS)
        wanted = micro_outputs(made, q, graph.input, graph.output)
        reference, compiled = network.predict_int8(q), imported[2].predict(network, q)
        numpy_proof.add(wanted.size, int((wanted != reference).sum()))
        cpp_proof.add(wanted.size, int((wanted != compiled).sum()))
        assert np.array_equal(wanted, reference), network.report.title
        assert np.array_equal(wanted, compiled), network.report.title
        dense = [layer for layer in graph.layers if isinstance(layer, QuantizedDense)]
        activations |= {layer.activation.kind for layer in dense}
        inputs += len(q)
    assert activations == {"identity", "relu", "relu6", "sigmoid", "tanh"}
    assert inputs >= 1000


def test_quantizing_like_tflite_keeps_the_answers(imported):
    """The same networks, quantized here with the same rules: as good as TensorFlow's own."""
    worse = []
    for made, network in zip(*imported[:2]):
        x = made.samples.reshape(len(made.samples), -1)
        wanted = np.asarray(made.model(made.samples))
        own = convert(
            made.model, numbers="int8", calibrate=x, rounding="tflite", board="cortex-m4"
        )
        errors = [
            np.sqrt(np.square(n.predict(x) - wanted).mean()) for n in (own, network)
        ]
        worse.append(errors[0] / max(errors[1], 1e-4))
    assert np.median(worse) < 1.05
    assert max(worse) < 2


def test_argmax_replaces_the_softmax(imported):
    made = next(
        each for each in imported[0] if each.model.layers[-1].name.startswith("softmax")
    )
    network = convert(made.path, argmax=True)
    assert "Softmax" not in network.header
    q = random_bytes(0, made.inputs, 50)
    assert network.predict_int8(q).shape == (50, 1)


def test_standalone_operators(tmp_path, claim):
    """Activations that TensorFlow does not fuse become tables with the same bits."""
    import tensorflow as tf
    from tflite_models import Made, convert_quietly

    weights = [
        np.random.default_rng(k).normal(0, 0.7, (8, 8)).astype(np.float32) for k in (0, 1)
    ]

    @tf.function(input_signature=[tf.TensorSpec((1, 8), tf.float32)])
    def chain(x):
        hidden = tf.nn.relu6(tf.tanh(tf.matmul(x, weights[0])))
        return tf.tanh(tf.sigmoid(tf.matmul(hidden, weights[1])))

    samples = np.random.default_rng(2).normal(0, 2, (100, 8)).astype(np.float32)
    converter = tf.lite.TFLiteConverter.from_concrete_functions(
        [chain.get_concrete_function()], chain
    )
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = lambda: ([row[None]] for row in samples)
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    converter.inference_input_type = converter.inference_output_type = tf.int8
    path = tmp_path / "chain.tflite"
    path.write_bytes(convert_quietly(converter))
    imported = convert(path, board="cortex-m4")
    q = random_bytes(3, 8, 300)
    graph = imported.network
    wanted = micro_outputs(Made(path, 8, None, samples), q, graph.input, graph.output)
    got = Program([imported], tmp_path).predict(imported, q)
    claim("tflite").add(wanted.size, int((wanted != got).sum()))
    assert np.array_equal(wanted, got)
    assert any(layer.table is not None for layer in graph.layers)


def test_refusals(tmp_path):
    import keras
    import tensorflow as tf
    from tflite_models import convert_quietly, make

    def written(model, **settings):
        converter = tf.lite.TFLiteConverter.from_keras_model(model)
        for name, value in settings.items():
            setattr(converter, name, value)
        (tmp_path / "m.tflite").write_bytes(convert_quietly(converter))
        return tmp_path / "m.tflite"

    dense = keras.Sequential([keras.Input((4,)), keras.layers.Dense(40)])
    with pytest.raises(ThimbleError, match="representative dataset"):
        convert(written(dense))
    with pytest.raises(ThimbleError, match="representative dataset"):
        convert(written(dense, optimizations=[tf.lite.Optimize.DEFAULT]))
    start = keras.Input((8, 8, 1))
    image = keras.Model(start, keras.layers.Conv2D(2, 3)(start))
    samples = np.random.default_rng(0).normal(size=(20, 1, 8, 8, 1)).astype(np.float32)
    path = written(
        image,
        optimizations=[tf.lite.Optimize.DEFAULT],
        representative_dataset=lambda: ([row] for row in samples),
        inference_input_type=tf.int8,
        inference_output_type=tf.int8,
    )
    with pytest.raises(ThimbleError, match="CONV_2D"):
        convert(path)
    with pytest.raises(ThimbleError, match="already quantized"):
        convert(make(1, tmp_path).path, numbers="float32")
    (tmp_path / "x.tflite").write_bytes(b"not a model at all")
    with pytest.raises(ThimbleError, match="not a TFLite model"):
        convert(tmp_path / "x.tflite")

# SPDX-License-Identifier: MIT
"""Keras models, read from files without Keras and live, give what Keras gives."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile

import keras_models
import numpy as np
import pytest
from compiled import Program
from keras_models import L, keras, outputs, shuffled_names
from thimble import ThimbleError, Unsupported, convert
from thimble.reference import run_float

TOLERANCE = 2e-6


@pytest.fixture(scope="module")
def models():
    built = {name: shuffled_names(make()) for name, make in keras_models.MODELS.items()}
    for name in keras_models.ACTIVATIONS:
        built[f"activation_{name}"] = shuffled_names(keras_models.activation(name))
    return {name: (model, *outputs(model)) for name, model in built.items()}


def sources(model, folder):
    """The live model and every file format."""
    yield "live", model
    nested = any(isinstance(layer, keras.Model) for layer in model.layers)
    for extension in ("keras", "h5"):
        if not (nested and extension == "h5"):
            model.save(folder / f"m.{extension}")
            yield extension, folder / f"m.{extension}"


def test_same_as_keras(models, tmp_path, claim):
    proof = claim("keras_equal")
    for name, (model, x, wanted) in models.items():
        for kind, source in sources(model, tmp_path):
            got = convert(source, numbers="float64", board="mega").predict(x)
            off = np.abs(got - wanted) > TOLERANCE * max(1.0, np.abs(wanted).max())
            proof.add(wanted.size, int(off.sum()))
            assert not off.any(), f"{name} {kind} {np.abs(got - wanted).max()}"


def test_compiled_header_is_close_to_keras(models, tmp_path, claim):
    proof = claim("keras_equal")
    networks = [
        convert(model, numbers="float32", board="cortex-m4", name=f"m_{name}")
        for name, (model, _, _) in models.items()
    ]
    program = Program(networks, tmp_path)
    for network, (_, x, wanted) in zip(networks, models.values()):
        got = program.predict(network, x.reshape(len(x), -1))
        off = np.abs(got - wanted) > 1e-5 * max(1.0, np.abs(wanted).max())
        proof.add(wanted.size, int(off.sum()))
        assert not off.any(), network.name


def test_half_precision_weights(tmp_path):
    model = keras_models.half_precision()
    model.save(tmp_path / "m.keras")
    network = convert(tmp_path / "m.keras").original
    kernel = np.asarray(model.layers[0].kernel.numpy(), np.float64)
    assert np.array_equal(network.layers[0].weights, kernel.T)


def test_files_are_read_without_keras(models, tmp_path):
    models["sequential"][0].save(tmp_path / "m.keras")
    models["sequential"][0].save(tmp_path / "m.h5")
    code = (
        "import sys\nfor name in ('keras', 'tensorflow', 'sklearn'): sys.modules[name] = None\n"
        "import thimble\nfor path in sys.argv[1:]: thimble.convert(path)\n"
    )
    files = [str(tmp_path / "m.keras"), str(tmp_path / "m.h5")]
    subprocess.run([sys.executable, "-c", code, *files], check=True)


def test_file_of_keras_2_13(models, tmp_path):
    """That version called the container of the layers otherwise."""
    import h5py

    model, x, wanted = models["sequential"]
    model.save(tmp_path / "m.keras")
    with zipfile.ZipFile(tmp_path / "m.keras") as archive:
        archive.extractall(tmp_path / "m")
    with h5py.File(tmp_path / "m" / "model.weights.h5", "a") as file:
        file.move("layers", "_layer_checkpoint_dependencies")
    with zipfile.ZipFile(tmp_path / "old.keras", "w") as archive:
        for path in sorted((tmp_path / "m").iterdir()):
            archive.write(path, path.name)
    got = run_float(convert(tmp_path / "old.keras").network, x.reshape(len(x), -1))
    assert np.allclose(got, wanted, atol=TOLERANCE)


def test_unknown_group_names_are_matched_by_shape(models, tmp_path):
    import h5py

    model = shuffled_names(
        keras.Sequential([keras.Input((6,)), L.Dense(4, "relu"), L.Dense(3)])
    )
    x, wanted = outputs(model)
    model.save(tmp_path / "m.keras")
    with zipfile.ZipFile(tmp_path / "m.keras") as archive:
        archive.extractall(tmp_path / "m")
    with h5py.File(tmp_path / "m" / "model.weights.h5", "a") as file:
        file.move("layers/dense", "layers/first_one")
        file.move("layers/dense_1", "layers/another")
    with zipfile.ZipFile(tmp_path / "new.keras", "w") as archive:
        for path in sorted((tmp_path / "m").iterdir()):
            archive.write(path, path.name)
    got = convert(tmp_path / "new.keras").predict(x)
    assert np.allclose(got, wanted, atol=TOLERANCE)


def test_npz_weights_of_plain_arrays(models, tmp_path):
    model, x, wanted = models["functional"]
    model.save(tmp_path / "m.keras")
    groups = {
        "layers/dense": model.layers[2],
        "layers/dense_1": model.layers[3],
        "layers/dense_2": model.layers[5],
        "layers/dense_3": model.layers[7],
    }
    entries = {
        path: {str(k): np.asarray(array) for k, array in enumerate(layer.get_weights())}
        for path, layer in groups.items()
    }
    np.savez(tmp_path / "model.weights.npz", **entries)
    with (
        zipfile.ZipFile(tmp_path / "m.keras") as archive,
        zipfile.ZipFile(tmp_path / "n.keras", "w") as out,
    ):
        for name in ("config.json", "metadata.json"):
            out.writestr(name, archive.read(name))
        out.write(tmp_path / "model.weights.npz", "model.weights.npz")
    assert np.allclose(convert(tmp_path / "n.keras").predict(x), wanted, atol=TOLERANCE)


class Evil:
    def __reduce__(self):
        return print, ("this must not run",)


def test_npz_weights_never_run_code(models, tmp_path, capsys):
    np.savez(tmp_path / "w.npz", **{"layers/dense": {"0": Evil()}})
    config = {"class_name": "Sequential", "config": {"layers": []}}
    with zipfile.ZipFile(tmp_path / "n.keras", "w") as out:
        out.writestr("config.json", json.dumps(config))
        out.write(tmp_path / "w.npz", "model.weights.npz")
    with pytest.raises(ThimbleError, match="would run code"):
        convert(tmp_path / "n.keras")
    assert "this must not run" not in capsys.readouterr().out


def test_keras_2_file(models, tmp_path):
    """Keras 2: other names in the configuration, and another hard_sigmoid."""
    import h5py

    model = models["activation_hard_sigmoid"][0]
    model.save(tmp_path / "m.h5")
    with h5py.File(tmp_path / "m.h5", "a") as file:
        file.attrs["keras_version"] = "2.12.0"
        config = json.loads(file.attrs["model_config"])
        first, *others = config["config"]["layers"]
        first["config"]["batch_input_shape"] = first["config"].pop("batch_shape")
        file.attrs["model_config"] = json.dumps(config)
        assert others
    x = models["activation_hard_sigmoid"][1]
    hidden, last = model.layers
    z = x @ hidden.get_weights()[0] + hidden.get_weights()[1]
    wanted = np.clip(0.2 * z + 0.5, 0, 1) @ last.get_weights()[0] + last.get_weights()[1]
    assert np.allclose(convert(tmp_path / "m.h5").predict(x), wanted, atol=1e-5)


def test_functional_file_of_keras_2(tmp_path):
    """inbound_nodes were nested lists."""
    import h5py

    model = shuffled_names(keras_models.functional())
    model.save(tmp_path / "m.h5")
    with h5py.File(tmp_path / "m.h5", "a") as file:
        config = json.loads(file.attrs["model_config"])
        before = None
        for layer in config["config"]["layers"]:
            layer["inbound_nodes"] = [[[before, 0, 0, {}]]] if before else []
            before = layer["name"] if "name" in layer else layer["config"]["name"]
        config["config"]["input_layers"] = [[config["config"]["layers"][0]["name"], 0, 0]]
        config["config"]["output_layers"] = [[before, 0, 0]]
        file.attrs["model_config"] = json.dumps(config)
    x, wanted = outputs(model)
    assert np.allclose(convert(tmp_path / "m.h5").predict(x), wanted, atol=TOLERANCE)


def refused():
    start = keras.Input((6,))
    branch = L.Dense(6)(start)
    image = keras.Input((6, 6, 1))
    return {
        "Conv2D": keras.Sequential([image, L.Conv2D(2, 3), L.Flatten(), L.Dense(2)]),
        "Flatten": keras.Sequential([keras.Input((3, 2)), L.Dense(2)]),
        "add": keras.Model(start, L.Add()([start, branch])),
        "inputs": keras.Model(
            [start, image], L.Concatenate()([start, L.Flatten()(image)])
        ),
        "outputs": keras.Model(start, [branch, L.Dense(2)(branch)]),
        "LeakyReLU": keras.Sequential([keras.Input((6,)), L.Dense(3), L.PReLU()]),
        "tanh is the nearest": keras.Sequential(
            [keras.Input((6,)), L.Dense(3, "softsign")]
        ),
        "Bidirectional": keras.Sequential(
            [keras.Input((5, 2)), L.Bidirectional(L.LSTM(3))]
        ),
        "no Dense": keras.Sequential([keras.Input((6,)), L.Dropout(0.5)]),
        "BatchNormalization can be": keras.Sequential(
            [keras.Input((6,)), L.LayerNormalization()]
        ),
        "put it before the activation": keras.Sequential(
            [keras.Input((6,)), L.Dense(3, "tanh"), L.BatchNormalization()]
        ),
        "Dense layer without an activation": keras.Sequential(
            [keras.Input((6,)), L.Dense(3, "tanh"), L.Activation("sigmoid")]
        ),
    }


def test_refusals_name_the_layer_and_the_way_out(tmp_path):
    for words, model in refused().items():
        for source in ("live", "file"):
            if source == "file":
                model.save(tmp_path / "m.keras")
                model = tmp_path / "m.keras"
            with pytest.raises(ThimbleError) as caught:
                convert(model)
            assert words.lower() in str(caught.value).lower(), str(caught.value)
            assert "\n" not in str(caught.value)


def test_weights_that_diverged():
    model = keras.Sequential([keras.Input((3,)), L.Dense(2)])
    model.layers[0].set_weights([np.full((3, 2), np.nan), np.zeros(2)])
    with pytest.raises(ThimbleError, match="diverged"):
        convert(model)


def test_subclassed_model(tmp_path):
    class Mine(keras.Model):
        def __init__(self, **settings):
            super().__init__(**settings)
            self.dense = L.Dense(2)

        def call(self, x):
            return self.dense(x)

    model = Mine()
    model(np.zeros((1, 3)))
    with pytest.raises(Unsupported, match=r"keras\.Sequential"):
        convert(model)


def test_broken_files(tmp_path):
    for name, data in (
        ("a.keras", b"hello"),
        ("b.h5", b"\x89HDF\r\n\x1a\nrest"),
        ("c.txt", b"x"),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises((ThimbleError, OSError)):
            convert(tmp_path / name)

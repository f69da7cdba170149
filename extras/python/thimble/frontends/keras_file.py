# SPDX-License-Identifier: MIT
"""Reads .keras and .h5 files without Keras: zip, JSON, HDF5."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import h5py

from thimble.errors import ThimbleError
from thimble.frontends import keras_weights
from thimble.frontends.keras_layers import build
from thimble.frontends.keras_topology import chain_of
from thimble.graph import Graph

EXTENSIONS = (".keras", ".h5", ".hdf5")


def read_file(path: Path) -> Graph:
    """The graph of a saved model, whatever its file is called."""
    if zipfile.is_zipfile(path):
        return _read_keras(path)
    if h5py.is_hdf5(path):
        return _read_h5(path)
    raise ThimbleError(
        f"{path.name} is neither a .keras nor an .h5 file; save the model with "
        "model.save('model.keras')"
    )


def _read_keras(path: Path) -> Graph:
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        if "config.json" not in names:
            raise ThimbleError(f"{path.name} has no config.json: it is no Keras model")
        config = json.loads(archive.read("config.json"))
        metadata = (
            json.loads(archive.read("metadata.json")) if "metadata.json" in names else {}
        )
        if "model.weights.h5" in names:
            with h5py.File(io.BytesIO(archive.read("model.weights.h5")), "r") as file:
                weights = keras_weights.from_h5(file)
        elif "model.weights.npz" in names:
            weights = keras_weights.from_npz(archive.read("model.weights.npz"))
        else:
            raise ThimbleError(
                f"{path.name} holds no model.weights.h5: save it without shards, "
                "model.save('model.keras')"
            )
    return _graph(config, weights, metadata.get("keras_version", "3"), path)


def _read_h5(path: Path) -> Graph:
    with h5py.File(path, "r") as file:
        config = file.attrs.get("model_config")
        if config is None:
            raise ThimbleError(
                f"{path.name} holds weights without a model: save the whole model with "
                "model.save(), not with model.save_weights()"
            )
        text = config.decode("utf-8") if isinstance(config, bytes) else str(config)
        version = file.attrs.get("keras_version", "2")
        version = version.decode() if isinstance(version, bytes) else str(version)
        weights = keras_weights.from_legacy_h5(file)
    return _graph(json.loads(text), weights, version, path)


def _graph(config: dict[str, Any], weights: Any, version: str, path: Path) -> Graph:
    specs = chain_of(config)
    inner = config["config"]
    if isinstance(inner, dict) and specs[0].class_name != "InputLayer":
        shape = inner.get("build_input_shape") or (config.get("build_config") or {}).get(
            "input_shape"
        )
        if shape:
            specs[0].config.setdefault("batch_shape", shape)
    source = f"Keras {version} {config['class_name']}"
    return build(specs, weights, source, int(version.split(".")[0]))

# SPDX-License-Identifier: MIT
"""Finds the weights of a layer inside a Keras file: by order of the configuration, never by
name, since Keras makes up names that differ from one process to the next."""

from __future__ import annotations

import io
import pickle
import re
import zipfile
from collections.abc import Mapping
from typing import Any

import h5py
import numpy as np
from numpy.lib import format as npy_format

from thimble.errors import ThimbleError
from thimble.frontends.keras_layers import Shape
from thimble.frontends.keras_topology import LayerSpec

# Keras 2.13 used another name for the container of a model's layers.
_CONTAINERS = ("layers", "_layer_checkpoint_dependencies")


class StoredWeights:
    """Groups of arrays by path, as in model.weights.h5: layers/dense_1/vars/0."""

    def __init__(self, groups: Mapping[str, list[np.ndarray]]) -> None:
        self.groups = dict(groups)

    def take(self, spec: LayerSpec, shapes: list[Shape]) -> list[np.ndarray]:
        for container in _CONTAINERS:
            steps = [f"{container}/{_numbered(*step)}" for step in spec.place]
            # The arrays of a recurrent layer belong to its cell.
            for path in ("/".join(steps), "/".join([*steps, "cell"])):
                if _fits(self.groups.get(path), shapes):
                    return _float64(self.groups.pop(path))
        # Another version of Keras may name its groups in another way: then the shapes decide.
        fitting = [path for path, arrays in self.groups.items() if _fits(arrays, shapes)]
        if len(fitting) == 1:
            return _float64(self.groups.pop(fitting[0]))
        problem = "no weights" if not fitting else f"{len(fitting)} sets of weights"
        raise ThimbleError(
            f"{spec.name}: the file has {problem} of the shapes {shapes}; save the model again "
            "with a current Keras, model.save('model.keras')"
        )


class OrderedWeights:
    """Lists of arrays in the order of the layers, as in a legacy .h5 file."""

    def __init__(self, lists: list[list[np.ndarray]]) -> None:
        self.lists = [arrays for arrays in lists if arrays]

    def take(self, spec: LayerSpec, shapes: list[Shape]) -> list[np.ndarray]:
        if len(spec.place) > 1:
            raise ThimbleError(
                f"{spec.name}: it lies in a model within the model, and an .h5 file mixes their "
                "weights; save it as model.keras"
            )
        # A chain in another order than the file's list is rare; its shapes find it.
        for index, arrays in enumerate(self.lists):
            if _fits(arrays, shapes):
                return _float64(self.lists.pop(index))
        raise ThimbleError(f"{spec.name}: the file has no weights of the shapes {shapes}")


def from_h5(file: h5py.Group) -> StoredWeights:
    """Every group `vars`, by the path of its layer."""
    groups: dict[str, list[np.ndarray]] = {}

    def visit(path: str, item: Any) -> None:
        if isinstance(item, h5py.Group) and path.endswith("/vars") and len(item):
            names = sorted(item, key=int)
            groups[path[: -len("/vars")]] = [_array(item[name]) for name in names]

    file.visititems(visit)
    return StoredWeights(groups)


def from_npz(data: bytes) -> StoredWeights:
    """The same from model.weights.npz, whose entries are pickled dicts of arrays."""
    groups: dict[str, list[np.ndarray]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            entry = _read_dict(archive.read(name), name)
            if entry:
                groups[name[: -len(".npy")]] = [
                    entry[key] for key in sorted(entry, key=int)
                ]
    return StoredWeights(groups)


def from_legacy_h5(file: h5py.File) -> OrderedWeights:
    """The groups of model_weights, in the order of the attribute layer_names."""
    group = file.get("model_weights", file)
    lists = []
    for layer in _names(group.attrs, "layer_names"):
        names = _names(group[layer].attrs, "weight_names")
        lists.append([_array(group[layer][name]) for name in names])
    return OrderedWeights(lists)


def _numbered(class_name: str, index: int) -> str:
    """Keras's own: BatchNormalization, 1 -> batch_normalization_1."""
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", re.sub(r"\W+", "", class_name))
    name = re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()
    return name if index == 0 else f"{name}_{index}"


def _fits(arrays: list[np.ndarray] | None, shapes: list[Shape]) -> bool:
    return arrays is not None and [array.shape for array in arrays] == shapes


def _float64(arrays: list[np.ndarray]) -> list[np.ndarray]:
    return [np.asarray(array, np.float64) for array in arrays]


def _array(dataset: h5py.Dataset) -> np.ndarray:
    value = np.asarray(dataset)
    if dataset.attrs.get("dtype") == "bfloat16":
        # Stored as the upper half of a float32.
        return (value.view(np.uint16).astype(np.uint32) << 16).view(np.float32)
    return value


def _names(attributes: Any, key: str) -> list[str]:
    """A long list of names is split into key0, key1, ..."""
    if key in attributes:
        found = list(attributes[key])
    else:
        found, part = [], 0
        while f"{key}{part}" in attributes:
            found += list(attributes[f"{key}{part}"])
            part += 1
    return [
        name.decode("utf-8") if isinstance(name, bytes) else str(name) for name in found
    ]


class _ArraysOnly(pickle.Unpickler):
    """Unpickles numpy arrays and nothing else, so that no code of the file runs."""

    def find_class(self, module: str, name: str) -> Any:
        allowed = {"_reconstruct", "ndarray", "dtype", "scalar", "_frombuffer"}
        if module.split(".")[0] == "numpy" and name in allowed:
            return super().find_class(module, name)
        raise ThimbleError(
            f"model.weights.npz holds a pickled {module}.{name}, and loading that would run "
            "code of the file; save the model with model.save('model.keras')"
        )


def _read_dict(data: bytes, name: str) -> dict[str, np.ndarray]:
    stream = io.BytesIO(data)
    version = npy_format.read_magic(stream)
    read_header = (
        npy_format.read_array_header_1_0
        if version == (1, 0)
        else (npy_format.read_array_header_2_0)
    )
    _, _, dtype = read_header(stream)
    if not dtype.hasobject:
        raise ThimbleError(f"{name} of model.weights.npz is not a set of weights")
    value = _ArraysOnly(stream).load()
    return dict(value.item() if isinstance(value, np.ndarray) else value)

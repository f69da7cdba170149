# SPDX-License-Identifier: MIT
"""Reads a PyTorch state dict, torch.save(model.state_dict(), "m.pt"), without torch.

The file is a zip with a pickle in it. Only dicts, tensors and plain values are unpickled:
any other class is refused by name, so that no code of the file can run. A state dict has
names and weights and nothing else: the layers are taken in its order, and what it does not
know, the steps of a sequence and the activations behind the Linear layers, comes beside it.
"""

from __future__ import annotations

import collections
import io
import pickle
import pickletools
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Optional

import numpy as np

from thimble.activations import CPP_NAMES
from thimble.errors import ThimbleError, Unsupported
from thimble.frontends import torch_layers
from thimble.graph import Activation, ActivationLayer, Dense, Graph, Layer, Softmax

EXTENSIONS = (".pt", ".pth")
_STORAGES = {
    "FloatStorage": "<f4",
    "DoubleStorage": "<f8",
    "HalfStorage": "<f2",
    "LongStorage": "<i8",
    "IntStorage": "<i4",
    "BoolStorage": "?",
}
_INSIDE = ("state_dict", "model_state_dict", "model")
_RECURRENT = re.compile(r"(.*?)\.?(weight|bias)_(ih|hh)_l(\d+)(_reverse)?$")
_HOW = "save it with torch.save(model.state_dict(), path)"


def read_file(
    path: Path, steps: Optional[int] = None, activations: Optional[Sequence[str]] = None
) -> Graph:
    layers = _layers(_state_of(path), path.name, activations)
    return torch_layers.chain(layers, steps or 1, True, "PyTorch", None)


def _state_of(path: Path) -> dict[str, np.ndarray]:
    if not zipfile.is_zipfile(path):
        raise ThimbleError(
            f"{path.name} is not a PyTorch file of version 1.6 or later: {_HOW}"
        )
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith("/data.pkl")]
        if len(names) != 1:
            raise ThimbleError(f"{path.name} is not a PyTorch state dict: {_HOW}")
        data = archive.read(names[0])
        _check_memo(data)
        loaded = _Unpickler(data, archive, names[0][: -len("data.pkl")], path.name).load()
    for key in _INSIDE:
        if isinstance(loaded, dict) and isinstance(loaded.get(key), dict):
            loaded = loaded[key]
    is_state = isinstance(loaded, dict) and loaded
    if not is_state or not all(isinstance(v, np.ndarray) for v in loaded.values()):
        raise ThimbleError(f"{path.name} holds no state dict: {_HOW}")
    return loaded


def _check_memo(data: bytes) -> None:
    """The unpickler makes room for any number a damaged file gives a value."""
    for operation, argument, _ in pickletools.genops(data):
        if "PUT" in operation.name and isinstance(argument, int) and argument > len(data):
            raise ValueError("a value of an impossible number")


class _Unpickler(pickle.Unpickler):
    """Knows dicts and tensors, and no other class."""

    def __init__(
        self, data: bytes, archive: zipfile.ZipFile, folder: str, file: str
    ) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")
        self.archive, self.folder, self.file = archive, folder, file

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return collections.OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _tensor
        if (module, name) == ("torch._utils", "_rebuild_parameter"):
            return _parameter
        if module == "torch" and name in _STORAGES:
            return name
        raise ThimbleError(
            f"{self.file} holds a {module}.{name}, and only state dicts are read: {_HOW}"
        )

    def persistent_load(self, identity: Any) -> np.ndarray:
        what, storage, key, _, count = identity
        if what != "storage" or storage not in _STORAGES:
            raise ThimbleError(
                f"{self.file}: its tensors are of a kind nobody reads here"
            )
        data = self.archive.read(f"{self.folder}data/{key}")
        values = np.frombuffer(data, _STORAGES[storage])
        if len(values) != count:
            raise ThimbleError(f"{self.file} is damaged: a tensor has another length")
        return values


def _tensor(
    storage: np.ndarray, offset: int, size: tuple, stride: tuple, *_: Any
) -> np.ndarray:
    shape = tuple(int(n) for n in size)
    if not shape:
        return storage[offset : offset + 1].reshape(())
    if len(stride) != len(shape) or any(n < 0 for n in (*shape, *stride, offset)):
        raise ValueError("a tensor of an impossible shape")
    if int(np.prod([float(n) for n in shape])) > len(storage):
        raise ValueError("a tensor larger than its data")
    last = offset + sum((n - 1) * int(s) for n, s in zip(shape, stride))
    if 0 not in shape and last >= len(storage):
        raise ValueError("a tensor beyond the end of its data")
    index = np.full((1,) * len(shape), int(offset), np.int64)
    for axis, (n, s) in enumerate(zip(shape, stride)):
        steps = np.arange(n, dtype=np.int64) * int(s)
        index = index + steps.reshape([-1 if k == axis else 1 for k in range(len(shape))])
    return storage[index]


def _parameter(data: np.ndarray, *_: Any) -> np.ndarray:
    return data


def _layers(
    state: dict[str, np.ndarray], file: str, activations: Optional[Sequence[str]]
) -> list[Layer]:
    layers: list[Layer] = []
    left = dict(state)
    for key in state:
        if key not in left:
            continue
        recurrent = _RECURRENT.match(key)
        if recurrent:
            layers.append(_recurrent(left, recurrent[1], int(recurrent[4]), file))
        else:
            layers.append(_linear(left, key))
    count = sum(isinstance(layer, Dense) for layer in layers)
    functions = iter(_functions(file, count, activations))
    with_functions: list[Layer] = []
    for layer in layers:
        with_functions.append(layer)
        if isinstance(layer, Dense):
            with_functions += next(functions)
    return with_functions


def _recurrent(left: dict, prefix: str, k: int, file: str) -> Layer:
    start = f"{prefix}." if prefix else ""
    name = f"{prefix or 'layer'} {k}"
    if f"{start}weight_ih_l{k}_reverse" in left or f"{start}weight_hr_l{k}" in left:
        raise Unsupported(
            name, "bidirectional, or with a projection", "train it without either"
        )
    taken = [left.pop(f"{start}weight_{what}_l{k}", None) for what in ("ih", "hh")]
    if any(array is None for array in taken):
        raise ThimbleError(f"{file}: {name} has only one of its two matrices")
    biases = [left.pop(f"{start}bias_{what}_l{k}", None) for what in ("ih", "hh")]
    both = None if any(b is None for b in biases) else (biases[0], biases[1])
    return torch_layers.recurrent(name, *taken, both)


def _linear(left: dict, key: str) -> Dense:
    prefix = key.rpartition(".")[0]
    start = f"{prefix}." if prefix else ""
    weights = left.pop(f"{start}weight", None)
    if weights is None or weights.ndim != 2 or f"{start}running_mean" in left:
        raise Unsupported(
            prefix or key,
            "of a state dict only Linear, RNN, GRU and LSTM layers are read",
            "convert the live model, thimble.convert(model)",
        )
    return torch_layers.linear(
        prefix or "linear", weights, left.pop(f"{start}bias", None)
    )


def _functions(
    file: str, count: int, given: Optional[Sequence[str]]
) -> list[list[Layer]]:
    """The activation layers behind each Linear layer."""
    if given is None and count > 1:
        raise ThimbleError(
            f"{file}: a state dict does not say which activations lie behind its {count} "
            "Linear layers: name them with --activations, such as relu,identity"
        )
    names = list(given) if given is not None else ["identity"] * count
    if len(names) != count:
        raise ThimbleError(
            f"{file}: {len(names)} activations for {count} Linear layers; identity is one, "
            "too"
        )
    known = [*(n for n in CPP_NAMES if n not in ("leaky_relu", "elu")), "softmax"]
    for name in names:
        if name not in known:
            raise ThimbleError(f'there is no activation "{name}": {", ".join(known)}')
    return [
        [Softmax(name) if name == "softmax" else ActivationLayer(name, Activation(name))]
        for name in names
    ]

# SPDX-License-Identifier: MIT
"""Readers: from a file or a live object to the graph."""

from __future__ import annotations

import pickle
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Optional, Union

from thimble.errors import ThimbleError
from thimble.frontends import (
    keras_file,
    keras_live,
    sklearn,
    tflite,
    torch_file,
    torch_live,
)
from thimble.graph import Graph
from thimble.quantized import QuantizedGraph

Network = Union[Graph, QuantizedGraph]

# What the readers of zip, JSON, HDF5 and FlatBuffers raise on bytes that make no sense.
_DAMAGED = (
    *(
        AttributeError,
        LookupError,
        OSError,
        OverflowError,
        RuntimeError,
        TypeError,
        ValueError,
    ),
    *(EOFError, MemoryError, struct.error, zipfile.BadZipFile, zlib.error),
    *(NotImplementedError, pickle.UnpicklingError),
)

_READABLE = (
    "a .keras or .h5 file, a joblib or pickle file of scikit-learn, a .pt state dict of "
    "PyTorch, or an int8 .tflite file"
)


def load(
    model: object,
    steps: Optional[int] = None,
    activations: Optional[Sequence[str]] = None,
) -> Network:
    """The network of a path or of a model object; the rest is for PyTorch's state dicts."""
    if isinstance(model, (str, Path)):
        return load_file(Path(model), steps, activations)
    if steps is not None or activations is not None:
        raise ThimbleError(
            "steps and activations go with a .pt state dict only; for a live PyTorch model "
            "pass thimble.TorchChain([...], steps=...)"
        )
    if isinstance(model, Graph):
        return model
    if sklearn.accepts(model):
        return sklearn.read(model)
    if keras_live.accepts(model):
        return keras_live.read(model)
    if torch_live.accepts(model):
        return torch_live.read(model)
    kind = f"{type(model).__module__}.{type(model).__name__}"
    raise ThimbleError(
        f"a {kind} cannot be converted: pass a Keras, PyTorch or scikit-learn model, or {_READABLE}"
    )


def load_file(
    path: Path,
    steps: Optional[int] = None,
    activations: Optional[Sequence[str]] = None,
) -> Network:
    """By extension first, then by what the file begins with."""
    if not path.exists():
        raise ThimbleError(f"there is no file {path}")
    if path.is_dir():
        raise ThimbleError(
            f"{path} is a folder (a TensorFlow SavedModel?): save it with model.save('m.keras')"
        )
    try:
        return _read(path, steps, activations)
    except ThimbleError:
        raise
    except _DAMAGED as error:
        raise ThimbleError(
            f"{path.name} is damaged, or of a version thimble does not know "
            f"({type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''})"
        ) from error


def _read(
    path: Path, steps: Optional[int], activations: Optional[Sequence[str]]
) -> Network:
    extension = path.suffix.lower()
    if extension in torch_file.EXTENSIONS:
        return torch_file.read_file(path, steps, activations)
    if steps is not None or activations is not None:
        raise ThimbleError(
            f"--steps and --activations go with a .pt state dict; {path.name} says itself "
            "what its layers are"
        )
    if extension in sklearn.EXTENSIONS:
        return sklearn.read_file(path)
    with path.open("rb") as file:
        start = file.read(8)
    if extension == ".tflite" or start[4:] == b"TFL3":
        return tflite.read_file(path)
    if extension in keras_file.EXTENSIONS or start[:4] in (b"PK\3\4", b"\x89HDF"):
        return keras_file.read_file(path)
    raise ThimbleError(f"{path.name} cannot be read: thimble reads {_READABLE}")

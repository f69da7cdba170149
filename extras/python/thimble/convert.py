# SPDX-License-Identifier: MIT
"""The conversion as a whole: load, simplify, quantize, write, report."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Optional

import numpy as np

from thimble import boards, frontends, number_choice, passes, reference
from thimble import samples as samples_module
from thimble.boards import Board
from thimble.emit import header, names, neural_network, types
from thimble.emit.about import about_lines, format_of
from thimble.errors import ThimbleError
from thimble.graph import ArgMax, Graph
from thimble.number_choice import Choice
from thimble.passes import (
    quantize_int16,
    quantize_native,
    quantize_tflite,
    round_weights,
    zero_share,
)
from thimble.passes.layout import choose as choose_layout
from thimble.passes.layout import choose_lists
from thimble.quantized import (
    AVR,
    AVR_SPARSE,
    INT16,
    LAYOUTS,
    NATIVE,
    TFLITE,
    QuantizedGraph,
)
from thimble.record.write import record_bytes
from thimble.report import accuracy
from thimble.report.cost import Cost, cost_of
from thimble.report.fit import check_fit
from thimble.report.layer_errors import layer_errors
from thimble.report.memory import is_avr
from thimble.report.table import Report
from thimble.samples import Samples

# What the code is optimised for.
SPEED, SIZE = "speed", "size"
# Ranges hardly change beyond this many samples.
_CALIBRATION_ROWS = 4096


@dataclass
class Converted:
    """A converted network: its header, its report, and its answers computed in numpy."""

    name: str
    numbers: str
    board: Board
    network: Graph | QuantizedGraph
    original: Optional[Graph]
    header: str
    report: Report

    @property
    def labels(self) -> Optional[list[str]]:
        """Names of the classes, in the order of the outputs."""
        return self.network.labels

    @property
    def record(self) -> bytes:
        """The network as a record: what a .thm file holds; see docs/file_format.md."""
        return record_bytes(self.network, self.numbers)

    def write(self, path: str | Path) -> Path:
        """Writes the header; the file is either the whole new one or untouched."""
        return _write_whole(Path(path), self.header.encode("utf-8"))

    def write_record(self, path: str | Path) -> Path:
        """Writes the record, in the same way."""
        return _write_whole(Path(path), self.record)

    def predict(self, x: Any) -> np.ndarray:
        """The real outputs for rows of real inputs, as the converted network gives them."""
        rows = samples_module.load(x, self.network.row_values).x
        if isinstance(self.network, Graph):
            return reference.run_float(self.network, rows)
        q = self.predict_int8(_quantized_rows(self.network, rows))
        if self.network.ends_with_argmax:
            return q.astype(np.int64)
        return self.network.output.dequantize(q)

    def predict_int8(self, q: np.ndarray) -> np.ndarray:
        """The integer outputs for rows of integer inputs, bit for bit those of the board."""
        if not isinstance(self.network, QuantizedGraph):
            raise ThimbleError(f"a {self.numbers} network has no integer values")
        return reference.run_int8(self.network, q)


def _write_whole(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path


def convert(
    model: Any,
    *,
    numbers: str | Sequence[str] | None = None,
    calibrate: Any = None,
    y: Any = None,
    board: str | Board = "uno",
    rounding: str = NATIVE,
    storage: str = "flash",
    layout: str | None = None,
    optimize: str = SPEED,
    pushed: bool = False,
    zero_skip: bool = False,
    argmax: bool = False,
    lists: bool = False,
    name: str | None = None,
    labels: list[str] | None = None,
    steps: int | None = None,
    activations: list[str] | None = None,
    license: str | None = None,
    force: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> Converted:
    """Converts a model, or the path of one; see `thimble convert --help` for the choices.

    numbers is one word for all layers, or several with words for single layers: ("int8",
    "hidden=int4"). calibrate is a path, an array of samples, or a pair of samples and labels;
    y may give the labels apart. steps and activations are what a .pt state dict does not say
    of its sequences and of its Linear layers. optimize is "speed" or "size" of the code.
    lists stores int4 layers as lists of inputs, force converts what does not fit into the
    board.
    """
    board = boards.find(board) if isinstance(board, str) else board
    choice = number_choice.parse(numbers)
    numbers = choice.numbers
    _check_choices(choice, rounding, storage, layout, optimize)
    progress("reading the model")
    loaded = frontends.load(model, steps, activations)
    name = _name_of(model, name)
    if labels is not None:
        loaded.labels = _checked_labels(labels, loaded)
    numbers = numbers or _default_numbers(loaded, calibrate)
    if pushed and isinstance(loaded, Graph) and loaded.is_recurrent:
        raise ThimbleError("a recurrent network takes a step at a time, without --pushed")
    original = _simplified(loaded, choice, numbers, argmax)
    samples = None
    if calibrate is not None:
        progress("reading the samples")
        samples = samples_module.load(calibrate, loaded.row_values, y)
    if isinstance(loaded, QuantizedGraph):
        network: Graph | QuantizedGraph = _with_argmax(loaded) if argmax else loaded
    elif numbers in (types.INT8, types.INT16X8):
        network = _quantized(original, samples, numbers, rounding, choice, progress)
    elif numbers in types.WEIGHTS:
        network = round_weights.apply(original, types.WEIGHTS[numbers])
    else:
        network = original
    if lists:
        choose_lists(network, pushed)
    if zero_skip and (numbers != types.INT8 or not board.mcu.startswith("atmega")):
        raise ThimbleError("--zero-skip is for int8 on boards with an ATmega")
    if isinstance(network, QuantizedGraph):
        layout = AVR_SPARSE if zero_skip else layout
        small = optimize == SIZE
        network.layout = choose_layout(network, board, layout, pushed, small)
    cost = cost_of(network, numbers, board, pushed)
    if not force:
        check_fit(cost, numbers, pushed)
    progress("measuring the accuracy")
    report = _report(network, original, samples, cost, numbers, name)
    options = header.HeaderOptions(
        name, numbers, board, storage, pushed, cost.fits, license
    )
    about = about_lines(name, network, report, numbers, pushed)
    text = header.write(network, options, about)
    return Converted(name, numbers, board, network, original, text, report)


def convert_for_neural_network(
    model: Any,
    *,
    numbers: str = types.FLOAT32,
    value_range: float | None = None,
    progmem: bool = True,
    activations: list[str] | None = None,
    license: str | None = None,
) -> neural_network.Exported:
    """A header for NeuralNetwork.h: macros, shapes and arrays; numbers is float32,
    int16-weights or int8-weights, and value_range what all integers stand for."""
    loaded = frontends.load(model, None, activations)
    if not isinstance(loaded, Graph):
        raise ThimbleError(
            "NeuralNetwork.h computes in floats: a quantized .tflite file needs --to header"
        )
    simple = passes.simplify(loaded)
    return neural_network.write(simple, numbers, value_range, progmem, license)


def write_whole(path: str | Path, text: str) -> Path:
    """Writes a text file, which is then either the whole new one or untouched."""
    return _write_whole(Path(path), text.encode("utf-8"))


def _check_choices(
    choice: Choice, rounding: str, storage: str, layout: str | None, optimize: str
) -> None:
    for what, value, choices in (
        ("rounding", rounding, (NATIVE, TFLITE)),
        ("storage", storage, header.STORAGES),
        ("layout", layout, (None, *LAYOUTS)),
        ("optimize", optimize, (SPEED, SIZE)),
    ):
        if value not in choices:
            wanted = ", ".join(str(choice) for choice in choices if choice)
            raise ThimbleError(f"{what} is one of {wanted}, not {value}")
    if choice.is_packed and rounding != NATIVE:
        raise ThimbleError(
            "int4, ternary and binary weights have native rounding only: leave out "
            "--rounding tflite"
        )


def _default_numbers(loaded: frontends.Network, calibrate: Any) -> str:
    if isinstance(loaded, QuantizedGraph) or calibrate is not None:
        return types.INT8
    return types.FLOAT32


def _simplified(
    loaded: frontends.Network, choice: Choice, numbers: str, argmax: bool
) -> Graph | None:
    if isinstance(loaded, Graph):
        simple = passes.simplify(loaded, argmax)
        choice.check_names(simple)
        return simple
    if numbers != types.INT8 or choice.is_packed:
        wanted = "smaller" if numbers == types.INT8 else numbers
        raise ThimbleError(
            f"the model is already quantized to int8 and cannot become {wanted}: convert the "
            "Keras file it came from"
        )
    return None


def _quantized(
    graph: Graph,
    samples: Samples | None,
    numbers: str,
    rounding: str,
    choice: Choice,
    progress: Callable[[str], None],
) -> QuantizedGraph:
    if samples is None:
        raise ThimbleError(
            f"{numbers} needs samples to choose its ranges: pass some hundred real inputs with "
            "--calibrate data.npz, or choose --numbers float32"
        )
    progress(f"quantizing on {min(len(samples.x), _CALIBRATION_ROWS):,} samples")
    if graph.is_recurrent and rounding != NATIVE:
        raise ThimbleError(
            "recurrent layers have native rounding only: leave out --rounding tflite"
        )
    rows = samples.spread(_CALIBRATION_ROWS).astype(np.float64)
    if numbers == types.INT16X8:
        if rounding != NATIVE:
            raise ThimbleError("int16x8 has no tflite rounding: leave --rounding out")
        return quantize_int16.quantize(graph, rows)
    if rounding == NATIVE:
        return quantize_native.quantize(graph, rows, choice)
    return quantize_tflite.quantize(graph, rows)


def _with_argmax(graph: QuantizedGraph) -> QuantizedGraph:
    """Behind a softmax of 8 bits two classes may be equal, so it goes."""
    if graph.classes < 2:
        raise ThimbleError("--argmax needs two outputs or more, and this network has one")
    while type(graph.layers[-1]).__name__ == "QuantizedSoftmax":
        del graph.layers[-1]
    graph.layers.append(ArgMax())
    return graph


def _name_of(model: Any, name: str | None) -> str:
    if name is not None:
        return names.checked_namespace(name)
    if isinstance(model, (str, Path)):
        return names.namespace_of(Path(model).stem)
    return "model"


def _checked_labels(labels: list[str], loaded: frontends.Network) -> list[str]:
    classes = 2 if loaded.task == "binary" else loaded.classes
    if len(labels) not in (classes, 2 if classes == 1 else classes):
        raise ThimbleError(f"{len(labels)} labels for a network of {classes} classes")
    return [str(label) for label in labels]


def _report(
    network: Graph | QuantizedGraph,
    original: Graph | None,
    samples: Samples | None,
    cost: Cost,
    numbers: str,
    name: str,
) -> Report:
    title = f"{name}: {network.source}, {network.inputs} inputs, {format_of(network, numbers)}"
    report = Report(title, cost, numbers=numbers)
    if isinstance(network, QuantizedGraph):
        report.notes += network.notes
    if numbers == types.FLOAT64 and is_avr(cost.board):
        report.notes.append(
            "avr-gcc's double is a float: float64 is float32 on this board"
        )
    if samples is None:
        return report
    outputs = converted = None
    if isinstance(network, QuantizedGraph):
        converted = _outputs(network, samples.x)
        report.notes += _zero_note(network, samples)
    elif numbers in types.WEIGHTS:
        converted = reference.run_float(network, samples.x)
    if original is not None:
        outputs = reference.run_float(original, samples.x)
    else:
        outputs, converted = converted, None
    report.quality = accuracy.measure(
        outputs, converted, samples.y, network.task, network.labels
    )
    if original is not None and isinstance(network, QuantizedGraph):
        report.errors = layer_errors(original, network, samples.spread(_CALIBRATION_ROWS))
    return report


def _quantized_rows(network: QuantizedGraph, x: np.ndarray) -> np.ndarray:
    """Rows of int8 inputs; the scales of features hold for every step of a sequence."""
    q = network.input.quantize(reference.by_steps(network, x))
    return q.reshape(len(x), -1)


def _zero_note(network: QuantizedGraph, samples: Samples) -> list[str]:
    """What skipping zeros does or would do, where there is a kernel for it."""
    if network.layout not in (AVR, AVR_SPARSE) or network.rounding == INT16:
        return []
    if network.is_recurrent:
        return []
    q = network.input.quantize(samples.spread(_CALIBRATION_ROWS))
    share = zero_share.measure(network, q)
    if network.layout == AVR_SPARSE:
        return [f"{100 * share:.0f} % of the multiplications are by zero and skipped"]
    if share < zero_share.WORTH_A_NOTE:
        return []
    return [
        f"{100 * share:.0f} % of the multiplications are by zero: --zero-skip is faster, by "
        f"about {100 * (0.72 * share - 0.027):.0f} %"
    ]


def _outputs(network: QuantizedGraph, x: np.ndarray) -> np.ndarray:
    """Real outputs in parts, so that many samples need little memory."""
    parts = []
    for start in range(0, len(x), 8192):
        rows = _quantized_rows(network, x[start : start + 8192])
        q = reference.run_int8(network, rows)
        parts.append(
            q.astype(np.float64)
            if network.ends_with_argmax
            else network.output.dequantize(q)
        )
    return np.concatenate(parts)

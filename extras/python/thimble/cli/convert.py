# SPDX-License-Identifier: MIT
"""thimble convert: a trained network into one C++ header, or into a record."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

import click

from thimble.cli._console import print_line, print_table, progress
from thimble.errors import ThimbleError

_PATH = click.Path(path_type=Path)
_LAYOUTS = ["portable", "avr", "avr-small", "avr-sparse", "avr-tiny", "cortex-m0",
            "cortex-m4", "cortex-m4-wide"]  # fmt: skip


@click.command()
@click.argument("model", type=_PATH)
@click.option(
    "--board", default="uno", show_default=True, help="The board; see thimble boards."
)
@click.option(
    "--numbers",
    multiple=True,
    metavar="NUMBERS",
    help="What the network computes with: int8, float32 or float64; int4, ternary and binary "
    "are int8 with smaller weights; int16x8: 16-bit values, 8-bit weights; int8-weights and "
    "int16-weights: float values; float32-fast: sigmoid and tanh from a table. Repeat it as "
    "LAYER=int4 for single layers. Default: int8 with --calibrate, else float32.",
)
@click.option(
    "--calibrate",
    type=_PATH,
    metavar="DATA",
    help="Some hundred real inputs, .npz (x and y), .npy or .csv. int8 takes its ranges from "
    "them; with labels the accuracy before and after is printed.",
)
@click.option(
    "--rounding",
    type=click.Choice(["native", "tflite"]),
    default="native",
    show_default=True,
    help="int8 only: native is small and fast, tflite gives TensorFlow Lite Micro's bits.",
)
@click.option(
    "--storage",
    type=click.Choice(["flash", "ram", "far_flash"]),
    default="flash",
    show_default=True,
    help="Where the parameters live. far_flash: beyond the first 64 KB of a Mega 2560.",
)
@click.option(
    "--layout",
    type=click.Choice(_LAYOUTS),
    help="Order of int8 parameters. Default: the one that the kernels of the board read "
    "fastest; the answers are the same in all of them.",
)
@click.option(
    "--optimize",
    type=click.Choice(["speed", "size"]),
    default="speed",
    show_default=True,
    help="int8 only, what the layout is chosen for. size: some 300 bytes less code on an "
    "ATmega for half again as many cycles.",
)
@click.option(
    "--pushed", is_flag=True, help="Feed inputs one by one; they never sit in RAM."
)
@click.option(
    "--zero-skip",
    is_flag=True,
    help="int8 on ATmegas: skip the weights of zeros, which ReLU and pictures are full of. "
    "Faster on average; the time then depends on the values.",
)
@click.option("--argmax", is_flag=True, help="Give the index of the largest output only.")
@click.option(
    "--lists",
    is_flag=True,
    help="int4 layers as lists of inputs: faster without a multiplier, twice the flash.",
)
@click.option(
    "--name", help="Namespace in the header. Default: from the name of the file."
)
@click.option("--labels", metavar="A,B,...", help="Names of the classes, for kLabels.")
@click.option(
    "--steps", type=click.IntRange(1), help="Steps of a sequence, for a .pt state dict."
)
@click.option(
    "--activations",
    metavar="A,B,...",
    help="What follows each Linear layer of a .pt state dict, such as relu,identity.",
)
@click.option(
    "--license", "license_", metavar="ID", help="Begin with an SPDX licence line."
)
@click.option("--force", is_flag=True, help="Write the header even if it does not fit.")
@click.option(
    "--to",
    "target",
    type=click.Choice(["header", "record", "neuralnetwork-h"]),
    default="header",
    show_default=True,
    help="record: a .thm file for EEPROM, FRAM, SD or a stream, in the order portable "
    "unless --layout says another. neuralnetwork-h: arrays and macros for NeuralNetwork.h, "
    "in float32, int16-weights or int8-weights, with --storage flash or ram.",
)
@click.option(
    "--range",
    "value_range",
    type=float,
    metavar="R",
    help="neuralnetwork-h only: integers stand for -R/2 to R/2. Default: 200 for "
    "int16-weights, 51 for int8-weights.",
)
@click.option("-o", "--output", type=_PATH, help="The file. Without it: only the report.")
def command(
    model: Path,
    board: str,
    numbers: tuple[str, ...],
    calibrate: Optional[Path],
    rounding: str,
    storage: str,
    layout: Optional[str],
    optimize: str,
    pushed: bool,
    zero_skip: bool,
    argmax: bool,
    lists: bool,
    name: Optional[str],
    labels: Optional[str],
    steps: Optional[int],
    activations: Optional[str],
    license_: Optional[str],
    force: bool,
    target: str,
    value_range: Optional[float],
    output: Optional[Path],
) -> None:
    """Converts MODEL into one C++ header, or a record, and prints what it costs on the board.

    MODEL is a .keras or .h5 file (TensorFlow is not needed), a joblib or pickle file of a
    scikit-learn MLP or of a Pipeline with a scaler, a .pt state dict of PyTorch, or a fully
    quantized int8 .tflite file.

    \b
    A Keras model, int8, calibrated on samples saved with
    numpy.savez("samples.npz", x=x_test, y=y_test):
      thimble convert digits.keras --calibrate samples.npz -o digits.h
    \b
    What would it cost on an ATtiny85, in float? Writes nothing:
      thimble convert xor.keras --board attiny85
    \b
    A scikit-learn pipeline, samples with a column "label":
      thimble convert iris.joblib --calibrate iris.csv -o iris.h
    \b
    An LSTM and a Linear layer of PyTorch, torch.save(model.state_dict(), "m.pt"):
      thimble convert m.pt --steps 50 --calibrate sequences.npz -o gesture.h
    \b
    The bits of a .tflite file, on a Mega:
      thimble convert gesture.tflite --board mega -o gesture.h

    \b
    A record for an EEPROM or an SD card; thimble inspect prints one:
      thimble convert digits.keras --calibrate samples.npz --to record -o digits.thm

    \b
    In the sketch:
      #include "digits.h"
      digits::Model model;
      const int8_t* y = model.predict(q);    // after digits::quantize_all(x, q)

    \b
    For a sketch with NeuralNetwork.h, in one byte a weight:
      thimble convert xor.keras --to neuralnetwork-h --numbers int8-weights -o xor.h
    """
    from thimble.convert import convert
    from thimble.emit.names import namespace_of
    from thimble.quantized import PORTABLE
    from thimble.report.fit import DoesNotFit
    from thimble.report.table import Report

    if output is not None and output.suffix == ".thm" and target != "record":
        raise ThimbleError(f"{output} would be a record: add --to record")
    if target == "neuralnetwork-h":
        split = (
            None if activations is None else [a.strip() for a in activations.split(",")]
        )
        _export(model, numbers, value_range, storage, split, license_, output)
        return
    if value_range is not None:
        raise ThimbleError("--range is for --to neuralnetwork-h")
    if target == "record":
        # A record lies where the user puts it, and every machine runs this order.
        layout, force = layout or PORTABLE, True
    if name is None and output is not None:
        name = namespace_of(output.stem)
    split = None if labels is None else [label.strip() for label in labels.split(",")]
    functions = None
    if activations is not None:
        functions = [function.strip() for function in activations.split(",")]
    try:
        with progress() as say:
            converted = convert(
                model,
                numbers=numbers or None,
                calibrate=calibrate,
                board=board,
                rounding=rounding,
                storage=storage,
                layout=layout,
                optimize=optimize,
                pushed=pushed,
                zero_skip=zero_skip,
                argmax=argmax,
                lists=lists,
                name=name,
                labels=split,
                steps=steps,
                activations=functions,
                license=license_,
                force=force,
                progress=say,
            )
    except DoesNotFit as error:
        print_table(*Report("", error.cost).table(), total=True)
        raise
    report = converted.report
    print_line(report.title)
    if not numbers and converted.numbers == "float32":
        print_line(
            "float32, because int8 needs samples: add --calibrate data.npz for int8"
        )
    print_table(*report.table(), total=True)
    first, *others = report.lines()
    print_line(first, "good" if report.cost.fits else "bad")
    for line in others:
        print_line(line)
    if output is not None and target == "record":
        converted.write_record(output)
        print_line(
            f"wrote {output}: {len(converted.record):,} bytes; see thimble inspect"
        )
    elif output is not None:
        converted.write(output)
        print_line(
            f"wrote {output}: #include it and declare {converted.name}::Model model;"
        )
    else:
        suffix = "thm" if target == "record" else "h"
        print_line(f"nothing written: add -o model.{suffix} to write the {target}")


def _export(
    model: Path,
    numbers: tuple[str, ...],
    value_range: Optional[float],
    storage: str,
    activations: Optional[list[str]],
    license_: Optional[str],
    output: Optional[Path],
) -> None:
    """The header for NeuralNetwork.h."""
    from thimble.convert import convert_for_neural_network, write_whole

    if len(numbers) > 1:
        raise ThimbleError("--to neuralnetwork-h has the same numbers in all layers")
    if storage == "far_flash":
        raise ThimbleError("--to neuralnetwork-h keeps parameters in flash or in ram")
    exported = convert_for_neural_network(
        model,
        numbers=numbers[0] if numbers else "float32",
        value_range=value_range,
        progmem=storage == "flash",
        activations=activations,
        license=license_,
    )
    print_line(f"{exported.parameters:,} parameters")
    if exported.clamped:
        print_line(
            f"{exported.clamped:,} of them lie outside of the range of the integers and were "
            "cut: a larger --range has room for them",
            "bad",
        )
    if output is None:
        print_line("nothing written: add -o model.h to write the header")
        return
    write_whole(output, exported.text)
    print_line(f"wrote {output}: #include it; it includes NeuralNetwork.h")

# SPDX-License-Identifier: MIT
"""thimble convert: a trained network into one C++ header."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

import click

from thimble.cli._console import print_line, print_table, progress

_PATH = click.Path(path_type=Path)


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
    "int16-weights: float values. Repeat it as LAYER=int4 for single layers. "
    "Default: int8 with --calibrate, else float32.",
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
    type=click.Choice(["portable", "avr", "avr-tiny", "cortex-m0", "cortex-m4"]),
    help="Order of int8 parameters. Default: the one that the kernels of the board read "
    "fastest; the answers are the same in all of them.",
)
@click.option(
    "--pushed", is_flag=True, help="Feed inputs one by one; they never sit in RAM."
)
@click.option("--argmax", is_flag=True, help="Give the index of the largest output only.")
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
    "-o", "--output", type=_PATH, help="The header. Without it: only the report."
)
def command(
    model: Path,
    board: str,
    numbers: tuple[str, ...],
    calibrate: Optional[Path],
    rounding: str,
    storage: str,
    layout: Optional[str],
    pushed: bool,
    argmax: bool,
    name: Optional[str],
    labels: Optional[str],
    steps: Optional[int],
    activations: Optional[str],
    license_: Optional[str],
    force: bool,
    output: Optional[Path],
) -> None:
    """Converts MODEL into one C++ header and prints what it costs on the board.

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
    In the sketch:
      #include "digits.h"
      digits::Model model;
      const int8_t* y = model.predict(q);    // after digits::quantize_all(x, q)
    """
    from thimble.convert import convert
    from thimble.emit.names import namespace_of
    from thimble.report.fit import DoesNotFit
    from thimble.report.table import Report

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
                pushed=pushed,
                argmax=argmax,
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
    if output is not None:
        converted.write(output)
        print_line(
            f"wrote {output}: #include it and declare {converted.name}::Model model;"
        )
    else:
        print_line("nothing written: add -o model.h to write the header")

# SPDX-License-Identifier: MIT
"""thimble send: a record to a sketch, over a serial port."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from thimble.cli._console import print_line
from thimble.errors import ThimbleError


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--port",
    required=True,
    help="The serial port, such as /dev/ttyACM0 or COM3; - writes the bytes to standard "
    "output, for a pipe.",
)
@click.option("--baud", default=115200, show_default=True, help="As in Serial.begin().")
@click.option(
    "--timeout",
    default=10.0,
    show_default=True,
    help="Seconds to wait for the sketch to ask.",
)
def command(file: Path, port: str, baud: int, timeout: float) -> None:
    """Sends the record FILE to a sketch that stores it.

    The sketch asks for every block with thimble::RequestedStream, see the example
    SwapOverSerial. What it prints meanwhile is shown.

    \b
      thimble send digits.thm --port /dev/ttyACM0
    """
    from thimble.send import read_record, send

    data = read_record(file)
    if port == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        import serial
    except ImportError:
        raise ThimbleError(
            "sending needs pyserial: pip install pyserial, or --port - and a program of yours"
        ) from None
    try:
        line = serial.Serial(port, baud, timeout=0.05)
    except (OSError, ValueError) as error:
        raise ThimbleError(f"cannot open the port {port}: {error}") from None
    with line:
        try:
            sent = send(data, line, timeout=timeout, show=_show)
        except OSError as error:
            raise ThimbleError(f"the port {port} failed: {error}") from None
    blocks = f"{sent.blocks} block{'s' if sent.blocks != 1 else ''}"
    print_line(f"sent {len(data):,} bytes in {blocks}; the sketch: {sent.answer}", "good")


def _show(text: bytes) -> None:
    click.echo(text.decode("utf-8", "replace"), nl=False)

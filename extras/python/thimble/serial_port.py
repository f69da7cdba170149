# SPDX-License-Identifier: MIT
"""Serial ports: that of a board, or of a sketch in the simulator."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thimble.errors import ThimbleError
from thimble.send import Line


@contextmanager
def opened(port: str, baud: int) -> Iterator[Line]:
    """The port, or ThimbleError when it cannot be opened or fails."""
    try:
        import serial
    except ImportError:
        raise ThimbleError("a serial port needs pyserial: pip install pyserial") from None
    try:
        line = serial.Serial(port, baud, timeout=0.05)
    except (OSError, ValueError) as error:
        raise ThimbleError(f"cannot open the port {port}: {error}") from None
    with line:
        try:
            yield line
        except OSError as error:
            raise ThimbleError(f"the port {port} failed: {error}") from None


@contextmanager
def simulated(sketch: Path, board: str) -> Iterator[str]:
    """Builds a sketch, runs it in the simulator, and gives the name of its port."""
    from thimble import toolchain

    if not sketch.exists():
        raise ThimbleError(f"there is no sketch {sketch}")
    with tempfile.TemporaryDirectory(prefix="thimble-") as folder:
        firmware = toolchain.build([sketch], board, Path(folder))
        command = [toolchain.simulator(), "--board", board, "--serial-pty"]
        command += ["--limit-cycles", str(10**15), firmware.elf]
        with subprocess.Popen(
            list(map(str, command)),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                first = process.stderr.readline()
                if not first.startswith("serial port: "):
                    raise ThimbleError(f"the simulator did not start: {first.strip()}")
                yield first.removeprefix("serial port: ").strip()
            finally:
                process.terminate()

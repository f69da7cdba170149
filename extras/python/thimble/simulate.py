# SPDX-License-Identifier: MIT
"""Run a firmware in thimble-sim, or a program on the host, and read the report."""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from thimble.boards import Board, find
from thimble.build import REPOSITORY, Firmware, ToolchainError, section_sizes

SIMULATOR_FOLDER = REPOSITORY / "extras" / "sim"


class SimulationError(ToolchainError):
    """The firmware crashed or did not end; `result` holds what was seen until then."""

    def __init__(self, message: str, result: Result) -> None:
        super().__init__(message)
        self.result = result


@dataclass(frozen=True)
class Result:
    """What a run took. Counts are cycles on AVR, instructions on the QEMU boards."""

    board: Board = field(repr=False)
    output: bytes
    serial: str
    exit_code: int
    regions: dict[int, list[int]]
    region_stack: dict[int, int]
    total: int
    flash_bytes: int
    ram_bytes: int
    heap_bytes: int
    stack_bytes: int
    eeprom_reads: int = 0
    bytes_written: int = 0
    eeprom: bytes = field(default=b"", repr=False)
    writes: list[tuple[int, int]] = field(default_factory=list, repr=False)
    stop: str = "exit"
    report: dict = field(default_factory=dict, repr=False)

    @property
    def peak_ram_bytes(self) -> int:
        """Static data, heap and stack of the whole program."""
        return self.ram_bytes + self.heap_bytes + self.stack_bytes

    def ms(self, region: int) -> float:
        """Milliseconds of the slowest run of a region."""
        return self.board.ms(max(self.regions[region]))


def simulator() -> Path:
    """thimble-sim, built or in the PATH."""
    built = SIMULATOR_FOLDER / "build" / "thimble-sim"
    if built.exists():
        return built
    found = shutil.which("thimble-sim")
    if found is None:
        raise ToolchainError("thimble-sim is not built; run `make setup`")
    return Path(found)


def _result(
    board: Board,
    report: dict,
    output: bytes,
    eeprom: bytes,
    writes: list[tuple[int, int]] | None = None,
) -> Result:
    regions = report["regions"].items()
    return Result(
        board=board,
        output=output,
        serial=report["serial"],
        exit_code=report["exit_code"],
        regions={int(n): region["count"] for n, region in regions},
        region_stack={int(n): max(region["stack"], default=0) for n, region in regions},
        total=report["total"],
        flash_bytes=report["flash_bytes"],
        ram_bytes=report["ram_bytes"],
        heap_bytes=report["heap_bytes"],
        stack_bytes=report["stack_bytes"],
        eeprom_reads=report["eeprom_reads"],
        bytes_written=report.get("bytes_written", 0),
        eeprom=eeprom,
        writes=writes or [],
        stop=report["stop"],
        report=report,
    )


def simulate(
    firmware: Firmware | str | Path,
    board: Board | str | None = None,
    input: bytes = b"",
    *,
    eeprom: bytes | None = None,
    limit: int | None = None,
    media: Mapping[str, str | Path] | None = None,
    cut_at_write: int | None = None,
    log_writes: bool = False,
) -> Result:
    """Run a firmware to its end. A crash or the limit raises SimulationError.

    A firmware that ends with a code other than 0 is a result like any other: see `exit_code`.
    `media` are image files, which the run changes: "fram-i2c", "fram-spi", "sd", with
    "@PIN" behind the name where the select pin is another one. `cut_at_write` cuts the power
    behind that byte written to any of them or the EEPROM; then `stop` is "cut".
    `log_writes` keeps what is written to them in `Result.writes`.
    """
    if isinstance(firmware, Firmware):
        board, elf = board or firmware.board, firmware.elf
    else:
        elf = Path(firmware)
    if board is None:
        raise ToolchainError("simulate() of a file needs the board")
    board = find(board) if isinstance(board, str) else board
    with tempfile.TemporaryDirectory(prefix="thimble-") as folder:
        work = Path(folder)
        files = {
            name: work / name
            for name in ("input", "output", "eeprom", "eeprom-out", "writes")
        }
        files["input"].write_bytes(input)
        if board.simulator == "host":
            return _run_on_host(board, elf, work)
        command: list[str | Path] = [simulator(), "--board", board.name, "--json", elf]
        command += ["--input", files["input"], "--output", files["output"]]
        if eeprom is not None:
            files["eeprom"].write_bytes(eeprom)
            command += ["--eeprom-in", files["eeprom"]]
        if board.is_avr:
            command += ["--eeprom-out", files["eeprom-out"]]
        for name, image in (media or {}).items():
            command += [f"--{name}", image]
        if log_writes:
            command += ["--write-log", files["writes"]]
        if cut_at_write is not None:
            command += ["--cut-at-write", str(cut_at_write)]
        if limit is not None:
            command += ["--limit-cycles", str(limit)]
        done = subprocess.run(
            list(map(str, command)), capture_output=True, text=True, check=False
        )
        if not done.stdout.startswith("{"):
            raise ToolchainError(
                done.stderr.strip() or "thimble-sim ended without a report"
            )
        report = json.loads(done.stdout)
        contents = {n: p.read_bytes() if p.exists() else b"" for n, p in files.items()}
    writes = [(at, value) for at, value in struct.iter_unpack("<IB", contents["writes"])]
    result = _result(board, report, contents["output"], contents["eeprom-out"], writes)
    if report["error"]:
        raise SimulationError(f"{board.title}: {report['error']}", result)
    return result


def _run_on_host(board: Board, program: Path, work: Path) -> Result:
    """The same program as an ordinary process: the regions are nanoseconds."""
    environment = dict(os.environ, SIM_REPORT=str(work / "report"))
    with (work / "input").open("rb") as source:
        done = subprocess.run(
            [program], stdin=source, capture_output=True, env=environment, check=False
        )
    regions: dict[str, dict] = {}
    report_file = work / "report"
    for line in report_file.read_text().splitlines() if report_file.exists() else []:
        number, nanoseconds = line.split()
        region = regions.setdefault(number, {"count": [], "stack": []})
        region["count"].append(int(nanoseconds))
    flash, ram = section_sizes(board, program)
    report = {
        "serial": done.stderr.decode("latin-1"), "exit_code": max(done.returncode, 0),
        "regions": regions, "total": 0, "flash_bytes": flash, "ram_bytes": ram,
        "heap_bytes": 0, "stack_bytes": 0, "eeprom_reads": 0, "stop": "exit",
    }  # fmt: skip
    result = _result(board, report, done.stdout, b"")
    if done.returncode < 0:
        raise SimulationError(
            f"the host program was killed by signal {-done.returncode}", result
        )
    return result

# SPDX-License-Identifier: MIT
"""Measures what an operation costs on each core and writes it to boards.toml."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import measure
import numpy as np
import suite
from suite import Target
from thimble import toolchain

sys.path.insert(0, str(suite.FOLDER / "nets"))

import costs
import recurrent_nets
from costs import CostNet

RUNS = 4
BOARDS = suite.REPOSITORY / "extras" / "python" / "thimble" / "boards.toml"


def counts(target: Target, numbers: str) -> dict[str, float]:
    """The mean cost of one inference of each small net."""
    folders = [suite.FOLDER / "nets" / layout for layout in (target.layout, "portable")]
    firmware = measure.build(f"costs_{numbers}", target, target.opt, folders)
    nets = costs.BY_NUMBERS[numbers]
    longest = max(net.inputs for net in nets)
    x = np.random.default_rng(2).uniform(-1, 1, (RUNS, longest))
    rows = x.astype("<f4") if numbers == "float" else np.rint(x * 127).astype("i1")
    result = toolchain.simulate(firmware, input=rows.tobytes())
    return {net.name: float(np.mean(result.regions[n])) for n, net in enumerate(nets, 1)}


def recurrent(target: Target, layer: float) -> dict[str, float]:
    """What a multiplication and a gate of an int8 LSTM cost, from two of them."""
    rows, wanted = [], []
    for name in ("lstm_8_16", "lstm_40_4"):
        net, record = recurrent_nets.NETS[name], suite.net(name)
        folders = [suite.FOLDER / "nets" / order for order in (target.layout, "portable")]
        firmware = measure.build(name, target, target.opt, folders)
        steps = np.array(record["int8"]["inputs"], "i1").tobytes()
        result = toolchain.simulate(firmware, input=steps)
        rows.append([record["macs"], 4 * net.units])
        wanted.append(float(np.mean(result.regions[measure.REGION])) - layer)
    mac, gate = np.linalg.solve(rows, wanted)
    return {
        "recurrent_mac": round(float(mac), 2),
        "recurrent_gate": round(float(gate), 1),
    }


def packed(of: dict[str, float], layer: float) -> dict[str, float]:
    """What a multiplication and an output of packed weights cost, from 16 and 64 inputs."""
    units, entries = costs.PACKED[0].units, {}
    for word in costs.PACKINGS:
        mac = (of[f"{word}_64"] - of[f"{word}_16"]) / (48 * units)
        output = (of[f"{word}_16"] - layer) / units - 16 * mac
        entries |= {f"{word}_mac": round(mac, 2), f"{word}_output": round(output, 1)}
    return entries


def model(target: Target) -> dict[str, float]:
    """The entries of [boards.X.cycles]."""
    of_int8, of_float = counts(target, "int8"), counts(target, "float")
    int8 = _dense(of_int8, costs.INT8)
    real = _dense(of_float, costs.FLOAT)
    units, float_units = costs.INT8[0].units, costs.FLOAT[0].units
    return {
        "layer": round(max(int8["layer"], 0)),
        "int8_mac": round(int8["mac"], 2),
        "int8_output": round(int8["output"], 1),
        "table_activation": round((of_int8["table"] - of_int8["square"]) / units, 1),
        **packed(counts(target, "packed"), max(int8["layer"], 0)),
        **recurrent(target, max(int8["layer"], 0)),
        "int8_softmax": round((of_int8["softmax"] - of_int8["square"]) / units),
        "float_mac": round(real["mac"], 1),
        "float_output": max(round(real["output"]), 0),
        "float_activation": round(
            (of_float["sigmoid"] - of_float["square"]) / float_units
        ),
        "float_softmax": round((of_float["softmax"] - of_float["square"]) / float_units),
    }


def _dense(of: dict[str, float], nets: Iterable[CostNet]) -> dict[str, float]:
    """Three layers, three unknowns: cost = layer + mac * inputs * units + output * units."""
    square, long, narrow = list(nets)[:3]
    mac = (of["long"] - of["square"]) / (long.units * (long.inputs - square.inputs))
    output = (of["long"] - of["narrow"]) / (long.units - narrow.units) - mac * long.inputs
    layer = of["square"] - (mac * square.inputs + output) * square.units
    return {"mac": mac, "output": output, "layer": layer}


def predict(cycles: dict[str, float], layers: list[int], numbers: str) -> float:
    """A whole net without its activations, for comparison with its measured row."""
    total = 0.0
    for inputs, units in zip(layers[:-1], layers[1:]):
        per_output = cycles[f"{numbers}_mac"] * inputs + cycles[f"{numbers}_output"]
        total += cycles["layer"] + per_output * units
    return total


def describe(target: Target, cycles: dict[str, float]) -> str:
    lines = [f"{target.board}: " + ", ".join(f"{k} {v:g}" for k, v in cycles.items())]
    rows = suite.read_rows(target.name)
    for name in ("w2_int8", "w3_int8", "w5_int8"):
        if name in rows:
            guess = predict(cycles, suite.net(name[:2])["layers"], "int8")
            share = guess / rows[name].cycles_or_instructions
            lines.append(f"  {name}: {guess:,.0f} estimated, {share:.2f} of measured")
    return "\n".join(lines)


def write(target: Target, cycles: dict[str, float]) -> None:
    """Replaces the figures under [boards.X.cycles]; comments and other boards stay."""
    heading = f"[boards.{target.board}.cycles]\n"
    before, rest = BOARDS.read_text(encoding="utf-8").split(heading)
    old, blank, after = rest.partition("\n\n")
    kept = [line for line in old.splitlines() if line.startswith("#")]
    kept += [f"{name} = {value:g}" for name, value in cycles.items()]
    BOARDS.write_text(
        before + heading + "\n".join(kept) + blank + after, encoding="utf-8"
    )

# SPDX-License-Identifier: MIT
"""Converted int8 headers, compiled, give the bits of the numpy reference."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from compiled import Program
from random_nets import ACTIVATIONS, HOST_LIKE, random_bytes, random_graph, random_samples
from thimble import ThimbleError, convert
from thimble.emit.parameters import int8_parameters
from thimble.graph import Dense
from thimble.passes import prove_accumulator
from thimble.passes.share_tables import share
from thimble.quantized import QuantizedDense

ROWS = 400


def choices(index: int) -> dict[str, object]:
    """Every combination of rounding, layout, input and storage comes up."""
    native = index % 3 != 2
    words = ("cortex-m0", "cortex-m4")[index // 4 % 2]
    others = "avr" if index % 3 == 0 else "portable"
    return {
        "rounding": "native" if native else "tflite",
        "layout": words if index % 4 == 1 else others,
        "pushed": index % 2 == 0,
        "storage": ("flash", "ram", "far_flash")[index // 2 % 3],
        "argmax": index % 12 == 11,
    }


def shapes() -> list[tuple[int, ...] | None]:
    edges = [
        (1, 1),
        (1, 4),
        (2, 5, 1),
        (3, 3, 3),
        (255, 2),
        (256, 6, 3),
        (257, 9),
        (300, 70, 7),
    ]
    return [*edges, *[None] * 34]


@pytest.fixture(scope="module")
def networks(tmp_path_factory):
    found = []
    for index, sizes in enumerate(shapes()):
        chosen = choices(index)
        end = "softmax" if index % 4 < 2 and not chosen["argmax"] else ""
        graph = random_graph(index, sizes, end=end)
        if chosen["argmax"] and graph.classes < 2:
            chosen["argmax"] = False
        samples = random_samples(index, graph.inputs)
        if index % 5 == 0:  # features of very different range
            samples = samples * np.logspace(-2, 2, graph.inputs, dtype=np.float32)
        found.append(
            convert(
                graph,
                numbers="int8",
                calibrate=samples,
                board=HOST_LIKE,
                name=f"net_{index}",
                **chosen,
            )
        )
    return found, Program(found, tmp_path_factory.mktemp("int8"))


def test_every_bit(networks, claim):
    found, program = networks
    proof = claim("converted_int8_equal")
    for index, network in enumerate(found):
        q = random_bytes(index, network.network.inputs, ROWS)
        wanted = network.predict_int8(q)
        got = program.predict(network, q)
        proof.add(wanted.size, int((wanted != got).sum()))
        assert np.array_equal(wanted, got), network.report.title


def test_inputs_are_rounded_like_the_reference(networks, claim):
    found, program = networks
    proof = claim("converted_inputs_equal")
    for index, network in enumerate(found):
        scale = network.network.input
        x = random_samples(index + 1, network.network.inputs) * 1.5
        halves = (np.arange(-300, 300)[:, None] + 0.5) * scale.scale
        x = np.concatenate([x, np.broadcast_to(halves, (600, x.shape[1]))])
        extremes = [np.nan, np.inf, -np.inf, 3.4e38, -3.4e38, 0.0, -0.0, 1e-45]
        x[: len(extremes)] = np.array(extremes)[:, None]
        got = program.quantize(network, x)
        wanted = scale.quantize(x)
        proof.add(wanted.size, int((wanted != got).sum()))
        assert np.array_equal(wanted, got), network.report.title


def test_ram_is_the_computed_number(networks, claim):
    found, program = networks
    proof = claim("converted_ram_exact")
    for network in found:
        facts = program.facts(network)
        cost = network.report.cost
        assert proof.check(facts.ram == facts.size == cost.ram), network.report.title
        stored = sum(row.flash for row in cost.layers if row.name != "input scales")
        assert facts.parameter_bytes == stored
        assert facts.macs == cost.macs


def test_all_activations_come_up(networks):
    used = {
        layer.activation.kind
        for network in networks[0]
        for layer in network.network.layers
        if isinstance(layer, QuantizedDense)
    }
    assert used == set(ACTIVATIONS)


@pytest.mark.parametrize("rounding", ["native", "tflite"])
def test_layouts_agree(rounding, tmp_path):
    graph = random_graph(7, (20, 13, 6), ["tanh", "relu"])
    samples = random_samples(7, 20)
    layouts = {
        "portable": "",
        "avr": "Avr",
        "avr-small": "AvrSmall",
        "avr-tiny": "AvrTiny",
        "cortex-m0": "CortexM0",
        "cortex-m4": "CortexM4",
    }
    if rounding == "tflite":
        del layouts["avr-small"], layouts["avr-tiny"]
    all_of_them = [
        convert(
            graph,
            numbers="int8",
            calibrate=samples,
            rounding=rounding,
            layout=layout,
            name=f"for_{n}",
        )
        for n, layout in enumerate(layouts)
    ]
    program = Program(all_of_them, tmp_path, "-O2")
    q = random_bytes(7, 20, 2000)
    expected = program.predict(all_of_them[0], q)
    assert "thimble::For" not in all_of_them[0].header
    for name, network in list(zip(layouts.values(), all_of_them))[1:]:
        assert f"thimble::For{name}>" in network.header
        assert np.array_equal(program.predict(network, q), expected)


def test_boards_get_their_layout():
    graph = random_graph(7, (20, 13, 6))
    samples = random_samples(7, 20)
    for board, layout in (
        ("cortex-m0", "cortex-m0"),
        ("pico", "cortex-m0"),
        ("cortex-m3", "portable"),
        ("nano33ble", "cortex-m4"),
        ("teensy41", "cortex-m4"),
        ("esp32-c3", "portable"),
    ):
        for rounding in ("native", "tflite"):
            network = convert(
                graph, numbers="int8", calibrate=samples, board=board, rounding=rounding
            )
            assert network.network.layout == layout


def test_size_before_speed():
    graph, samples = random_graph(7, (20, 13, 6)), random_samples(7, 20)

    def layout(board, **choices):
        return convert(
            graph,
            numbers="int8",
            calibrate=samples,
            board=board,
            optimize="size",
            **choices,
        ).network.layout

    assert layout("uno") == layout("mega") == "avr-small"
    assert layout("uno", pushed=True) == "avr"
    assert layout("uno", rounding="tflite") != "avr-small"
    assert layout("attiny85") == "portable"
    assert layout("cortex-m4") == "cortex-m4"
    wide = random_graph(7, (4, 256, 2))
    with pytest.raises(ThimbleError, match="more than 255 units"):
        convert(
            wide,
            numbers="int8",
            calibrate=random_samples(7, 4),
            layout="avr-small",
        )
    with pytest.raises(ThimbleError, match="optimize is one of speed, size, not bytes"):
        convert(graph, optimize="bytes")


def test_the_smallest_networks_of_attinys_do_without_squares():
    for sizes, layout in (((3, 3, 1), "portable"), ((20, 13, 6), "avr-tiny")):
        network = convert(
            random_graph(7, sizes),
            numbers="int8",
            calibrate=random_samples(7, sizes[0]),
            board="attiny85",
        )
        assert network.network.layout == layout


def test_native_sums_fit_24_bits(networks):
    for network in networks[0]:
        if network.network.rounding == "native":
            for layer in network.network.layers:
                if isinstance(layer, QuantizedDense):
                    assert prove_accumulator.largest_bound(layer) < 1 << 23


def test_wide_layers_give_up_resolution_for_the_bound():
    graph = random_graph(3, (2500, 3), ["relu"])
    wide = graph.layers[0]
    assert isinstance(wide, Dense)
    graph.layers[0] = dataclasses.replace(wide, weights=np.sign(wide.weights))
    network = convert(
        graph, numbers="int8", calibrate=random_samples(3, 2500), board=HOST_LIKE
    )
    layer = network.network.layers[0]
    assert prove_accumulator.largest_bound(layer) < 1 << 23
    assert not network.network.notes


def test_native_multipliers_are_in_their_range(networks):
    for network in networks[0]:
        if network.network.rounding != "native":
            continue
        for layer in network.network.layers:
            if isinstance(layer, QuantizedDense):
                assert int(layer.shift[0]) in (16, 24)
                least = 256 if layer.shift[0] == 16 else 1024
                assert layer.multiplier.min() >= least
                assert layer.multiplier.max() <= 65535


def test_equal_tables_are_stored_once():
    graph = random_graph(1, (8, 8, 8, 8), ["sigmoid"] * 3)
    network = convert(graph, numbers="int8", calibrate=random_samples(1, 8))
    first, second, third = network.network.layers
    second.table = third.table = first.table
    share(network.network)
    assert [layer.table_index for layer in (first, second, third)] == [0, 0, 0]
    assert len(network.network.tables) == 1
    third.table = third.table[::-1]
    share(network.network)
    assert [layer.table_index for layer in (first, second, third)] == [0, 0, 1]
    assert (
        int8_parameters(network.network)[:512]
        == first.table.tobytes() + third.table.tobytes()
    )


def test_the_same_network_gives_the_same_header():
    headers = {
        convert(
            random_graph(5),
            numbers="int8",
            calibrate=random_samples(5, random_graph(5).inputs),
        ).header
        for _ in range(2)
    }
    assert len(headers) == 1

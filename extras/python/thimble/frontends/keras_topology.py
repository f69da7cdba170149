# SPDX-License-Identifier: MIT
"""Turns the configuration of a Keras model into a chain of layers, nested models included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from thimble.errors import ThimbleError, Unsupported

MODELS = {"Sequential", "Functional", "Model"}
# Layers that join several inputs: what a user of a branch meets first.
_CHAIN_ONLY = "only a chain of layers can be converted, one input to one output"


@dataclass
class LayerSpec:
    """One layer of a configuration. `place` finds its weights: (class, n-th of it) a level."""

    class_name: str
    config: dict[str, Any]
    name: str
    place: tuple[tuple[str, int], ...]


def chain_of(
    model: dict[str, Any], place: tuple[tuple[str, int], ...] = ()
) -> list[LayerSpec]:
    """The layers in the order in which values pass them."""
    class_name, config = model["class_name"], model["config"]
    if isinstance(config, list):  # Keras before 2.2 stored the bare list of a Sequential
        config = {"layers": config}
    if class_name not in MODELS or "layers" not in config:
        raise Unsupported(
            config.get("name", class_name),
            f"a {class_name} is a model of its own code, which the file does not contain",
            "build it as keras.Sequential or as a functional model of standard layers",
        )
    entries = config["layers"]
    counts: dict[str, int] = {}
    places = []
    for entry in entries:
        count = counts.get(entry["class_name"], 0)
        counts[entry["class_name"]] = count + 1
        places.append((*place, (entry["class_name"], count)))
    order = range(len(entries))
    if class_name != "Sequential":
        order = _functional_order(entries, config)
    specs: list[LayerSpec] = []
    for index in order:
        entry = entries[index]
        if entry["class_name"] in MODELS:
            specs += chain_of(entry, places[index])
        else:
            name = entry["config"].get("name") or entry.get("name") or entry["class_name"]
            specs.append(
                LayerSpec(entry["class_name"], entry["config"], name, places[index])
            )
    if not specs:
        raise ThimbleError("the model has no layers")
    return specs


def _functional_order(entries: list[dict[str, Any]], config: dict[str, Any]) -> list[int]:
    names = [entry.get("name") or entry["config"]["name"] for entry in entries]
    for key, what in (("input_layers", "inputs"), ("output_layers", "outputs")):
        if len(_ends(config.get(key) or [])) > 1:
            raise Unsupported(
                config.get("name", "the model"), f"it has several {what}", _CHAIN_ONLY
            )
    follows: dict[str, int] = {}
    start: Optional[int] = None
    for index, entry in enumerate(entries):
        sources = _sources(entry.get("inbound_nodes") or [])
        label = f"{names[index]} ({entry['class_name']})"
        if not sources:
            if start is not None:
                raise Unsupported(label, "a second input", _CHAIN_ONLY)
            start = index
            continue
        if len(sources) > 1:
            reason = "it is fed by several layers or used more than once"
            raise Unsupported(label, reason, _CHAIN_ONLY)
        if sources[0] in follows:
            other = names[follows[sources[0]]]
            raise Unsupported(
                sources[0],
                f"its output goes to both {other} and {names[index]}",
                _CHAIN_ONLY,
            )
        follows[sources[0]] = index
    order = [] if start is None else [start]
    while order and names[order[-1]] in follows and len(order) <= len(entries):
        order.append(follows[names[order[-1]]])
    if len(order) != len(entries):
        raise Unsupported(
            config.get("name", "the model"), "its graph is no chain", _CHAIN_ONLY
        )
    return order


def _ends(value: list[Any]) -> list[Any]:
    """input_layers is ["x", 0, 0] for one and [["x", 0, 0], ...] for several."""
    return [value] if len(value) and isinstance(value[0], str) else value


def _sources(nodes: list[Any]) -> list[str]:
    """The names of the layers that feed a layer, one entry for each time."""
    found: list[str] = []
    for node in nodes:
        if isinstance(node, dict):  # Keras 3
            _histories(node, found)
        else:  # Keras 2: [["name", node, tensor, {}], ...]
            found += [item[0] for item in node if isinstance(item, list)]
    return found


def _histories(value: Any, found: list[str]) -> None:
    if isinstance(value, dict):
        if value.get("class_name") == "__keras_tensor__":
            found.append(value["config"]["keras_history"][0])
            return
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for item in value:
            _histories(item, found)

# SPDX-License-Identifier: MIT
"""What a network computes with, as users say it: one word for all, `layer=word` for one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Optional

from thimble.emit import types
from thimble.errors import ThimbleError
from thimble.graph import Graph
from thimble.quantized import PACKINGS, UNPACKED

ALL = (*PACKINGS, *(word for word in types.ALL if word not in PACKINGS))


@dataclass
class Choice:
    """`numbers` is None if nothing was said; int8 has a packing for each layer."""

    numbers: Optional[str] = None
    packing: str = UNPACKED
    layers: dict[str, str] = field(default_factory=dict)

    @property
    def is_packed(self) -> bool:
        return self.packing != UNPACKED or any(
            word != UNPACKED for word in self.layers.values()
        )

    def of_layer(self, name: str) -> str:
        return self.layers.get(name, self.packing)

    def check_names(self, graph: Graph) -> None:
        names = [layer.name for layer in graph.dense_layers]
        for name in self.layers:
            if name not in names:
                raise ThimbleError(
                    f"--numbers {name}={self.layers[name]}: there is no Dense layer {name}; "
                    f"the layers are {', '.join(names)}"
                )
            if names.count(name) > 1:
                raise ThimbleError(f"--numbers: several layers are named {name}")


def parse(words: str | Iterable[str] | None) -> Choice:
    """`int4`, or several: `int8` and `hidden=int4`."""
    choice = Choice()
    given = [words] if isinstance(words, str) else list(words or ())
    for text in given:
        name, equals, word = text.rpartition("=")
        allowed = PACKINGS if equals else ALL
        if word not in allowed or (equals and not name):
            raise ThimbleError(
                f"numbers is one of {', '.join(allowed)}"
                f"{' for a layer' if equals else ''}, not {word}"
            )
        if equals:
            if choice.layers.setdefault(name, word) != word:
                raise ThimbleError(f"--numbers says two things about the layer {name}")
        elif any("=" not in other and other != text for other in given):
            raise ThimbleError(
                f"--numbers says both {' and '.join(t for t in given if '=' not in t)}: "
                "name the layers, as in --numbers int8 --numbers hidden=int4"
            )
        else:
            choice.packing = word if word in PACKINGS else UNPACKED
            choice.numbers = types.INT8 if word in PACKINGS else word
    if choice.layers and choice.numbers is None:
        choice.numbers = types.INT8
    if choice.layers and choice.numbers != types.INT8:
        raise ThimbleError(
            f"int4, ternary, binary and int8 layers do not mix with {choice.numbers}"
        )
    return choice

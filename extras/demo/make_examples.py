# SPDX-License-Identifier: MIT
"""Writes the generated headers of examples/; --check only says which are out of date.

--train first trains the networks again and rewrites extras/demo/trained.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import network
import numpy as np
import thimble
import trained
import waves
from sklearn.neural_network import MLPClassifier

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PICTURES = 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--train", action="store_true", help="train the networks again")
    arguments = parser.parse_args()
    if arguments.train:
        train()
    stale = []
    for path, text in headers().items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path)
        if not arguments.check:
            path.write_text(text, encoding="utf-8")
    for path in stale:
        print(
            "out of date:" if arguments.check else "wrote",
            path.relative_to(EXAMPLES.parent),
        )
    return int(arguments.check and bool(stale))


def digits_network() -> thimble.Converted:
    return thimble.convert(
        trained.load("digits"),
        numbers="int8",
        calibrate=network.digits().x_train,
        board="uno",
        name="digits",
        license="MIT",
    )


def waves_network() -> thimble.Converted:
    samples, _ = waves.waves(1000, seed=1)
    return thimble.convert(
        trained.load("waves"),
        numbers="int8",
        calibrate=samples,
        board="uno",
        name="waves",
        pushed=True,
        license="MIT",
    )


def headers() -> dict[Path, str]:
    """The text of every generated header."""
    return {
        EXAMPLES / "Digits" / "digits.h": digits_network().header,
        EXAMPLES / "Digits" / "pictures.h": pictures(network.digits().x_test[:PICTURES]),
        EXAMPLES / "OneValueAtATime" / "waves.h": waves_network().header,
    }


def pictures(rows: np.ndarray) -> str:
    """Digits as text: one character a pixel, '0' for paper to '@' for ink."""
    shown = []
    for row in rows.astype(int).reshape(len(rows), 8, 8):
        lines = ["".join(chr(ord("0") + pixel) for pixel in line) for line in row]
        shown.append("    " + "\n    ".join(f'"{line}"' for line in lines))
    return "\n".join(
        [
            "// clang-format off",
            "// SPDX-License-Identifier: MIT",
            "// Three handwritten digits of 8x8 pixels, from '0' for paper to '@' for ink.",
            "#pragma once",
            "",
            "#include <Thimble.h>",
            "",
            f"static const uint8_t kPictureCount = {len(rows)};",
            f"THIMBLE_FLASH(static const char kPictures[{len(rows)}][65]) = {{",
            ",\n\n".join(shown) + "};",
            "",
        ]
    )


def train() -> None:
    data = network.digits()
    names = [str(digit) for digit in range(10)]
    trained.save("digits", network.train(data), names, trained.Input())
    x, y = waves.waves(8000, seed=1)
    wave = MLPClassifier((waves.HIDDEN,), max_iter=150, random_state=network.SEED)
    wave.fit(x * waves.SCALE + waves.OFFSET, y)
    trained.save("waves", wave, waves.LABELS, trained.Input(waves.SCALE, waves.OFFSET))


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: MIT
"""Damaged model files end in one sentence, never in a traceback."""

from __future__ import annotations

import keras_models
import numpy as np
import pytest
from thimble import ThimbleError, convert

CUTS = 30
FLIPS = 200


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    from tflite_models import make

    folder = tmp_path_factory.mktemp("damaged")
    model = keras_models.shuffled_names(keras_models.functional())
    model.save(folder / "m.keras")
    model.save(folder / "m.h5")
    return [folder / "m.keras", folder / "m.h5", make(1, folder).path]


def converts_or_says_why(path):
    """Bytes that do not matter may be changed; everything else is one sentence."""
    try:
        convert(path)
    except ThimbleError as error:
        assert "\n" not in str(error)
        return False
    return True


def test_every_cut_is_refused(files, tmp_path):
    for path in files:
        data = path.read_bytes()
        for length in np.linspace(0, len(data) - 1, CUTS).astype(int):
            damaged = tmp_path / path.name
            damaged.write_bytes(data[:length])
            if path.suffix != ".tflite":
                assert not converts_or_says_why(damaged), (path.name, length)
            else:
                converts_or_says_why(damaged)


def test_flipped_bits_never_end_in_a_traceback(files, tmp_path):
    """Not for .h5: the HDF5 library itself can loop for ever on such a file."""
    rng = np.random.default_rng(0)
    for path in files:
        if path.suffix == ".h5":
            continue
        data = path.read_bytes()
        for _ in range(FLIPS):
            changed = bytearray(data)
            for place in rng.integers(0, len(data), 4):
                changed[place] ^= 1 << int(rng.integers(8))
            damaged = tmp_path / path.name
            damaged.write_bytes(bytes(changed))
            converts_or_says_why(damaged)

# SPDX-License-Identifier: MIT
"""Samples from .npz, .npy and .csv files and from arrays."""

from __future__ import annotations

import numpy as np
import pytest
from thimble import ThimbleError
from thimble.samples import load

X = np.arange(12.0).reshape(4, 3)
Y = np.array([0, 1, 0, 1])


@pytest.mark.parametrize("x", ["x", "X", "x_test", "X_train", "samples", "data"])
@pytest.mark.parametrize("y", ["y", "Y", "labels", "target"])
def test_names_in_npz(tmp_path, x, y):
    np.savez(tmp_path / "d.npz", **{x: X, y: Y})
    samples = load(tmp_path / "d.npz", 3)
    assert np.array_equal(samples.x, X)
    assert np.array_equal(samples.y, Y)


def test_labels_follow_their_samples(tmp_path):
    both = {"x_train": X[:2], "y_train": Y[:2], "x_test": X, "y_test": Y}
    np.savez(tmp_path / "d.npz", **both)
    samples = load(tmp_path / "d.npz", 3)
    assert len(samples.x) == len(samples.y) == 4


def test_a_single_array_needs_no_name(tmp_path):
    np.savez(tmp_path / "d.npz", anything=X)
    np.save(tmp_path / "d.npy", X.reshape(4, 3, 1))
    for name in ("d.npz", "d.npy"):
        samples = load(tmp_path / name, 3)
        assert np.array_equal(samples.x, X)
        assert samples.y is None


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1,2,3\n4,5,6\n", None),
        ("1,2,3,0\n4,5,6,1\n", [0, 1]),
        ("a,b,c\n1,2,3\n4,5,6\n", None),
        ("a,label,b,c\n1,cat,2,3\n4,dog,5,6\n", ["cat", "dog"]),
        ("a,b,c,anything\n1,2,3,7\n4,5,6,8\n", [7, 8]),
        ("\ufeffy,a,b,c\r\n0,1,2,3\r\n1,4,5,6\r\n", [0, 1]),
    ],
)
def test_csv(tmp_path, text, labels):
    (tmp_path / "d.csv").write_bytes(text.encode("utf-8"))
    samples = load(tmp_path / "d.csv", 3)
    assert samples.x.tolist() == [[1, 2, 3], [4, 5, 6]]
    assert (None if samples.y is None else samples.y.tolist()) == labels


def test_arrays_and_pairs():
    assert load(X, 3).y is None
    assert np.array_equal(load((X, Y), 3).y, Y)
    assert np.array_equal(load(X, 3, Y).y, Y)
    assert load([1.0, 2.0, 3.0], 3).x.shape == (1, 3)
    assert load(np.arange(5.0), 1).x.shape == (5, 1)
    assert len(load(np.zeros((100, 3)), 3).spread(7)) == 7


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (np.zeros((4, 5)), "takes 3 values a sample"),
        (np.zeros((0, 3)), "takes 3 values a sample"),
        ((X, Y[:2]), "4 samples, but 2 labels"),
        (np.full((2, 3), np.nan), "not-a-number"),
        ([["a", "b", "c"]], "not numbers"),
    ],
)
def test_wrong_arrays(source, words):
    with pytest.raises(ThimbleError, match=words):
        load(source, 3)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("d.csv", b"1,2,3\n4,5\n", "different numbers of columns"),
        ("d.csv", b"", "is empty"),
        ("d.csv", b"a,b,c\n", "no samples"),
        ("d.csv", b"a,b,c\n1,x,3\n", "cannot be read"),
        ("d.xlsx", b"", "npz, .npy and .csv"),
        ("d.npy", b"nonsense", "cannot be read"),
    ],
)
def test_wrong_files(tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ThimbleError, match=words):
        load(tmp_path / name, 3)


def test_npz_without_samples(tmp_path):
    np.savez(tmp_path / "d.npz", a=X, b=Y)
    with pytest.raises(ThimbleError, match="no array called x"):
        load(tmp_path / "d.npz", 3)

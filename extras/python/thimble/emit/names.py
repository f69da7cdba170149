# SPDX-License-Identifier: MIT
"""C++ names and literals."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from thimble.errors import ThimbleError

# Keywords of C++, the library's own namespace, and macros of Arduino and avr-libc.
_TAKEN = set(
    """alignas alignof and and_eq asm auto bitand bitor bool break case catch char class compl
    concept const constexpr const_cast continue decltype default delete do double dynamic_cast
    else enum explicit export extern false float for friend goto if inline int long mutable
    namespace new noexcept not not_eq nullptr operator or or_eq private protected public
    register reinterpret_cast requires return short signed sizeof static static_assert
    static_cast struct switch template this thread_local throw true try typedef typeid typename
    union unsigned using virtual void volatile wchar_t while xor xor_eq thimble std main unix
    linux abs min max round bit sq F setup loop yield""".split()
)


def namespace_of(text: str) -> str:
    """A valid C++ namespace from a file name: `My-Digits 2.keras` gives `my_digits_2`."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", text)
    name = re.sub(r"[^A-Za-z0-9]+", "_", words).strip("_").lower() or "model"
    if name[0].isdigit():
        name = f"model_{name}"
    return f"{name}_model" if name in _TAKEN else name


def checked_namespace(name: str) -> str:
    """A name the user chose, or a refusal with one that would do."""
    valid = re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) and "__" not in name
    if not valid or name in _TAKEN:
        raise ThimbleError(
            f'"{name}" cannot be a C++ namespace here; "{namespace_of(name)}" can'
        )
    return name


def float_literal(value: float) -> str:
    """The shortest text that reads back as the same float32."""
    text = np.format_float_positional(np.float32(value), unique=True, trim="0")
    if len(text) > 14:
        text = np.format_float_scientific(np.float32(value), unique=True, trim="0")
    return f"{text}f"


def double_literal(value: float) -> str:
    """The shortest text that reads back as the same float64."""
    text = repr(float(value))
    return text if any(mark in text for mark in ".en") else f"{text}.0"


def string_literal(text: str) -> str:
    """UTF-8 in octal escapes, which cannot run into the character behind them."""
    out = []
    for byte in text.encode("utf-8"):
        char = chr(byte)
        if char in '"\\?':
            out.append(f"\\{char}")
        elif 32 <= byte < 127:
            out.append(char)
        else:
            out.append(f"\\{byte:03o}")
    return f'"{"".join(out)}"'


def wrapped(items: Iterable[str], width: int = 88, indent: str = "    ") -> str:
    """Items with commas between them, in lines of at most this width."""
    lines, line = [], indent
    for item in items:
        piece = f"{item},"
        if len(line) + len(piece) > width and line.strip():
            lines.append(line.rstrip())
            line = indent
        line += f"{piece} "
    lines.append(line.rstrip())
    return "\n".join(lines).rstrip(",")

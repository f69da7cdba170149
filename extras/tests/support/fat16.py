# SPDX-License-Identifier: MIT
"""Images of SD cards: a FAT16 volume with files in its root folder."""

from __future__ import annotations

import struct
from pathlib import Path

SECTOR = 512
SECTORS = 8192  # of one cluster each: FAT16 has 4,085 clusters or more
RESERVED, ROOT_ENTRIES, FAT_SECTORS = 1, 64, 32
ROOT = RESERVED + FAT_SECTORS
DATA = ROOT + ROOT_ENTRIES * 32 // SECTOR


def place(cluster: int) -> int:
    """Where a cluster begins in the image."""
    return (DATA + cluster - 2) * SECTOR


def clusters(first: int, length: int) -> list[int]:
    """A file takes every third cluster, so that its chain matters."""
    return [first + 3 * i for i in range(max(1, -(-length // SECTOR)))]


def write_card(path: Path, files: dict[str, bytes]) -> Path:
    """A card with these files, by names such as "NET.THM"."""
    image = bytearray(SECTORS * SECTOR)
    image[0:62] = struct.pack(
        "<3s8sHBHBHHBHHHIIBBBI11s8s",
        b"\xeb\x3c\x90", b"THIMBLE ", SECTOR, 1, RESERVED, 1, ROOT_ENTRIES, SECTORS, 0xF8,
        FAT_SECTORS, 63, 255, 0, 0, 0x80, 0, 0x29, 1, b"THIMBLE    ", b"FAT16   ",
    )  # fmt: skip
    image[510:512] = b"\x55\xaa"
    fat = {0: 0xFFF8, 1: 0xFFFF}
    first = 2
    for index, (name, content) in enumerate(files.items()):
        stem, _, extension = name.partition(".")
        at = ROOT * SECTOR + 32 * index
        image[at : at + 32] = struct.pack(
            "<8s3sB14xHI", stem.ljust(8).encode(), extension.ljust(3).encode(), 0x20,
            first, len(content),
        )  # fmt: skip
        chain = clusters(first, len(content))
        for i, cluster in enumerate(chain):
            part = content[i * SECTOR : (i + 1) * SECTOR]
            image[place(cluster) : place(cluster) + len(part)] = part
            fat[cluster] = chain[i + 1] if i + 1 < len(chain) else 0xFFFF
        first = chain[-1] + 1
    for cluster, value in fat.items():
        at = RESERVED * SECTOR + 2 * cluster
        image[at : at + 2] = struct.pack("<H", value)
    path.write_bytes(image)
    return path


def read_file(path: Path, name: str) -> bytes:
    """What a file of such a card holds now."""
    image = path.read_bytes()
    wanted = "".join(
        part.ljust(n) for part, n in zip(name.partition(".")[::2], (8, 3), strict=True)
    )
    for at in range(ROOT * SECTOR, DATA * SECTOR, 32):
        if image[at : at + 11] == wanted.encode():
            first, length = struct.unpack("<HI", image[at + 26 : at + 32])
            whole = b"".join(
                image[place(c) : place(c) + SECTOR] for c in clusters(first, length)
            )
            return whole[:length]
    raise FileNotFoundError(name)

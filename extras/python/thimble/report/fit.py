# SPDX-License-Identifier: MIT
"""Refuses a network that does not fit into the board, and says what would help."""

from __future__ import annotations

from thimble import boards
from thimble.boards import Board
from thimble.emit import types
from thimble.errors import ThimbleError
from thimble.report.cost import Cost
from thimble.report.memory import is_avr

# The largest array avr-gcc can index.
_LARGEST_AVR_ARRAY = 32_767


class DoesNotFit(ThimbleError):
    """The network is too large for the board; `cost` says where."""

    def __init__(self, message: str, cost: Cost) -> None:
        super().__init__(message)
        self.cost = cost


def check_fit(cost: Cost, numbers: str, pushed: bool) -> None:
    board = cost.board
    if (
        is_avr(board)
        and cost.flash > _LARGEST_AVR_ARRAY
        and board.flash > _LARGEST_AVR_ARRAY
    ):
        raise ThimbleError(
            f"the parameters take {cost.flash:,} B, and avr-gcc cannot index an array of more "
            f"than {_LARGEST_AVR_ARRAY:,} B: use a smaller network or a 32-bit board"
        )
    if cost.fits:
        return
    lacks = []
    for what, used, limit in (
        ("flash", cost.flash, board.flash),
        ("RAM", cost.ram, board.ram),
    ):
        if used > limit:
            lacks.append(f"{used:,} B of {what}, {used - limit:,} B more than it has")
    enough = [
        other.name
        for other in boards.all_boards().values()
        if _holds(other, cost) and other.simulator != "host"
    ]
    hints = (
        [] if numbers == types.INT8 else ["--numbers int8 takes a quarter of the flash"]
    )
    if cost.ram > board.ram and pushed:
        hints.append("without --pushed it needs less RAM")
    if enough:
        hints.append(f"it fits into --board {enough[0]}")
    hints.append("--force writes it all the same")
    raise DoesNotFit(
        f"the network does not fit into the {board.title}: it needs {' and '.join(lacks)}; "
        + ", ".join(hints),
        cost,
    )


def _holds(board: Board, cost: Cost) -> bool:
    in_one_array = not is_avr(board) or cost.flash <= _LARGEST_AVR_ARRAY
    return board.flash >= cost.flash and board.ram >= cost.ram and in_one_array

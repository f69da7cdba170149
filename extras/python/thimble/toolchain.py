# SPDX-License-Identifier: MIT
"""Build a firmware for a board and run it in the simulator: the two functions together.

firmware = toolchain.build(["sketch.ino"], "uno", work_dir)
result = toolchain.simulate(firmware, input=samples)
"""

from thimble.arduino_core import NoArduinoCore
from thimble.build import Firmware, TooLarge, ToolchainError, build
from thimble.simulate import Result, SimulationError, simulate, simulator

__all__ = [
    "Firmware",
    "NoArduinoCore",
    "Result",
    "SimulationError",
    "TooLarge",
    "ToolchainError",
    "build",
    "simulate",
    "simulator",
]

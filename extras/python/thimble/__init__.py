# SPDX-License-Identifier: MIT
"""Thimble: puts trained neural networks on microcontrollers.

import thimble
thimble.convert(model, calibrate=x_train, board="uno").write("digits.h")
"""

from thimble.convert import Converted, convert
from thimble.errors import ThimbleError, Unsupported
from thimble.frontends.torch_live import TorchChain
from thimble.report.fit import DoesNotFit

__version__ = "0.1.0"
__all__ = [
    "Converted",
    "DoesNotFit",
    "ThimbleError",
    "TorchChain",
    "Unsupported",
    "convert",
]

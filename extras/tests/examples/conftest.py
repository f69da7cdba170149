# SPDX-License-Identifier: MIT
"""Makes the modules of the demo, which writes the examples' headers, importable."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "demo"))

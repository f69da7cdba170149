# SPDX-License-Identifier: MIT
"""`python -m thimble` is the command `thimble`."""

import sys

from thimble.cli import main

if __name__ == "__main__":
    sys.exit(main())

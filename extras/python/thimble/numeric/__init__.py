# SPDX-License-Identifier: MIT
"""Integer arithmetic in numpy, bit for bit that of src/thimble/numeric."""

# SPDX-License-Identifier: MIT
"""Records, the .thm files: a network in bytes, as docs/file_format.md draws it."""

from thimble.record.read import Record, RecordError, read
from thimble.record.write import record_bytes

__all__ = ["Record", "RecordError", "read", "record_bytes"]

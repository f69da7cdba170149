# SPDX-License-Identifier: MIT
"""What a conversion costs and how good it is: tables for people, numbers for programs."""

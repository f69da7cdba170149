# SPDX-License-Identifier: MIT
"""exp, 1/(1+x), logistic and tanh in fixed point, as gemmlowp defines them.

Qm.n below is an int32 with m integer and n fraction bits, m + n = 31. The constants are
those published with gemmlowp; they are exp, 48/17 and 32/17 in Q0.31 and Q2.29.
"""

from __future__ import annotations

import numpy as np

from thimble.numeric.fixed_point import (
    INT32_MAX,
    Ints,
    rounding_divide_by_power_of_two,
    saturating_shift_left,
)
from thimble.numeric.fixed_point import saturating_rounding_doubling_high_multiply as mul

_ONE = INT32_MAX
_EXP_OF_MINUS_EIGHTH = 1895147668
_ONE_THIRD = 715827883
_FORTY_EIGHT_SEVENTEENTHS = 1515870810
_MINUS_THIRTY_TWO_SEVENTEENTHS = -1010580540
# exp(-2^k) in Q0.31 for k = -2 .. 4.
_EXP_OF_MINUS_POWER = {
    -2: 1672461947,
    -1: 1302514674,
    0: 790015084,
    1: 290630308,
    2: 39332535,
    3: 720401,
    4: 242,
}


def _exp_between_minus_quarter_and_zero(a: Ints) -> Ints:
    """exp(a) for a in [-1/4, 0) in Q0.31: a Taylor series around -1/8."""
    x = a + (1 << 28)
    x2 = mul(x, x)
    x3 = mul(x2, x)
    x4_over_4 = rounding_divide_by_power_of_two(mul(x2, x2), 2)
    tail = rounding_divide_by_power_of_two(mul(x4_over_4 + x3, _ONE_THIRD) + x2, 1)
    return _EXP_OF_MINUS_EIGHTH + mul(_EXP_OF_MINUS_EIGHTH, x + tail)


def exp_on_negative_values(a: Ints, integer_bits: int) -> Ints:
    """exp(a) in Q0.31 for a <= 0 in Q(integer_bits)."""
    a = np.asarray(a, np.int64)
    fraction_bits = 31 - integer_bits
    quarter = 1 << (fraction_bits - 2)
    within_quarter = (a & (quarter - 1)) - quarter
    result = _exp_between_minus_quarter_and_zero(
        saturating_shift_left(within_quarter, integer_bits)
    )
    remainder = within_quarter - a
    for exponent, factor in _EXP_OF_MINUS_POWER.items():
        if integer_bits > exponent:
            bit = 1 << (fraction_bits + exponent)
            result = np.where(remainder & bit, mul(result, factor), result)
    if integer_bits > 5:
        result = np.where(a < -(1 << (36 - integer_bits)), 0, result)
    return np.where(a == 0, _ONE, result)


def _reciprocal(a: Ints) -> Ints:
    """2 / (1 + a) in Q2.29 for a in [0, 1] in Q0.31: three steps of Newton-Raphson."""
    half_denominator = _rounding_half_sum(np.asarray(a, np.int64))
    x = _FORTY_EIGHT_SEVENTEENTHS + mul(half_denominator, _MINUS_THIRTY_TWO_SEVENTEENTHS)
    for _ in range(3):
        error = (1 << 29) - mul(half_denominator, x)
        x = x + saturating_shift_left(mul(x, error), 2)
    return x


def _rounding_half_sum(a: Ints) -> Ints:
    total = a + _ONE
    nudged = total + np.where(total >= 0, 1, -1)
    return np.sign(nudged) * (np.abs(nudged) >> 1)


def one_over_one_plus_x(a: Ints) -> Ints:
    """1 / (1 + a) in Q0.31 for a in [0, 1]."""
    return saturating_shift_left(_reciprocal(a), 1)


def _one_minus_x_over_one_plus_x(a: Ints) -> Ints:
    """(1 - a) / (1 + a) in Q0.31 for a in [0, 1]."""
    return saturating_shift_left(_reciprocal(a) - (1 << 29), 2)


def logistic(a: Ints, integer_bits: int) -> Ints:
    """1 / (1 + exp(-a)) in Q0.31 for a in Q(integer_bits)."""
    a = np.asarray(a, np.int64)
    positive = one_over_one_plus_x(exp_on_negative_values(-np.abs(a), integer_bits))
    return np.where(a == 0, 1 << 30, np.where(a > 0, positive, _ONE - positive))


def tanh(a: Ints, integer_bits: int) -> Ints:
    """tanh(a) in Q0.31 for a in Q(integer_bits)."""
    a = np.asarray(a, np.int64)
    exp_of_twice = exp_on_negative_values(-np.abs(a), integer_bits + 1)
    magnitude = _one_minus_x_over_one_plus_x(exp_of_twice)
    return np.where(a == 0, 0, np.where(a > 0, magnitude, -magnitude))

"""How sure a share or a count is: the intervals that OHID's Fingertips publishes.

Wilson's for shares; Byar's approximation to the exact Poisson limits for counts and rates.
"""

from __future__ import annotations

from math import sqrt

Z_95 = 1.959964
Z_99_8 = 3.090232


def wilson(x: int, n: int, *, z: float = Z_95) -> tuple[float, float] | None:
    """The interval of the proportion x/n, each end from 0 to 1; None where there are no cases.

    Raises ValueError unless 0 <= x <= n.
    """
    if not 0 <= x <= n:
        raise ValueError(f"{x} of {n} is not a share")
    if n == 0:
        return None
    middle = 2 * x + z * z
    half = z * sqrt(z * z + 4 * x * (1 - x / n))
    whole = 2 * (n + z * z)
    # At the ends the formula gives 0 and 1 exactly; floating point does not.
    low = 0.0 if x == 0 else (middle - half) / whole
    high = 1.0 if x == n else (middle + half) / whole
    return low, high


def byars(x: int, *, z: float = Z_95) -> tuple[float, float]:
    """The interval of a count of independent events. Raises ValueError below 0."""
    if x < 0:
        raise ValueError(f"{x} is not a count")
    # Below about two events a wide z would take the cube root below zero: a count is never less.
    low = 0.0 if x == 0 else x * max(0.0, 1 - 1 / (9 * x) - z / (3 * sqrt(x))) ** 3
    above = x + 1
    high = above * (1 - 1 / (9 * above) + z / (3 * sqrt(above))) ** 3
    return low, high

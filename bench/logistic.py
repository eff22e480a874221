"""Logistic regression by Newton's method, in plain Python: enough for a few features and some ten thousand rows.

The objective is scikit-learn's: half the squared length of the weights plus `strength` times the weighted log loss, on
standardised features, the bias not punished. It is convex, so there is one answer, and no seed.
"""

import math
from collections.abc import Sequence
from itertools import repeat
from operator import mul, sub

Column = list[float]
_STEPS, _CLOSE = 50, 1e-9


def fit(
    rows: Sequence[Sequence[float]], shares: Sequence[float], counts: Sequence[float], *, strength: float
) -> tuple[float, list[float]]:
    """Return the bias and the weights, for features as they are given.

    Args:
        rows: The features of each example.
        shares: How true each example is, 0 to 1.
        counts: How often each example counts.
        strength: How much the examples say against the wish for small weights (scikit-learn's C).
    """
    columns = [list(column) for column in zip(*rows, strict=True)]
    scales = [_scale(column, counts) for column in columns]
    straight = [[1.0] * len(rows)]
    for column, (mean, spread) in zip(columns, scales, strict=True):
        straight.append([(value - mean) / spread for value in column])
    found = _newton(straight, list(shares), [strength * count for count in counts])
    weights = [weight / spread for weight, (_, spread) in zip(found[1:], scales, strict=True)]
    return found[0] - sum(weight * mean for weight, (mean, _) in zip(weights, scales, strict=True)), weights


def _scale(column: Column, counts: Sequence[float]) -> tuple[float, float]:
    """Return mean and standard deviation; a feature that never changes is left as wide as it is."""
    total = sum(counts)
    mean = sum(map(mul, column, counts)) / total
    spread = math.sqrt(sum(count * (value - mean) ** 2 for value, count in zip(column, counts, strict=True)) / total)
    return mean, spread or 1.0


def _newton(columns: list[Column], shares: Column, counts: Column) -> Column:
    weights = [0.0] * len(columns)
    for _ in range(_STEPS):
        step = _step(columns, shares, counts, weights)
        weights = list(map(sub, weights, step))
        if max(map(abs, step)) < _CLOSE:
            break
    return weights


def _step(columns: list[Column], shares: Column, counts: Column, weights: Column) -> Column:
    sums: Column = [0.0] * len(shares)
    for column, weight in zip(columns, weights, strict=True):
        sums = [before + value * weight for before, value in zip(sums, column, strict=True)]
    found = [1 / (1 + math.exp(-min(max(z, -30.0), 30.0))) for z in sums]
    wrong = [count * (p - share) for count, p, share in zip(counts, found, shares, strict=True)]
    bend = [count * p * (1 - p) for count, p in zip(counts, found, strict=True)]
    slope = [sum(map(mul, column, wrong)) for column in columns]
    curve = [[0.0] * len(columns) for _ in columns]
    for at, column in enumerate(columns):
        bent = list(map(mul, column, bend))
        for beside in range(at + 1):
            curve[at][beside] = curve[beside][at] = sum(map(mul, bent, columns[beside]))
    for at in range(1, len(columns)):
        slope[at] += weights[at]
        curve[at][at] += 1.0
    return _solved(curve, slope)


def _solved(matrix: list[Column], right: Column) -> Column:
    """Return x of `matrix` x = `right`, by Gauss with the largest pivot."""
    rows = [[*row, end] for row, end in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for below in range(at + 1, size):
            factor = rows[below][at] / rows[at][at]
            rows[below] = list(map(sub, rows[below], map(mul, rows[at], repeat(factor))))
    found = [0.0] * size
    for at in reversed(range(size)):
        found[at] = (rows[at][size] - sum(map(mul, rows[at][at + 1 : size], found[at + 1 :]))) / rows[at][at]
    return found

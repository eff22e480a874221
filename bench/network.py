"""A network of one hidden layer, fitted in plain Python: enough for a few features and some hundred thousand rows.

Rectified units, logistic output, cross-entropy against shares with a small wish for small weights, Adam (Kingma & Ba
2015, its constants) on batches in an order drawn from a fixed seed, at a rate that falls to nothing; starting weights
after Glorot & Bengio 2010.
Features are standardised and cut at six spreads while it learns.
"""

import math
import random
from collections.abc import Sequence
from operator import mul
from typing import NamedTuple

Row = list[float]
_BATCH, _RATE, _SHRINK, _SEED = 256, 3e-3, 1e-3, 0
_SLOW, _SLOWER, _TINY = 0.9, 0.999, 1e-8
_SPREADS = 6.0


class Unit(NamedTuple):
    """A hidden unit: the weights of its inputs, its bias, and what its answer weighs."""

    features: Row
    bias: float
    out: float


def fit(
    rows: Sequence[Sequence[float]], shares: Sequence[float], counts: Sequence[float], *, units: int, rounds: int
) -> tuple[float, list[Unit]]:
    """Return the output's bias and the hidden units, for features as they are given.

    Args:
        rows: The features of each example.
        shares: How true each example is, 0 to 1.
        counts: How often each example counts.
        units: How many hidden units.
        rounds: How often every example is looked at.
    """
    means, spreads = _scales(rows, counts)
    plain = [_standard(row, means, spreads) for row in rows]
    mean_count = sum(counts) / len(counts)
    learnt = _learn(plain, shares, [count / mean_count for count in counts], units, rounds)
    width = len(means)
    found = []
    for at in range(units):
        features = [weight / spread for weight, spread in zip(_slice(learnt, at, width), spreads, strict=True)]
        bias = learnt[units * width + at] - sum(map(mul, features, means))
        found.append(Unit(features, bias, learnt[units * (width + 1) + at]))
    return learnt[-1], found


def _learn(rows: list[Row], shares: Sequence[float], counts: Sequence[float], units: int, rounds: int) -> Row:
    """All weights in one row: inputs unit by unit, the units' biases, what each unit weighs, the output's bias."""
    dice, width = random.Random(_SEED), len(rows[0])
    bound, out_bound = math.sqrt(6 / (width + units)), math.sqrt(6 / (units + 1))
    weights = [dice.uniform(-bound, bound) for _ in range(units * (width + 1))]
    weights += [dice.uniform(-out_bound, out_bound) for _ in range(units)] + [0.0]
    first, second, order, step = [0.0] * len(weights), [0.0] * len(weights), list(range(len(rows))), 0
    steps = rounds * math.ceil(len(rows) / _BATCH)
    for _ in range(rounds):
        dice.shuffle(order)
        for start in range(0, len(order), _BATCH):
            step += 1
            batch = [(rows[at], shares[at], counts[at]) for at in order[start : start + _BATCH]]
            slope = [new + _SHRINK * old for new, old in zip(_slope(weights, batch, units), weights, strict=True)]
            first = [_SLOW * old + (1 - _SLOW) * new for old, new in zip(first, slope, strict=True)]
            second = [_SLOWER * old + (1 - _SLOWER) * new * new for old, new in zip(second, slope, strict=True)]
            rate = _RATE * (1 - step / (steps + 1)) * math.sqrt(1 - _SLOWER**step) / (1 - _SLOW**step)
            weights = [
                weight - rate * mean / (math.sqrt(square) + _TINY)
                for weight, mean, square in zip(weights, first, second, strict=True)
            ]
    return weights


def _slope(weights: Row, batch: list[tuple[Row, float, float]], units: int) -> Row:
    width = len(batch[0][0])
    inputs = [_slice(weights, at, width) for at in range(units)]
    biases, outs = weights[units * width : units * (width + 1)], weights[units * (width + 1) : -1]
    down = [[0.0] * width for _ in range(units)]
    down_biases, down_outs, down_last = [0.0] * units, [0.0] * units, 0.0
    for row, share, count in batch:
        inner = [sum(map(mul, unit, row), bias) for unit, bias in zip(inputs, biases, strict=True)]
        z = weights[-1] + sum(out * value for out, value in zip(outs, inner, strict=True) if value > 0)
        wrong = count * (1 / (1 + math.exp(-min(max(z, -30.0), 30.0))) - share) / len(batch)
        down_last += wrong
        for at, value in enumerate(inner):
            if value > 0:
                down_outs[at] += wrong * value
                back = wrong * outs[at]
                down_biases[at] += back
                down[at] = [old + back * number for old, number in zip(down[at], row, strict=True)]
    return [number for unit in down for number in unit] + down_biases + down_outs + [down_last]


def _slice(weights: Row, unit: int, width: int) -> Row:
    return weights[unit * width : (unit + 1) * width]


def _scales(rows: Sequence[Sequence[float]], counts: Sequence[float]) -> tuple[Row, Row]:
    total, means, spreads = sum(counts), list[float](), list[float]()
    for column in zip(*rows, strict=True):
        mean = sum(map(mul, column, counts)) / total
        square = sum(count * (value - mean) ** 2 for value, count in zip(column, counts, strict=True)) / total
        means.append(mean)
        spreads.append(math.sqrt(square) or 1.0)
    return means, spreads


def _standard(row: Sequence[float], means: Row, spreads: Row) -> Row:
    scaled = ((value - mean) / spread for value, mean, spread in zip(row, means, spreads, strict=True))
    return [min(max(value, -_SPREADS), _SPREADS) for value in scaled]

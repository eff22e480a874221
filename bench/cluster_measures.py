"""Agreement of two clusterings: B-cubed, pairwise F1, adjusted mutual information."""

from collections import Counter, defaultdict
from math import comb, exp, lgamma, log

Labels = list[str]


def measures(gold: Labels, found: Labels) -> dict[str, float | int]:
    """Return the rounded measures; B-cubed after Bagga & Baldwin 1998, AMI after Vinh, Epps & Bailey 2010."""
    sizes, found_sizes, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    precision = sum(n * n / found_sizes[label] for (_, label), n in both.items()) / len(gold)
    recall = sum(n * n / sizes[label] for (label, _), n in both.items()) / len(gold)
    pairs = sum(comb(n, 2) for n in both.values())
    pair_precision = pairs / max(1, sum(comb(n, 2) for n in found_sizes.values()))
    pair_recall = pairs / max(1, sum(comb(n, 2) for n in sizes.values()))
    return {
        "bcubed_precision": round(precision, 3),
        "bcubed_recall": round(recall, 3),
        "bcubed_f1": round(_f1(precision, recall), 3),
        "pairwise_f1": round(_f1(pair_precision, pair_recall), 3),
        "ami": round(_ami(sizes, found_sizes, both, len(gold)), 3),
        "stories": len(sizes),
        "found": len(found_sizes),
    }


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _ami(one: Counter[str], other: Counter[str], both: Counter[tuple[str, str]], total: int) -> float:
    mutual = sum(n / total * log(total * n / (one[a] * other[b])) for (a, b), n in both.items())
    expected = _expected_mutual(one, other, total)
    mean_entropy = (_entropy(one, total) + _entropy(other, total)) / 2
    return (mutual - expected) / (mean_entropy - expected)


def _entropy(sizes: Counter[str], total: int) -> float:
    return -sum(n / total * log(n / total) for n in sizes.values())


def _expected_mutual(one: Counter[str], other: Counter[str], total: int) -> float:
    """Return the mutual information that chance gives to two clusterings of these sizes, in nats."""
    ours, theirs = Counter(one.values()), Counter(other.values())
    summed: dict[int, float] = defaultdict(float)
    for a, times_a in ours.items():
        for b, times_b in theirs.items():
            fixed = lgamma(a + 1) + lgamma(b + 1) + lgamma(total - a + 1) + lgamma(total - b + 1) - lgamma(total + 1)
            for n in range(max(1, a + b - total), min(a, b) + 1):
                chance = fixed - sum(lgamma(part + 1) for part in (n, a - n, b - n, total - a - b + n))
                summed[a] += times_a * times_b * n / total * log(total * n / (a * b)) * exp(chance)
    return sum(summed.values())

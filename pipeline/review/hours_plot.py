"""The small pictures of a story row: its score as one bar of parts, and its headlines over the hours. Numbers for SVG.

Geometry only, in pixels; the templates write it as attributes, for the page's policy forbids styles.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.desk.evening import Part

SCORE_WIDTH, TERM_WIDTH = 72, 60
PLOT_WIDTH, PLOT_HEIGHT = 120, 24
_BASE, _TALLEST, _A_HEADLINE, _GAP = 22, 20, 5, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A rectangle; `alt` is drawn paler, so that neighbours can be told apart."""

    x: float
    y: float
    width: float
    height: float
    alt: bool = False


def score_bar(parts: Sequence[Part], best: float) -> tuple[Bar, ...]:
    """Return the parts of a score side by side; the whole width is the `best` score that could be had."""
    bars: list[Bar] = []
    x = 0.0
    for part in parts:
        width = SCORE_WIDTH * part.hundredths / 100 / best if best else 0.0
        if width >= 0.05:
            bars.append(Bar(x=round(x, 1), y=0, width=round(width, 1), height=8, alt=len(bars) % 2 == 1))
        x += width
    return tuple(bars)


def hours_bars(counts: Sequence[int]) -> tuple[Bar, ...]:
    """Return a bar for each stretch that has headlines; five pixels a headline as long as the tallest fits."""
    pitch = PLOT_WIDTH / max(1, len(counts))
    unit = min(_A_HEADLINE, _TALLEST / max(1, *counts)) if counts else 0
    return tuple(
        Bar(
            x=round(at * pitch, 1),
            y=round(_BASE - count * unit, 1),
            width=pitch - _GAP,
            height=round(count * unit, 1),
        )
        for at, count in enumerate(counts)
        if count
    )


def hours_in_words(counts: Sequence[int], *, window_hours: float) -> str:
    """Return what the plot shows as a sentence: `15 headlines in 48 hours, most in 2 hours 3`."""
    total, stretch = sum(counts), window_hours / max(1, len(counts))
    what = "headline" if total == 1 else "headlines"
    return f"{total} {what} in {window_hours:g} hours, most in {stretch:g} hours {max(counts, default=0)}"

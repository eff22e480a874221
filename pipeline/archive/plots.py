"""Counts as a picture: an SVG of its own, without script or style sheet, that a blog may show (SVG 1.1, W3C 2011)."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

_WIDTH, _LEFT, _PLOT_HEIGHT, _ROW, _GAP = 720, 160, 120, 20, 56
_FONT = 'font-family="sans-serif" font-size="12" fill="#333"'
_MOST_LABELS = 12


class Bar(NamedTuple):
    """A bar: its label and its number."""

    label: str
    number: int


class Plot(NamedTuple):
    """A plot: its title, its bars in order, and whether they lie, each beside its label."""

    title: str
    bars: tuple[Bar, ...]
    lying: bool = False


def svg(title: str, plots: Sequence[Plot]) -> str:
    """Return the plots one below the other as an SVG document; every bar says its label and number to the pointer."""
    drawn, y = [], 24
    for plot in plots:
        drawn.append(f'<text x="0" y="{y}" {_FONT} font-weight="bold">{_words(plot.title)}</text>')
        y += 12
        drawn += _lying(plot.bars, y) if plot.lying else _standing(plot.bars, y)
        y += (len(plot.bars) * _ROW if plot.lying else _PLOT_HEIGHT) + _GAP
    lines = "\n".join(drawn)
    size = f'viewBox="0 0 {_WIDTH} {y}" width="{_WIDTH}" height="{y}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">\n<title>{_words(title)}</title>\n{lines}\n</svg>\n'
    )


def _standing(bars: Sequence[Bar], top: int) -> Iterator[str]:
    """Bars side by side, the oldest left; about twelve labels fit."""
    pitch, most = _WIDTH / max(1, len(bars)), _most(bars)
    every = -(-len(bars) // _MOST_LABELS)
    for at, bar in enumerate(bars):
        height = round(_PLOT_HEIGHT * bar.number / most, 1)
        yield _bar(bar, round(at * pitch, 1), round(top + _PLOT_HEIGHT - height, 1), round(pitch * 0.8, 1), height)
        if at % every == 0:
            yield f'<text x="{round(at * pitch, 1)}" y="{top + _PLOT_HEIGHT + 16}" {_FONT}>{_words(bar.label)}</text>'


def _lying(bars: Sequence[Bar], top: int) -> Iterator[str]:
    """Bars one below the other, labels left and numbers right of them."""
    most, room = _most(bars), _WIDTH - _LEFT - 60
    for at, bar in enumerate(bars):
        y, width = top + at * _ROW, round(room * bar.number / most, 1)
        yield f'<text x="0" y="{y + 13}" {_FONT}>{_words(bar.label[:24])}</text>'
        yield _bar(bar, _LEFT, y + 2, width, _ROW - 6)
        yield f'<text x="{_LEFT + width + 6}" y="{y + 13}" {_FONT}>{bar.number}</text>'


def _bar(bar: Bar, x: float, y: float, width: float, height: float) -> str:
    said = _words(f"{bar.label}: {bar.number}")
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="#36618e"><title>{said}</title></rect>'


def _most(bars: Sequence[Bar]) -> int:
    return max((bar.number for bar in bars), default=0) or 1


def _words(text: str) -> str:
    """Characters that XML 1.0 cannot hold are left out."""
    return escape("".join(letter for letter in text if letter.isprintable()))

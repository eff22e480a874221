"""Pictures and players with their captions, for one place of a post. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.archive.reading.captions import caption
from pipeline.archive.reading.lines import Line
from pipeline.house import HouseFormat
from pipeline.news import Media


def media(lines: Iterable[Line], place: str, house: HouseFormat) -> tuple[tuple[Media, ...], tuple[str, ...]]:
    """Return the media of these lines, and what could not be placed: frames of networks that a post may not hold.

    A line of words is the caption of the picture before it; behind as many pictures in a row as there are captions,
    of each in turn; where every picture has one, of a picture that is not shown.
    """
    found: list[Media] = []
    strangers: list[str] = []
    row: list[int] = []
    for is_figure, group in groupby(lines, key=lambda line: line.figure is not None):
        told = list(group)
        if is_figure:
            figures = [line.figure for line in told if line.figure]
            strangers += [figure.url or "" for figure in figures if not figure.kind]
            row = list(range(len(found), len(found) + sum(bool(figure.kind) for figure in figures)))
            found += [replace(figure, place=place) for figure in figures if figure.kind]
        else:
            captions = [caption(line.text, house) for line in told if line.text]
            _say(captions, row if len(row) == len(captions) else row[-1:], found, place)
    return tuple(found), tuple(strangers)


def _say(captions: Iterable[tuple[str, str]], row: Sequence[int], found: list[Media], place: str) -> None:
    """Give each picture of a row its caption, and a credit on a line of its own to the caption before it."""
    left = list(row)
    for words, credit in captions:
        if left:
            at = left.pop(0)
            found[at] = replace(found[at], caption=words, credit=credit)
        elif found and not words and found[-1].caption and not found[-1].credit:
            found[-1] = replace(found[-1], credit=credit)
        else:
            found.append(Media(kind="picture", place=place, caption=words, credit=credit))

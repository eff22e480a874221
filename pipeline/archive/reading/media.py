"""Pictures and players with their captions, for one place of a post. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.archive.reading.captions import caption
from pipeline.archive.reading.lines import Line
from pipeline.house import HouseFormat
from pipeline.news import Media


def media(lines: Iterable[Line], place: str, house: HouseFormat) -> tuple[tuple[Media, ...], tuple[str, ...]]:
    """Return the media of these lines, and what could not be placed: frames of networks that a post may not hold.

    A line of words is the caption of the picture before it, or where that has one, of a picture that is not shown.
    """
    found: list[Media] = []
    strangers: list[str] = []
    for line in lines:
        if line.figure is not None and line.figure.kind:
            found.append(replace(line.figure, place=place))
        elif line.figure is not None:
            strangers.append(line.figure.url or "")
        elif line.text:
            words, credit = caption(line.text, house)
            if found and not (found[-1].caption or found[-1].credit):
                found[-1] = replace(found[-1], caption=words, credit=credit)
            else:
                found.append(Media(kind="picture", place=place, caption=words, credit=credit))
    return tuple(found), tuple(strangers)

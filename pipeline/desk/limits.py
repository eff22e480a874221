"""How long the list of a post is: as its house format says, by the desk's settings where that is silent."""

from dataclasses import dataclass

from pipeline.desk.entitling import house_of
from pipeline.desk.opening import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`least` links need no check, `most` are listed; `one_an_outlet`: each outlet is listed once.

    `grouped`: a blank line tells its groups apart; where one stands behind every link, it would say nothing.
    """

    least: int
    most: int
    one_an_outlet: bool
    grouped: bool


def limits(desk: Desk, house_format: str) -> Limits:
    """Return the limits of a list in a house format; a format that cannot be used any more limits nothing."""
    asked = desk.settings.draft
    form = house_of(desk, house_format)
    once = form.one_link_per_outlet
    return Limits(
        least=form.list_min or asked.list_min,
        most=form.list_max or asked.list_max,
        one_an_outlet=asked.one_link_per_outlet if once is None else once,
        grouped=form.spacing == "line",
    )

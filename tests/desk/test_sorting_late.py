"""What waits for days to be sorted out comes out as if each day had been sorted out at its end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from pipeline.desk import Desk, sort_out
from pipeline.news import Headline
from pipeline.store import headlines
from pipeline.store.database import writing
from tests.cast import EVERYONE, NOON, headline
from tests.desk.river_desk import FAR_OFF, a_desk, filed, homes

# The third has the first two, which opened a story each, merged at the end of the day.
BOATS = (
    "Grant for river boats: Rook asks on Tuesday",
    "Town warned: Rook has no boats",
    "Tuesday in the town that broke",
)


def days() -> list[list[Headline]]:
    boats = [headline(told, EVERYONE[at], number=at + 1, minutes=at) for at, told in enumerate(BOATS)]
    later = NOON + timedelta(days=15)  # when the boats are over
    return [boats, [replace(headline(FAR_OFF, EVERYONE[5], number=9), seen_at=later, published=later)]]


def kept(desk: Desk, news: Sequence[Headline]) -> None:
    with writing(desk.db):
        headlines.file(desk.db, news)


def test_what_was_left_for_days_is_sorted_out_a_day_after_the_other(tmp_path: Path) -> None:
    for folder in ("daily", "late"):
        (tmp_path / folder).mkdir()
    with a_desk(tmp_path / "daily") as daily, a_desk(tmp_path / "late") as late:
        for day in days():
            filed(daily, day)
            kept(late, day)
        assert sort_out(late) == 4

        assert homes(late) == homes(daily)
        assert homes(late)[1] == homes(late)[2]
        assert sort_out(late) == 0

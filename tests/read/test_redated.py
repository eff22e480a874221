"""Obituaries out of the archive, dated today."""

from datetime import timedelta

import pytest

from pipeline.news import Item
from pipeline.read import arrivals
from pipeline.read.redated import redated
from tests.cast import NOON


def items(*printed: tuple[str, float]) -> list[Item]:
    """Return items with these headlines, so many minutes after noon."""
    return [
        Item(
            headline=words,
            url=f"https://mail.example/{at}",
            canonical=f"https://mail.example/{at}",
            published=NOON + timedelta(minutes=minutes),
            position=at,
        )
        for at, (words, minutes) in enumerate(printed)
    ]


SERIES = (
    ("Edda Marl, Last Keeper of the Orrin Light, Dies at 97", 0.0),
    ("Osric Vane, Leading Poet of the Quay, Is Dead", 1.5),
    ("Tilda Moss, 74; Songs Described the Floods", 3.0),
)


def test_three_people_within_minutes_are_a_series_from_the_archive() -> None:
    assert redated(items(*SERIES, ("The Orrin rises", 2.0))) == {0, 1, 2}


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param(SERIES[:2], id="two deaths on one day happen"),
        pytest.param([(words, at * 60.0) for at, (words, _) in enumerate(SERIES)], id="three in three hours happen"),
        pytest.param(
            [("Edda Marl dies aged 97", 0), ("Edda Marl, keeper of the light, is dead", 2), ("Edda Marl, 97, dies", 4)],
            id="three reports on one death are news",
        ),
    ],
)
def test_what_happens_is_left_alone(printed: list[tuple[str, float]]) -> None:
    assert redated(items(*printed)) == frozenset()


def test_they_are_filed_as_archive() -> None:
    arrived = arrivals.headlines(items(*SERIES), outlet="Evening Mail", seen_at=NOON + timedelta(hours=1))

    assert [one.is_news for one in arrived.headlines] == [False, False, False]

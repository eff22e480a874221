"""Until when nothing is due, as a full run leaves the word: never longer than that is so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipeline.desk import turns
from pipeline.desk.opening import Desk, opened
from pipeline.store import hosts, mutes, nothing_due
from pipeline.store.database import writing
from pipeline.store.hosts import Patience
from pipeline.store.mutes import Mute
from pipeline.store.sources import Source
from spiders.assignments import Assignment
from tests.cast import NOON
from tests.desks import SETTINGS

FEED, OTHER = "https://harbour.example/feed.xml", "https://marl.example/feed.xml"


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def source(url: str, due: float | None, *, state: str = "read", kind: str = "feed") -> Source:
    return Source(url=url, outlet="X", kind=kind, state=state, next_due=None if due is None else at(due))


def word(desk: Desk, known: Sequence[Source]) -> int | None:
    """For how many minutes the word holds; and as long as it does, nothing is due."""
    assignments = [Assignment(url=one.url, outlet=one.outlet, kind=one.kind) for one in known]
    remembered = {one.url: one for one in known}
    with writing(desk.db):
        turns.note_if_none(desk, assignments, remembered)
    minutes = range(-1, 1_500)
    held = [number for number in minutes if nothing_due.holds(desk.db, now=at(number), fingerprint=desk.written)]
    assert not any(turns.due(replace(desk, now=at(number)), assignments, remembered) for number in held[::7])
    return held[-1] + 1 if held else None


@pytest.mark.parametrize(
    ("known", "until"),
    [
        pytest.param([], 1_440, id="nobody"),
        pytest.param([source(FEED, 25), source(OTHER, 40)], 25, id="the-first-of-two"),
        pytest.param([source(FEED, 0), source(OTHER, 40)], None, id="one-is-due"),
        pytest.param([source(FEED, None)], None, id="never-asked"),
        pytest.param([source(FEED, 5, state="off"), source(OTHER, 40)], 40, id="gone-for-good"),
        pytest.param([source(FEED, 5, state="off", kind="robots")], 5, id="a-robots-txt-that-named-nothing"),
        pytest.param([source(FEED, 50_000)], 1_440, id="once-a-month"),
        pytest.param([source("https://busy.example/feed.xml", -10)], 90, id="a-host-that-asked-for-patience"),
        pytest.param([source("https://busy.example/feed.xml", 95)], 95, id="due-after-the-patience"),
    ],
)
def test_the_word_holds_until_the_first_turn(tmp_path: Path, known: list[Source], until: int | None) -> None:
    (tmp_path / "copydesk.toml").write_text(SETTINGS, encoding="utf-8")
    with opened(tmp_path, {}, now=NOON) as desk:
        with writing(desk.db):
            hosts.wait(desk.db, Patience(host="busy.example", asked_again=at(90), why="busy"), now=NOON)

        assert word(desk, known) == until


def test_the_word_holds_no_longer_than_a_mute_that_ends(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text(SETTINGS, encoding="utf-8")
    with opened(tmp_path, {}, now=NOON) as desk:
        with writing(desk.db):
            mutes.put(desk.db, Mute(outlet="Marl Herald", topic="", level="off", at=NOON, until=at(15)))

        assert word(desk, [source(FEED, 25)]) == 15


def test_there_is_no_word_where_the_environment_holds_a_setting(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text(SETTINGS, encoding="utf-8")
    with opened(tmp_path, {"COPYDESK_GATHER__CONCURRENCY": "4"}, now=NOON) as desk:
        assert desk.written == ""
        assert word(desk, [source(FEED, 25)]) is None

"""A run looks once more at what earlier ones placed near to what is new, and brings home what they left astray."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.desk import Desk, approve, arranging, discard, draft_story
from pipeline.news import Placing
from pipeline.store import headlines, stories
from pipeline.store.database import writing
from tests.cast import EVERYONE, headline
from tests.desk.flood import FLOOD, SUMMARIES
from tests.desk.river_desk import STORM, a_desk, filed, homes, without_pages
from tests.desk.test_ruling_laws import disorder

FLOODED, STORMY, LONE = 1, 2, 3
ASTRAY = 7  # the last of the storm's headlines
LEDES = (
    "The hurricane tore roofs off houses in Lista on Monday night, and the harbour is closed.",
    "In Lista the hurricane has killed nine, and some are still sought below their roofs.",
    "Tents and water are what Lista needs most after the hurricane, its mayor said.",
    "Two days after the hurricane no lamp burns in Lista, and wells are closed for salt.",
)


def flood_and_storm(desk: Desk) -> None:
    flood = [headline(FLOOD[n], EVERYONE[n], number=n + 1, minutes=n, summary=SUMMARIES[n]) for n in range(4)]
    storm = [headline(STORM[n], EVERYONE[n + 4], number=n + 5, minutes=n + 4, summary=LEDES[n]) for n in range(3)]
    filed(desk, [*flood, *storm])
    assert homes(desk) == {1: 1, 2: 1, 3: 1, 4: 1, 5: 2, 6: 2, 7: 2}


def strays(desk: Desk, story: int) -> None:
    with writing(desk.db):
        if story == LONE:
            desk.db.execute("insert into stories (id, opened_at) values (3, '2026-05-12T12:00:00Z')")
        stories.move(desk.db, [ASTRAY], story, reason="put there by an earlier run")


def one_more_comes(desk: Desk) -> None:
    told = "Hurricane Odalys: Lista has no light and no water"
    filed(desk, [headline(told, EVERYONE[8], number=99, minutes=40, summary=LEDES[3])])


def test_a_headline_astray_is_brought_home_with_the_reason(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        flood_and_storm(desk)
        strays(desk, FLOODED)
        one_more_comes(desk)

        assert homes(desk)[ASTRAY] == STORMY
        reason = stories.placing_reason(desk.db, ASTRAY)
        assert reason
        assert reason.startswith("at a second look, shares ")
        assert disorder(desk) == []


def test_a_story_that_has_lost_its_last_headline_so_is_a_recorded_merger(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        flood_and_storm(desk)
        strays(desk, LONE)
        [alone] = [one for one in headlines.everything(desk.db) if one.id == ASTRAY]
        moved = Placing(headline=alone, story=STORMY, score=0.6, reason="at a second look, shares odalys")
        with writing(desk.db):
            stories.rehome(desk.db, [moved], at=desk.now)

        found = stories.numbered(desk.db, LONE)
        assert found
        assert found.id == STORMY
        [event] = desk.db.execute("select kept, gone, reason from merges").fetchall()
        assert tuple(event) == (STORMY, LONE, moved.reason)


def test_a_story_whose_last_headlines_go_two_ways_is_one_of_the_two_once(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        flood_and_storm(desk)
        strays(desk, LONE)
        with writing(desk.db):
            stories.move(desk.db, [ASTRAY - 1], LONE, reason="put there by an earlier run")
            gone = [one for one in headlines.everything(desk.db) if one.id in (ASTRAY - 1, ASTRAY)]
            ways = zip(gone, (FLOODED, STORMY), strict=True)
            moved = [Placing(headline=one, story=to, score=0.6, reason=f"to s{to}") for one, to in ways]
            stories.rehome(desk.db, moved, at=desk.now)

        [event] = desk.db.execute("select kept, gone, reason from merges").fetchall()
        assert tuple(event) == (STORMY, LONE, f"to s{STORMY}")
        found = stories.numbered(desk.db, LONE)
        assert found
        assert found.id == STORMY


def drafted(desk: Desk) -> None:
    draft_story(desk, FLOODED, desk.topic("river"))


def discarded(desk: Desk) -> None:
    drafted(desk)
    discard(desk, 1)


def approved(desk: Desk) -> None:
    drafted(desk)
    approve(desk, 1)


def dropped(desk: Desk) -> None:
    arranging.hide_story(desk, FLOODED)


@pytest.mark.parametrize("deals", [drafted, discarded, approved, dropped])
def test_a_story_that_has_a_draft_or_was_dropped_loses_no_headline(
    tmp_path: Path, deals: Callable[[Desk], None]
) -> None:
    with a_desk(tmp_path) as opened:
        desk = without_pages(opened)
        flood_and_storm(desk)
        strays(desk, FLOODED)
        deals(desk)
        one_more_comes(replace(desk, now=desk.now + timedelta(minutes=1)))

        assert homes(desk)[ASTRAY] == FLOODED


def test_what_the_editor_put_somewhere_stays_there(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        flood_and_storm(desk)
        alone = arranging.split_headline(desk, ASTRAY)
        one_more_comes(replace(desk, now=desk.now + timedelta(minutes=1)))

        assert homes(desk)[ASTRAY] == alone

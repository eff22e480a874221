"""A story that is no one event is parted by a run, with its reason, unless the editor has dealt with it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.desk import Desk, arranging, discard, draft_posts, draft_story
from pipeline.desk.clipping.filing import file_clip
from pipeline.desk.clipping.given import Clip
from pipeline.draft import moves
from pipeline.news import Merge, Topic
from pipeline.settings import Gathering
from pipeline.store import drafts, stories
from pipeline.store.database import writing
from tests.cast import EVERYONE, headline
from tests.desk.flood import FLOOD
from tests.desk.river_desk import COPY, STORM, a_desk, filed, homes
from tests.desk.test_ruling_laws import disorder


def mistaken(desk: Desk) -> None:
    """Let a run place a flood and a hurricane, with a copy, and take the two for one afterwards."""
    flood = [headline(FLOOD[n], EVERYONE[n], number=n + 1, minutes=n) for n in range(4)]
    storm = [headline(STORM[n], EVERYONE[n + 4], number=n + 5, minutes=n + 4) for n in range(3)]
    copies = [headline(STORM[0], EVERYONE[n], number=n + 1, minutes=n, summary=COPY) for n in (7, 8)]
    filed(desk, [*flood, *storm, *copies])
    assert set(homes(desk).values()) == {1, 2}
    with writing(desk.db):
        stories.merge(desk.db, [Merge(kept=1, gone=2, score=0.5, reason="both tell of water")], at=desk.now)
    assert set(homes(desk).values()) == {1}


def one_comes(desk: Desk) -> None:
    filed(desk, [headline(FLOOD[5], EVERYONE[8], number=99, minutes=90)])


def test_a_run_parts_what_an_earlier_one_took_for_one(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        mistaken(desk)
        one_comes(desk)

        split = {headline for headline, home in homes(desk).items() if home != 1}
        assert split == {5, 6, 7, 8, 9}
        assert {homes(desk)[number] for number in split} == {3}
        [event] = desk.db.execute("select story, opened, reason from splits").fetchall()
        assert tuple(event)[:2] == (1, 3)
        assert event["reason"].startswith("split off s1: hardly one event with its other 5 headlines (p ")
        assert stories.placing_reason(desk.db, 6) == event["reason"]
        assert disorder(desk) == []


def dropped(desk: Desk) -> None:
    arranging.hide_story(desk, 1)


def discarded(desk: Desk) -> None:
    draft_story(desk, 1, desk.topic("river"))
    discard(desk, 1)


def arranged(desk: Desk) -> None:
    filed(desk, [headline("Bakers union strikes over flour prices", EVERYONE[0], number=50, minutes=20)])
    arranging.merge_stories(desk, 1, homes(desk)[10])


def split_and_taken_back(desk: Desk) -> None:
    arranging.take_back_split(desk, arranging.split_headline(desk, 6))


def unfolded(desk: Desk) -> None:
    [copy] = desk.db.execute("select max(copy) from folds").fetchone()
    arranging.unfold(desk, copy)


def clipped(desk: Desk) -> None:
    clip = Clip(url="https://clips.example/1", title="Bakers union strikes over flour prices", outlet="Clips")
    file_clip(desk, clip, home="s1", use="", editor="editor")


def linked(desk: Desk) -> None:
    [page] = desk.db.execute("select canonical from headlines where id = 6").fetchone()
    with writing(desk.db):
        desk.db.execute(
            "insert into posts (id, channel, state, title, intended_at, roundup)"
            " values (1, 'import', 'live', 'Odalys', '2026-05-12T11:00:00Z', '{}')"
        )
        desk.db.execute("insert into post_links values (1, ?, ?, 'Gazette', 'Odalys', 'list')", (page, page))


def old(desk: Desk) -> None:
    with writing(desk.db):
        desk.db.execute("update headlines set seen_at = '2026-03-01T00:00:00Z' where id = 7")


@pytest.mark.parametrize("deals", [dropped, discarded, arranged, split_and_taken_back, unfolded, clipped, linked, old])
def test_what_the_editor_has_dealt_with_comes_back_in_no_part(tmp_path: Path, deals: Callable[[Desk], None]) -> None:
    with a_desk(tmp_path) as opened:
        desk = asks_no_page(opened)
        mistaken(desk)
        deals(desk)
        one_comes(replace(desk, now=desk.now + timedelta(minutes=1)))

        assert set(homes(desk).values()) == {1}
        assert desk.db.execute("select count(*) from splits").fetchone()[0] == 0


def test_a_waiting_draft_goes_with_its_lead(tmp_path: Path) -> None:
    hurricane = Topic(name="hurricane", any=("odalys",))
    with a_desk(tmp_path) as opened:
        desk = asks_no_page(opened)
        mistaken(desk)
        draft_posts(desk, [hurricane])
        one_comes(desk)
        draft_posts(desk, [hurricane])

        [draft] = drafts.everything(desk.db)
        assert draft.story == 3
        assert {link.outlet for link in moves.links(draft.roundup)} <= {one.name for one in EVERYONE[4:]}


def asks_no_page(desk: Desk) -> Desk:
    return replace(desk, settings=replace(desk.settings, gather=Gathering(article_pages=0)))

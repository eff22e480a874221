"""Drafts that nobody opened are put away with their reason; what an editor works on lies on; all comes back."""

from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.desk import Desk, approve, deciding, discard, draft_posts, draft_story, editing, find, history, opened
from pipeline.desk.expiring import expire, note_opening, why_expired
from pipeline.draft.expiry import expired
from pipeline.store import asides, drafts, openings
from pipeline.store.database import connect, writing
from pipeline.store.looking import look
from tests.cast import NOON
from tests.desk.flood import cover, cover_in, ran
from tests.desk.worktable import worktable
from tests.desks import SETTINGS, DeskFolder

Deed = Callable[[Desk], object]
WHY = "nobody opened it in 24 hours"
HOUR = {"COPYDESK_DRAFT__EXPIRE_HOURS": "1", "COPYDESK_GATHER__ARTICLE_PAGES": "0"}


def at(desk: Desk, hours: float) -> Desk:
    return replace(desk, now=NOON + timedelta(hours=hours))


def state_of(desk: Desk) -> str:
    return find(desk, 1).state


@pytest.mark.parametrize(
    ("lain", "hours", "why"),
    [
        pytest.param(23.99, 24, "", id="not-yet"),
        pytest.param(24, 24, WHY, id="a-day"),
        pytest.param(1, 1, "nobody opened it in 1 hour", id="an-hour"),
        pytest.param(0.5, 0.5, "nobody opened it in 0.5 hours", id="half-an-hour"),
        pytest.param(9_999, 0, "", id="never"),
        pytest.param(-1, 24, "", id="the-clock-was-set-back"),
    ],
)
def test_a_draft_lies_so_long(lain: float, hours: float, why: str) -> None:
    assert expired(NOON, now=NOON + timedelta(hours=lain), hours=hours) == why


def test_a_draft_that_nobody_opened_is_discarded_with_its_reason_and_its_text(tmp_path: Path) -> None:
    with worktable(tmp_path) as desk:
        before = find(desk, 1)
        assert expire(at(desk, 23.9)) == ()

        [put_away] = expire(at(desk, 24))

        assert (put_away.state, why_expired(put_away), put_away.roundup) == ("discarded", WHY, before.roundup)
        assert find(desk, 1) == put_away
        assert expire(at(desk, 48)) == ()


@pytest.mark.parametrize(
    "bring_back",
    [
        pytest.param(lambda desk: deciding.restore(desk, 1), id="restored"),
        pytest.param(lambda desk: history.undo(desk, 1, editor="editor"), id="undone"),
    ],
)
def test_it_is_brought_back_as_it_was_and_lies_as_long_again(tmp_path: Path, bring_back: Deed) -> None:
    with worktable(tmp_path) as desk:
        before = find(desk, 1)
        expire(at(desk, 30))

        bring_back(at(desk, 31))

        back = find(desk, 1)
        assert (back.state, back.roundup, back.why) == (before.state, before.roundup, before.why)
        assert expire(at(desk, 54)) == ()
        assert expire(at(desk, 55)) != ()


def test_what_the_editor_discards_after_all_is_his_word_and_not_the_clocks(tmp_path: Path) -> None:
    with worktable(tmp_path) as desk:
        expire(at(desk, 24))
        deciding.restore(at(desk, 25), 1)

        assert why_expired(discard(at(desk, 26), 1)) == ""


def test_each_opening_counts_anew(tmp_path: Path) -> None:
    with worktable(tmp_path) as desk:
        for hours in (20, 40, 41):
            note_opening(at(desk, hours), 1)
            assert expire(at(desk, hours + 23.7)) == ()

        assert len(expire(at(desk, 65))) == 1


def _sent_to_the_blog(desk: Desk) -> None:
    desk.db.execute(
        "insert into posts (draft, story, channel, state, wanted, title, intended_at, roundup)"
        " values (1, 1, 'blog', 'draft', 'draft', 'River', '2026-05-12T12:00:00Z', '{}')"
    )


def _typed_too_late(desk: Desk) -> None:
    with writing(desk.db):
        asides.keep(desk.db, 1, field="comment", value="My words.", editor="ann", at=desk.now)


def _never(desk: Desk) -> Desk:
    return replace(desk, settings=replace(desk.settings, draft=replace(desk.settings.draft, expire_hours=0.0)))


@pytest.mark.parametrize(
    "deed",
    [
        pytest.param(lambda desk: editing.retitle(desk, 1, title="Mine", seen="", editor="ann"), id="touched"),
        pytest.param(lambda desk: approve(desk, 1), id="approved"),
        pytest.param(_sent_to_the_blog, id="lies-on-the-blog"),
        pytest.param(_typed_too_late, id="a-late-text-waits"),
        pytest.param(
            lambda desk: drafts.save(desk.db, replace(find(desk, 1), state="published"), author="desk", at=NOON),
            id="published",
        ),
        pytest.param(lambda desk: discard(desk, 1), id="discarded-by-hand"),
        pytest.param(lambda desk: note_opening(at(desk, 999), 1), id="opened"),
    ],
)
def test_what_an_editor_has_to_do_with_is_never_put_away(tmp_path: Path, deed: Deed) -> None:
    with worktable(tmp_path) as desk:
        deed(desk)
        before = find(desk, 1)

        assert expire(at(desk, 1_000)) == ()
        assert find(desk, 1) == before


def test_with_no_hours_set_none_is(tmp_path: Path) -> None:
    with worktable(tmp_path) as desk:
        assert expire(_never(at(desk, 10_000))) == ()
        assert state_of(desk) == "waiting"


def test_looking_all_evening_writes_once_in_ten_minutes(tmp_path: Path) -> None:
    with worktable(tmp_path) as desk:
        noted = []
        for minutes in range(25):
            note_opening(at(desk, minutes / 60), 1)
            noted.append(desk.db.execute("select at from openings").fetchone()["at"])

        assert len(set(noted)) == 3


def test_where_nobody_may_write_a_draft_is_shown_all_the_same(tmp_path: Path) -> None:
    with worktable(tmp_path) as desk, closing(look(tmp_path / "desk.db")) as reading:
        note_opening(replace(desk, db=reading), 1)

        assert not openings.is_noted(desk.db, 1, at=NOON, within=timedelta(minutes=10))


def test_a_run_puts_it_away_and_says_so_and_the_list_of_drafts_too(desk: DeskFolder) -> None:
    cover(desk, range(4))
    ran(desk)

    desk.writes("copydesk.toml", f"{SETTINGS}[draft]\nexpire_hours = 1\n")

    done = ran(desk, at="13:30")

    assert done.json["drafts"] == []
    assert "its draft d1 was discarded (nobody opened it in 1 hour), and 0 more" in done.json["quiet"][0]["why"]
    [listed] = desk.copydesk("drafts", "--json").json
    assert (listed["state"], listed["why"]["expired"]) == ("discarded", "nobody opened it in 1 hour")
    assert desk.copydesk("drafts").stdout.rstrip().endswith("(put away: nobody opened it in 1 hour)")


def test_its_story_makes_a_new_draft_with_three_more_families_or_when_it_is_asked_for(desk: DeskFolder) -> None:
    with _opened_at(desk, 0) as at_work:
        cover_in(at_work, range(4))
        draft_posts(at_work, at_work.settings.topics)
        [first] = expire(at(at_work, 1.5))
        asked = draft_story(at(at_work, 1.6), first.story)
        expire(at(at_work, 3))
        none = draft_posts(at(at_work, 3), at_work.settings.topics)
        cover_in(at_work, [4, 5, 6])
        [new] = draft_posts(at(at_work, 3.5), at_work.settings.topics).drafts

    assert (asked.id, none.drafts, new.id) == (2, (), 3)


def test_what_was_put_away_is_taken_back_by_a_command(desk: DeskFolder) -> None:
    cover(desk, range(4))
    ran(desk)
    desk.writes("copydesk.toml", f"{SETTINGS}[draft]\nexpire_hours = 1\n")
    ran(desk, at="13:30")

    back = desk.copydesk("discard", "d1", "--back", "--json", "--as-of=2026-05-12T14:00:00Z")
    again = desk.copydesk("discard", "d1", "--back")

    assert (back.exit_code, back.json["id"], back.json["state"]) == (0, "d1", "waiting")
    assert (again.exit_code, again.stdout.split()[:2]) == (0, ["d1", "waiting"])
    assert "put away" not in again.stdout


def test_show_keeps_a_draft(desk: DeskFolder) -> None:
    cover(desk, range(4))
    ran(desk)
    desk.copydesk("show", "d1", "--as-of=2026-05-12T13:00:00Z")

    with _opened_at(desk, 1.5) as later:
        assert expire(later) == ()
    with closing(connect(desk.folder / "desk.db")) as db:
        assert db.execute("select at from openings").fetchone()["at"] == "2026-05-12T13:00:00Z"


def test_newsrooms_that_a_full_list_has_no_room_for_are_no_news_once_it_is_put_away(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", f"{SETTINGS}[draft]\nlist_min = 0\nlist_max = 1\n")
    with _opened_at(desk, 0) as at_work:
        cover_in(at_work, range(4))
        draft_posts(at_work, at_work.settings.topics)
        cover_in(at_work, range(4, 11))
        [draft] = draft_posts(at_work, at_work.settings.topics).drafts
        expire(at(at_work, 2))

        after = draft_posts(at(at_work, 2), at_work.settings.topics)

    assert (draft.id, after.drafts) == (1, ())


def _opened_at(desk: DeskFolder, hours: float) -> AbstractContextManager[Desk]:
    """The desk so many hours after noon, where drafts lie for an hour."""
    return opened(desk.folder, HOUR, now=NOON + timedelta(hours=hours))

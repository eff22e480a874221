"""In quiet hours a run makes no new draft, keeps those that wait current, and says so."""

import pytest

from pipeline.desk import opened, why_story
from pipeline.desk.allowing import quiet_now
from pipeline.desk.evening import quiet, survey
from pipeline.desk.evening.memory import Memory
from pipeline.draft import moves
from tests.cast import NOON
from tests.desk.flood import ran
from tests.desk.two_subjects import NO_PAGES, cover, runs, sets
from tests.desks import DeskFolder

NIGHT = "quiet hours, 11:00-13:00 (UTC); 1 story waits"


def test_in_quiet_hours_no_new_draft_is_made_and_the_first_run_after_makes_it(desk: DeskFolder) -> None:
    sets(desk, 'quiet_hours = "11:00-13:00"')
    cover(desk, range(4))

    during, after = ran(desk).json, ran(desk, at="13:00").json

    assert (during["drafts"], during["quiet"]) == ([], [{"topic": "river", "why": NIGHT}])
    assert ([one["id"] for one in after["drafts"]], after["quiet"]) == (["d1"], [])


def test_in_quiet_hours_a_draft_that_waits_is_kept_current(desk: DeskFolder) -> None:
    sets(desk, 'quiet_hours = "12:15-13:00"')
    cover(desk, range(4))
    [before] = runs(desk).drafted.drafts
    cover(desk, [4, 5])

    drafted = runs(desk, 0.5).drafted

    [after] = drafted.drafts
    assert (after.id, drafted.quiet) == (1, ())
    assert len(list(moves.links(after.roundup))) == len(list(moves.links(before.roundup))) + 2


def test_what_the_editor_asks_for_is_not_held_back(desk: DeskFolder) -> None:
    sets(desk, 'quiet_hours = "11:00-13:00"\nposts_a_day = 1')
    cover(desk, range(4))

    clock = "--as-of=2026-05-12T12:00:00Z"
    made = desk.copydesk("draft", "river", "--json", clock, COPYDESK_GATHER__ARTICLE_PAGES="0")

    assert [one["id"] for one in made.json] == ["d1"]


@pytest.mark.parametrize(
    ("draft", "topic", "quiet"),
    [
        pytest.param('quiet_hours = "11:00-13:00"', "", True, id="those-of-draft"),
        pytest.param('quiet_hours = "11:00-13:00"', 'quiet_hours = "none"', False, id="the-topic-has-none"),
        pytest.param('quiet_hours = "11:00-13:00"', 'quiet_hours = "20:00-21:00"', False, id="the-topic-has-others"),
        pytest.param("", 'quiet_hours = "11:00-13:00"', True, id="only-the-topic-has-some"),
        pytest.param('quiet_hours = "none"', "", False, id="none"),
    ],
)
def test_the_topics_own_quiet_hours_stand_before_the_desks(
    desk: DeskFolder, draft: str, topic: str, quiet: bool
) -> None:
    sets(desk, draft, topic)

    with opened(desk.folder, NO_PAGES, now=NOON) as at_work:
        assert bool(quiet_now(at_work, at_work.topic("river"))) is quiet


def test_why_and_the_desk_page_say_what_holds_a_story_back(desk: DeskFolder) -> None:
    sets(desk, 'quiet_hours = "11:00-13:00"')
    cover(desk, range(4))
    runs(desk)

    with opened(desk.folder, NO_PAGES, now=NOON) as at_work:
        told = why_story(at_work, 1).reasons
        page = quiet.quiet(at_work, survey.survey(at_work, Memory()), at_work.topic("river"))

    assert any("makes no draft: quiet hours, 11:00-13:00 (UTC)" in line for line in told)
    assert page.why == "Its draft waits: quiet hours, 11:00-13:00 (UTC)."

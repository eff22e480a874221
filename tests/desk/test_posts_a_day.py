"""A run makes no more drafts than the day has posts: the best first, and the next when there is room."""

from datetime import timedelta

from pipeline.desk import discard, draft_posts, find, opened
from pipeline.draft import moves
from tests.cast import NOON
from tests.desk.two_subjects import NO_PAGES, at, cover, report, runs, sets
from tests.desks import DeskFolder


def _two_stories(desk: DeskFolder) -> None:
    cover(desk, range(4))
    with opened(desk.folder, NO_PAGES, now=NOON) as at_work:
        report(at_work, range(3))


def test_a_budget_lets_the_best_through_and_the_next_when_there_is_room(desk: DeskFolder) -> None:
    sets(desk, "posts_a_day = 1")
    _two_stories(desk)

    first, second = runs(desk).drafted, runs(desk, 0.5).drafted
    with opened(desk.folder, {}, now=NOON + timedelta(minutes=40)) as at_work:
        discard(at_work, 1)
    third = runs(desk, 1).drafted

    assert [one.id for one in first.drafts] == [one.id for one in second.drafts] == [1]
    assert first.quiet == ()
    assert second.quiet == (("river", "1 post a day: so many wait or went out today; 1 story waits"),)
    assert [one.id for one in third.drafts] == [2]


def test_a_draft_that_better_stories_have_passed_is_kept_current_all_the_same(desk: DeskFolder) -> None:
    sets(desk, "per_topic = 1\nmax_age_hours = 48")
    cover(desk, range(3))
    runs(desk)
    with opened(desk.folder, NO_PAGES, now=NOON) as at_work:
        report(at_work, range(8))
        [shown] = draft_posts(at_work, at_work.settings.topics).drafts
        assert shown.id != 1
        cover(desk, [3])

        [shown_again] = draft_posts(at(at_work, 0.5), at_work.settings.topics).drafts

        after = find(at_work, 1)
    assert shown_again.id == shown.id
    assert after.state == "waiting"
    assert "https://flood.example/3" in [link.url for link in moves.links(after.roundup)]

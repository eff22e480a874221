"""What is remembered of an address after an answer, and what of the answers before it holds on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline.news import Headline
from pipeline.store.sources import MOVED_AFTER, UNDATED, Source
from spiders import remembering
from spiders.assignments import Assignment, Crawl
from spiders.pages import FeedPage, Heard
from tests.cast import HARBOUR_TIMES, NOON, headline

FEED = "https://harbour.example/feed.xml"
NEW = "https://harbour.example/new.xml"
ASKED = Assignment(url=FEED, outlet=HARBOUR_TIMES.name)
CRAWL = Crawl(desk="", run=1, as_of=NOON, assignments=(ASKED,))
READ = FeedPage(assignment=ASKED, state="read", etag='"1"')
UNCHANGED = FeedPage(assignment=ASKED, state="unchanged", etag='"1"')
FAILED = FeedPage(assignment=ASKED, state="failing", why="no answer")
MOVED = replace(READ, heard=Heard(moved_to=NEW))
HOUR = timedelta(hours=1)


def told(*pages: FeedPage, first: Source | None = None) -> Source:
    """What is remembered after these answers, one after the other."""
    known = first
    for page in pages:
        asks = known.address if known else FEED
        following = replace(page.assignment, moved_to=asks if asks != FEED else "")
        known = remembering.after(replace(page, assignment=following), known, CRAWL)
    assert known is not None
    return known


def printed(*hours: float) -> tuple[Headline, ...]:
    """Headlines of so many hours ago."""
    return tuple(headline("The Orrin falls", number=number, minutes=-60 * ago) for number, ago in enumerate(hours))


def test_an_answer_ends_a_row_of_failures() -> None:
    known = told(FAILED, FAILED, READ)

    assert (known.failures, known.failing_since, known.why, known.state) == (0, None, "", "read")


def test_a_list_none_of_whose_headlines_has_a_date_is_told_so_until_one_has() -> None:
    undated = replace(READ, headlines=tuple(replace(one, published=None) for one in printed(1, 2)))

    assert told(undated).why == UNDATED
    assert told(undated, UNCHANGED).why == UNDATED
    assert told(undated, replace(READ, headlines=printed(1))).why == ""


def test_a_list_without_headlines_is_not_told_to_have_no_dates() -> None:
    assert told(READ).why == ""


def test_failures_are_counted_from_the_first_of_them() -> None:
    earlier = NOON - timedelta(days=3)

    known = told(FAILED, first=Source(url=FEED, outlet="", failures=4, failing_since=earlier))

    assert (known.failures, known.failing_since) == (5, earlier)


@pytest.mark.parametrize(
    ("failures", "days", "why"),
    [
        pytest.param(30, 13, "no answer", id="less-than-two-weeks"),
        pytest.param(1, 30, "no answer", id="a-second-failure"),
        pytest.param(
            30, 14, "no answer; dead? it has failed since 2026-04-28 and is asked once a month", id="two-weeks"
        ),
    ],
)
def test_what_has_failed_for_two_weeks_may_be_dead(failures: int, days: int, why: str) -> None:
    since = NOON - timedelta(days=days)

    assert told(FAILED, first=Source(url=FEED, outlet="", failures=failures, failing_since=since)).why == why


def test_the_validators_of_the_last_answer_outlive_a_failure() -> None:
    assert told(READ, FAILED).etag == '"1"'


@pytest.mark.parametrize(
    ("pages", "asked_at", "times"),
    [
        pytest.param((MOVED,), FEED, 1, id="once"),
        pytest.param((MOVED,) * 2, FEED, 2, id="twice"),
        pytest.param((MOVED,) * 3, NEW, 3, id="three-times"),
        pytest.param((MOVED, MOVED, READ, MOVED), FEED, 1, id="not-running"),
        pytest.param((MOVED, MOVED, replace(READ, heard=Heard(moved_to=NEW + "2"))), FEED, 1, id="elsewhere"),
        pytest.param((MOVED, MOVED, FAILED, MOVED), FEED, 1, id="a-failure-between"),
        pytest.param((MOVED, replace(UNCHANGED, heard=Heard(moved_to=NEW)), MOVED), NEW, 3, id="unchanged-says-it-too"),
        pytest.param((replace(FAILED, heard=Heard(moved_to=NEW)),) * 4, FEED, 0, id="to-where-nothing-is"),
        pytest.param((*(MOVED,) * 3, READ), NEW, MOVED_AFTER + 1, id="stays"),
        pytest.param((*(MOVED,) * 3, READ, FAILED), FEED, 0, id="fails-there"),
        pytest.param((replace(READ, heard=Heard(moved_to=FEED)),) * 4, FEED, 0, id="to-itself"),
    ],
)
def test_a_move_for_good_counts_when_three_answers_running_say_the_same(
    pages: Sequence[FeedPage], asked_at: str, times: int
) -> None:
    known = told(*pages)

    assert (known.address, known.moved_times) == (asked_at, times)


def test_what_a_feed_wishes_holds_until_it_says_otherwise() -> None:
    wishing = replace(READ, every=3 * HOUR)

    assert told(wishing, UNCHANGED).wished == 3 * HOUR
    assert told(wishing, READ).wished == timedelta()


def test_what_headers_wish_holds_for_one_answer() -> None:
    fresh = replace(UNCHANGED, heard=Heard(fresh=5 * HOUR))
    known = told(READ, fresh)
    after = told(READ, fresh, UNCHANGED)

    assert known.next_due is not None
    assert known.next_due - NOON > 4 * HOUR
    assert after.next_due is not None
    assert after.next_due - NOON <= timedelta(minutes=30)


def test_the_rhythm_of_an_outlet_is_learnt_from_its_items_and_outlives_a_304() -> None:
    known = told(replace(READ, headlines=printed(1, 5, 9, 13, 17, 21)))
    later = replace(CRAWL, as_of=NOON + 8 * HOUR)

    known = remembering.after(UNCHANGED, known, later)

    assert known.usual == 4 * HOUR
    assert known.newest_at == NOON - HOUR
    assert known.next_due is not None
    assert abs(known.next_due - later.as_of - 2 * HOUR) <= HOUR / 5


def test_an_outlet_that_has_brought_news_is_asked_as_set_however_seldom_it_prints() -> None:
    weekly = replace(READ, headlines=printed(100, 270, 440))

    known = told(weekly)

    assert known.next_due is not None
    assert known.next_due - NOON <= timedelta(minutes=30)


def test_a_few_new_items_do_not_change_what_is_usual() -> None:
    known = told(replace(READ, headlines=printed(1, 5, 9, 13, 17, 21)), replace(READ, headlines=printed(0, 0.2)))

    assert known.usual == 4 * HOUR
    assert known.newest_at == NOON


def test_a_burst_of_many_items_in_few_hours_does_not_change_what_is_usual() -> None:
    burst = printed(0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 1.5)

    known = told(replace(READ, headlines=printed(1, 5, 9, 13, 17, 21)), replace(READ, headlines=burst))

    assert known.usual == 4 * HOUR


def test_from_few_hours_with_items_nobody_can_tell_what_is_usual() -> None:
    assert told(replace(READ, headlines=printed(1, 0.8, 0.6, 3, 5, 7))).usual == timedelta()


def test_only_a_move_that_is_taken_up_now_is_said() -> None:
    twice = told(MOVED, MOVED)
    taken = told(MOVED, MOVED, MOVED)
    following = replace(READ, assignment=replace(ASKED, moved_to=NEW))

    assert remembering.move_said(MOVED, told(MOVED)) == ""
    assert remembering.move_said(MOVED, twice).endswith(f"{NEW}; write that into outlets.toml")
    assert remembering.move_said(following, taken) == ""
    assert remembering.move_said(following, told(MOVED, MOVED, MOVED, READ)) == ""

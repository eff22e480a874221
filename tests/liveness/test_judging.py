"""An answer to a state, and when the page is asked again: tables of rules, no page is asked."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import liveness
from pipeline.liveness import Answer
from pipeline.store.link_states import LinkState
from tests.cast import NOON

URL = "https://harbour.example/2026/05/12/ferry"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def answering(status: int | None, *, at: str = URL, moved: str = URL) -> Answer:
    return Answer(method="GET", status=status, final_url=at, moved_to=moved)


def looked(*looks: tuple[float, int | None]) -> LinkState:
    """Return the state after these looks: hours after noon, and the status that was answered (none = silence)."""
    state: LinkState | None = None
    for hours, status in looks:
        state = liveness.judged(URL, answering(status), state, now=NOON + hours * HOUR)
    assert state is not None
    return state


@pytest.mark.parametrize(
    ("looks", "state"),
    [
        pytest.param([(0, 404)], "unknown", id="one 404"),
        pytest.param([(0, 404), (0.9, 404)], "unknown", id="two within an hour"),
        pytest.param([(0, 404), (0.5, 404), (0.9, 404)], "unknown", id="three within an hour"),
        pytest.param([(0, 404), (1, 404)], "gone", id="two an hour apart"),
        pytest.param([(0, 410), (30, 404)], "gone", id="410, then 404 the next day"),
        pytest.param([(0, 404), (0.5, 404), (1, 404)], "gone", id="the first of three an hour before the last"),
        pytest.param([(0, 404), (1, 200), (2, 404)], "unknown", id="back between"),
        pytest.param([(0, 404), (1, 403), (2, 404)], "unknown", id="refused between"),
        pytest.param([(0, 404), (1, 503), (2, 404)], "unknown", id="at work between"),
        pytest.param([(0, 404), (1, None), (2, 404)], "gone", id="silence between says nothing"),
        pytest.param([(0, 404), (1, 404), (2, None)], "gone", id="silence brings nothing back"),
        pytest.param([(0, 404), (1, 404), (2, 404)], "gone", id="gone still"),
        pytest.param([(0, 404), (1, 404), (2, 200)], "ok", id="gone, and back"),
        pytest.param([(0, 404), (1, 404), (2, 200), (3, 404)], "unknown", id="gone, back, and one strike anew"),
        pytest.param([(0, 200), (1, None)], "unknown", id="silence"),
    ],
)
def test_two_strikes_an_hour_apart_make_a_page_gone(looks: list[tuple[float, int | None]], state: str) -> None:
    assert looked(*looks).state == state


@given(st.lists(st.sampled_from([200, 301, 401, 403, 405, 429, 451, 500, 502, 503, 999, None]), min_size=1, max_size=9))
def test_nothing_but_404_and_410_makes_a_page_gone(statuses: list[int | None]) -> None:
    assert looked(*((2 * look, status) for look, status in enumerate(statuses))).state != "gone"


@given(
    st.lists(
        st.tuples(st.integers(0, 10_800), st.sampled_from([200, 404, 410, 403, 503, None])), min_size=1, max_size=9
    )
)
def test_what_is_gone_was_said_to_be_twice_an_hour_apart(steps: list[tuple[int, int | None]]) -> None:
    at, looks = 0, []
    for seconds, status in steps:
        at += seconds
        looks.append((at, status))

    state = looked(*((seconds / 3600, status) for seconds, status in looks))

    struck = [seconds for seconds, status in looks if status in (404, 410)]
    assert state.state != "gone" or struck[-1] - struck[0] >= 3600


def test_the_first_strike_says_what_it_waits_for() -> None:
    assert looked((0, 404)).why == "it answered 404 once; it counts as gone when it does so again after an hour"
    assert looked((0, 404), (2, 404)).why == "it has answered 404 since 2026-05-12"


@pytest.mark.parametrize(
    ("reached", "state"),
    [
        ("https://www.harbour.example/2026/05/12/ferry/", "ok"),
        ("https://harbour.example/2026/05/12/ferry?utm_source=x", "ok"),
        ("https://harbour.example/news/2026/ferry-back", "moved"),
        ("https://harbour-times.example/2026/05/12/ferry", "moved"),
        ("https://harbour.example/", "unknown"),
        ("https://harbour.example/en", "unknown"),
        ("https://harbour.example/index.html", "unknown"),
        ("https://harbour.example/2026/05", "unknown"),
        ("https://harbour.example/404", "unknown"),
        ("https://harbour.example/error/page-not-found", "unknown"),
        ("https://consent.example/collect?back=x", "unknown"),
        ("https://login.harbour.example/2026/05/12/ferry", "unknown"),
        ("https://harbour.example/account/sign-in", "unknown"),
        ("https://harbour.example/subscribe", "unknown"),
    ],
)
def test_only_another_article_s_address_is_where_a_page_has_moved(reached: str, state: str) -> None:
    found = liveness.judged(URL, answering(200, at=reached, moved=reached), None, now=NOON)

    assert (found.state, found.final_url) == (state, reached)


@pytest.mark.parametrize(
    ("asked", "reached", "state"),
    [
        ("https://harbour.example/", "https://harbour.example/en", "moved"),
        ("https://harbour.example/story?id=7", "https://harbour.example/story", "unknown"),
        ("https://harbour.example/story?id=7", "https://harbour.example/story/ferry", "moved"),
        ("https://harbour.example/login/7", "https://harbour.example/login/7/ferry", "moved"),
    ],
)
def test_what_an_address_stands_for_depends_on_what_was_asked(asked: str, reached: str, state: str) -> None:
    answer = Answer(method="GET", status=200, final_url=reached, moved_to=reached)

    assert liveness.judged(asked, answer, None, now=NOON).state == state


def test_a_page_that_is_known_by_a_number_at_the_root_is_no_home_page() -> None:
    answer = Answer(method="GET", status=200, final_url="https://harbour.example/", moved_to="https://harbour.example/")

    assert "a home page" in liveness.judged("https://harbour.example/?p=7", answer, None, now=NOON).why


@pytest.mark.parametrize(
    ("hours", "next_at"),
    [(0, DAY), (23, DAY), (24, 7 * DAY), (6 * 24, 7 * DAY), (8 * 24, 30 * DAY), (30 * 24, None), (99 * 24, None)],
)
def test_a_post_s_page_is_asked_1_7_and_30_days_after(hours: float, next_at: timedelta | None) -> None:
    now = NOON + hours * HOUR
    state = LinkState(url=URL, state="ok", checked_at=now)

    again = liveness.next_look(state, posted_at=NOON, now=now)

    assert again == (NOON + next_at if next_at is not None else None)


@pytest.mark.parametrize(
    ("retry_after", "waits"),
    [
        ("7200", 2 * HOUR),
        ("5", HOUR),
        ("0", HOUR),
        ("99999999999999999999", 30 * DAY),
        ("Tue, 12 May 2026 15:00:00 GMT", 3 * HOUR),
        ("Tue, 12 May 2020 15:00:00 GMT", HOUR),
        ("soon", DAY),
        ("-5", DAY),
        ("", DAY),
        ("Tue, 99 May 2026 15:00:00 GMT", DAY),
        ("Tue, 12 May 2026 15:00:99999999999 GMT", DAY),
        ("Tue, 12 May 2026 15:00:00 +9999", DAY),
    ],
)
def test_a_server_s_wish_is_obeyed_between_an_hour_and_a_month(retry_after: str, waits: timedelta) -> None:
    state = LinkState(url=URL, state="unknown", status=503, checked_at=NOON)

    assert liveness.next_look(state, posted_at=NOON, now=NOON, retry_after=retry_after) == NOON + waits


def test_a_strike_is_looked_at_again_an_hour_later() -> None:
    assert liveness.next_look(looked((0, 404)), posted_at=None, now=NOON) == NOON + HOUR


@given(st.text(max_size=40))
def test_no_retry_after_however_odd_stops_a_round(retry_after: str) -> None:
    state = LinkState(url=URL, state="unknown", status=429, checked_at=NOON)

    again = liveness.next_look(state, posted_at=None, now=NOON, retry_after=retry_after)

    assert again is None or NOON + HOUR <= again <= NOON + 30 * DAY


CHECKED = LinkState(url=URL, state="ok", checked_at=NOON)


@pytest.mark.parametrize(
    ("state", "posted", "now", "due"),
    [
        pytest.param(None, None, NOON, True, id="never asked"),
        pytest.param(CHECKED, None, NOON + HOUR, False, id="a draft's, asked an hour ago"),
        pytest.param(CHECKED, None, NOON + DAY, True, id="a draft's, asked a day ago"),
        pytest.param(CHECKED, NOON + HOUR, NOON + HOUR, True, id="posted since"),
        pytest.param(CHECKED, NOON - DAY, NOON + DAY, False, id="no further look"),
        pytest.param(replace(CHECKED, next_at=NOON + DAY), NOON, NOON + HOUR, False, id="its look is tomorrow"),
        pytest.param(replace(CHECKED, next_at=NOON + DAY), NOON, NOON + DAY, True, id="its look is now"),
        pytest.param(replace(CHECKED, next_at=NOON + DAY), NOON + HOUR, NOON + HOUR, True, id="posted again"),
        pytest.param(
            replace(CHECKED, state="unknown", status=429, next_at=NOON + DAY),
            NOON + HOUR,
            NOON + HOUR,
            False,
            id="it waits",
        ),
        pytest.param(
            replace(looked((0, 404)), next_at=NOON + HOUR), NOON, NOON + 0.5 * HOUR, False, id="a strike waits an hour"
        ),
    ],
)
def test_a_page_is_due_when_it_is_posted_and_at_its_looks(
    state: LinkState | None, posted: datetime | None, now: datetime, due: bool
) -> None:
    assert liveness.due(state, posted_at=posted, now=now) is due


def test_an_old_copy_is_named_by_day_and_address() -> None:
    assert liveness.archived(URL, NOON) == f"https://web.archive.org/web/20260512/{URL}"

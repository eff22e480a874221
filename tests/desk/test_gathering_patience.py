"""A host that asks for patience is left alone with all that stands on it, over real HTTP, and for a day at most."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline import desk as verbs
from pipeline import due, urls
from pipeline.desk import pages
from pipeline.newsstand import Answer, Newsstand
from pipeline.store import hosts, sources
from pipeline.store.database import writing
from pipeline.store.hosts import Patience
from pipeline.store.sources import Source
from tests import cast
from tests.cast import HARBOUR_TIMES, MARL_HERALD, NOON, headline
from tests.desk.asking_again import FEED, HOUR, MINUTES, NEWS, asked, gather, remembered
from tests.desks import DeskFolder, feed_path


@pytest.mark.parametrize(
    ("status", "retry_after", "quiet", "again"),
    [
        pytest.param(429, "7200", 119 * MINUTES, 121 * MINUTES, id="seconds"),
        pytest.param(503, "Tue, 12 May 2026 15:00:00 GMT", 179 * MINUTES, 181 * MINUTES, id="a-date"),
        pytest.param(503, "99999999", 23 * HOUR, 24 * HOUR + MINUTES, id="more-than-a-day"),
        pytest.param(429, "whenever", 29 * MINUTES, 67 * MINUTES, id="no-time-at-all"),
    ],
)
def test_a_host_that_asks_for_patience_is_left_alone_with_all_its_outlets(
    newsstand: Newsstand, desk: DeskFolder, status: int, retry_after: str, quiet: timedelta, again: timedelta
) -> None:
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    newsstand.show({FEED: Answer(status=status, headers={"Retry-After": retry_after})})
    gather(desk, NOON)
    newsstand.show({FEED: Answer(body=NEWS), feed_path(MARL_HERALD): Answer(body=NEWS)})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, MARL_HERALD])

    before = len(newsstand.requests)
    assert asked(desk, NOON + quiet) == []
    assert len(newsstand.requests) == before
    assert asked(desk, NOON + again) == [HARBOUR_TIMES.name, MARL_HERALD.name]


def test_no_article_is_asked_of_a_host_that_asks_for_patience(newsstand: Newsstand, desk: DeskFolder) -> None:
    page = replace(headline("Quay sees no breakthrough on the Orrin"), url=f"{newsstand.address}/1")
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        host = urls.host_and_port(newsstand.address)
        patience = Patience(host=host, asked_again=NOON + HOUR, why="the outlet asks for fewer requests")
        hosts.wait(opened.db, patience, now=NOON)

        assert pages.read_pages(opened, [page], budget=1) == 0
        assert pages.read_again(opened, [page], budget=1) == 0
    with verbs.opened(desk.folder, {}, now=NOON + HOUR) as opened:
        assert pages.read_pages(opened, [page], budget=1) == 1


def test_a_host_is_left_alone_for_a_day_at_most_however_long_an_address_of_it_has_failed(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    newsstand.show({FEED: Answer(status=429), feed_path(MARL_HERALD): Answer(body=NEWS)})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    url = newsstand.address + FEED
    dead = Source(url=url, outlet=HARBOUR_TIMES.name, failures=40, failing_since=NOON - due.DEAD_AFTER, next_due=NOON)
    with verbs.opened(desk.folder, {}, now=NOON) as opened, writing(opened.db):
        sources.remember(opened.db, dead)
    gather(desk, NOON)
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, MARL_HERALD])

    assert remembered(desk, url).next_due == pytest.approx(NOON + due.PROBED_EVERY, abs=due.PROBED_EVERY / 10)
    assert asked(desk, NOON + 29 * MINUTES) == []
    assert asked(desk, NOON + 30 * MINUTES) == [MARL_HERALD.name]


def test_what_asks_for_patience_is_asked_once_a_run(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({FEED: Answer(status=429, headers={"Retry-After": "1"})})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    [told] = gather(desk, NOON).outcomes

    assert [one.path for one in newsstand.requests] == ["/robots.txt", FEED]
    assert (told.state, told.why) == ("failing", "the outlet asks for fewer requests (HTTP 429)")


def test_a_host_that_asks_for_patience_three_times_running_is_asked_no_more_in_the_run(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    desk.sets_gather("concurrency = 1")
    newsstand.show({feed_path(outlet): Answer(status=429) for outlet in cast.EVERYONE})
    desk.reads_from(newsstand.address, cast.EVERYONE)

    told = gather(desk, NOON)

    assert len([one for one in newsstand.requests if one.path.endswith(".xml")]) == 3
    assert {outcome.why for outcome in told.outcomes} == {
        "the outlet asks for fewer requests (HTTP 429)",
        "it was not asked: its host asks for patience",
    }
    assert len(told.outcomes) == len(cast.EVERYONE)

"""How long a page or a robots.txt that fails is left alone, over real HTTP: its own time, or what it asks for."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline import desk as verbs
from pipeline import urls
from pipeline.desk import pages
from pipeline.newsstand import Answer, Newsstand
from pipeline.store import hosts
from tests.cast import HARBOUR_TIMES, NOON, headline
from tests.desk.asking_again import DAY, FEED, HOUR, NEWS, gather, remembered
from tests.desks import SETTINGS, DeskFolder


@pytest.mark.parametrize(
    ("retry_after", "host_again", "page_again"),
    [
        pytest.param("7200", 2 * HOUR, 6 * HOUR, id="sooner-than-a-page-is-asked-again"),
        pytest.param("36000", 10 * HOUR, 10 * HOUR, id="later"),
        pytest.param("9999999", DAY, DAY, id="up-to-a-day"),
        pytest.param("whenever", HOUR / 2, 6 * HOUR, id="no-time-at-all"),
    ],
)
def test_the_retry_after_of_a_page_is_obeyed(
    newsstand: Newsstand, desk: DeskFolder, retry_after: str, host_again: timedelta, page_again: timedelta
) -> None:
    newsstand.show({"/1": Answer(status=429, headers={"Retry-After": retry_after})})
    page = replace(headline("Quay sees no breakthrough on the Orrin"), url=f"{newsstand.address}/1")
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        pages.read_pages(opened, [page], budget=1)

        [host] = hosts.waiting(opened.db, now=NOON).values()
        assert host.asked_again == NOON + host_again
    assert remembered(desk, page.url).next_due == NOON + page_again


def test_the_retry_after_of_a_robots_txt_is_obeyed(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({"/robots.txt": Answer(status=503, headers={"Retry-After": "7200"}), FEED: Answer(body=NEWS)})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    gather(desk, NOON)

    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        [host] = hosts.waiting(opened.db, now=NOON).values()
    assert (host.host, host.asked_again) == (urls.host_and_port(newsstand.address), NOON + 2 * HOUR)


def test_the_retry_after_of_a_robots_txt_is_obeyed_for_a_page_too(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({"/robots.txt": Answer(status=503, headers={"Retry-After": "36000"})})
    page = replace(headline("Quay sees no breakthrough on the Orrin"), url=f"{newsstand.address}/1")
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        pages.read_pages(opened, [page], budget=1)

        [host] = hosts.waiting(opened.db, now=NOON).values()
    assert host.asked_again == remembered(desk, page.url).next_due == NOON + 10 * HOUR


@pytest.mark.parametrize("status", [404, 500, 503])
def test_a_page_that_fails_waits_its_own_time_however_seldom_outlets_are_asked(
    newsstand: Newsstand, desk: DeskFolder, status: int
) -> None:
    desk.writes("copydesk.toml", SETTINGS.replace("interval_minutes = 30", "interval_minutes = 1440"))
    newsstand.show({"/1": Answer(status=status)})
    page = replace(headline("Quay sees no breakthrough on the Orrin"), url=f"{newsstand.address}/1")
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        pages.read_pages(opened, [page], budget=1)

    assert remembered(desk, page.url).next_due == NOON + 6 * HOUR

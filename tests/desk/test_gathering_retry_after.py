"""How long a page or a robots.txt that fails is left alone, over real HTTP: its own time, or what it asks for."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline import urls
from pipeline.desk import pages
from pipeline.newsstand import Answer, Newsstand
from pipeline.store import hosts, sources
from tests.cast import HARBOUR_TIMES, NOON, headline
from tests.desk.asking_again import DAY, FEED, HOUR, NEWS, gather, remembered
from tests.desks import SETTINGS, DeskFolder

PAGE = headline("Quay sees no breakthrough on the Orrin")
# What the host of a page says beside 429, and when it and the page are asked again.
PATIENT = {
    "sooner-than-a-page-is-asked-again": ("7200", 2 * HOUR, 6 * HOUR),
    "later": ("36000", 10 * HOUR, 10 * HOUR),
    "up-to-a-day": ("9999999", DAY, DAY),
    "no-time-at-all": ("whenever", HOUR / 2, 6 * HOUR),
}
FAILING = (404, 500, 503)
SELDOM = SETTINGS.replace("interval_minutes = 30", "interval_minutes = 1440")


@dataclass(frozen=True, slots=True)
class Known:
    """A page that was asked, and its host: when each is asked again; a host that is not left alone, never."""

    page_again: datetime | None
    host_again: datetime | None


def asked_at_noon(folder: Path, settings: str, answers: Mapping[str, Answer]) -> Mapping[str, Known]:
    """Each answer shown by a host of its own, and the pages of all of them read in one crawl."""
    desk = DeskFolder(folder)
    desk.writes("copydesk.toml", settings)
    with ExitStack() as stack:
        stands = {name: stack.enter_context(Newsstand({"/1": answer})) for name, answer in answers.items()}
        opened = stack.enter_context(verbs.opened(desk.folder, {}, now=NOON))
        shown = {
            name: replace(PAGE, id=at, url=f"{stand.address}/1") for at, (name, stand) in enumerate(stands.items(), 1)
        }
        assert pages.read_pages(opened, list(shown.values()), budget=len(shown)) == len(shown)
        waiting = hosts.waiting(opened.db, now=NOON)
        known = sources.known(opened.db, [page.url for page in shown.values()])
    return {
        name: Known(
            page_again=known[page.url].next_due,
            host_again=waiting[host].asked_again if (host := urls.host_and_port(page.url)) in waiting else None,
        )
        for name, page in shown.items()
    }


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Known]:
    """Pages whose hosts ask for patience."""
    answers = {
        name: Answer(status=429, headers={"Retry-After": retry_after}) for name, (retry_after, *_) in PATIENT.items()
    }
    return asked_at_noon(tmp_path_factory.mktemp("patient"), SETTINGS, answers)


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Known]:
    """Pages that fail, of a desk that asks its outlets once a day."""
    answers = {str(status): Answer(status=status) for status in FAILING}
    return asked_at_noon(tmp_path_factory.mktemp("failing"), SELDOM, answers)


@pytest.mark.parametrize("name", PATIENT)
def test_the_retry_after_of_a_page_is_obeyed(patient: Mapping[str, Known], name: str) -> None:
    _, host_again, page_again = PATIENT[name]

    assert patient[name] == Known(page_again=NOON + page_again, host_again=NOON + host_again)


def test_the_retry_after_of_a_robots_txt_is_obeyed(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({"/robots.txt": Answer(status=503, headers={"Retry-After": "7200"}), FEED: Answer(body=NEWS)})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    gather(desk, NOON)

    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        [host] = hosts.waiting(opened.db, now=NOON).values()
    assert (host.host, host.asked_again) == (urls.host_and_port(newsstand.address), NOON + 2 * HOUR)


def test_the_retry_after_of_a_robots_txt_is_obeyed_for_a_page_too(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({"/robots.txt": Answer(status=503, headers={"Retry-After": "36000"})})
    page = replace(PAGE, url=f"{newsstand.address}/1")
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        pages.read_pages(opened, [page], budget=1)

        [host] = hosts.waiting(opened.db, now=NOON).values()
    assert host.asked_again == remembered(desk, page.url).next_due == NOON + 10 * HOUR


@pytest.mark.parametrize("status", FAILING)
def test_a_page_that_fails_waits_its_own_time_however_seldom_outlets_are_asked(
    failing: Mapping[str, Known], status: int
) -> None:
    assert failing[str(status)].page_again == NOON + 6 * HOUR

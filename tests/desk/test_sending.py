"""An errand is over at its deadline, whether it takes one crawl or two, and whatever it asks for."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, fetching, pages
from pipeline.newsstand import Answer, Newsstand
from spiders.outcomes import UNHEARD
from tests.cast import GAZETTE, HARBOUR_TIMES, NOON, headline
from tests.desks import DeskFolder, feed_path

HANGS = Answer(behaviour="hang")


@pytest.fixture
def hurried(newsstand: Newsstand, desk: DeskFolder) -> Iterator[Desk]:
    """A desk with two seconds for an errand and half a minute for an answer; one of two outlets is not checked."""
    desk.sets_gather("deadline_seconds = 2")
    desk.reads_from(newsstand.address, [GAZETTE], more="insecure_tls = true\n")
    desk.also_reads_from(newsstand.address, [HARBOUR_TIMES])
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        patient = replace(opened.settings.gather, timeout_seconds=30.0, obey_robots=False)
        yield replace(opened, settings=replace(opened.settings, gather=patient))


def test_the_outlets_whose_certificate_is_not_checked_have_what_time_the_others_left(
    newsstand: Newsstand, hurried: Desk
) -> None:
    newsstand.show({feed_path(HARBOUR_TIMES): HANGS})

    told = {outcome.outlet: outcome.why for outcome in verbs.gather_news(hurried).outcomes}

    assert [one.path for one in newsstand.requests] == [feed_path(HARBOUR_TIMES)]
    assert told == {HARBOUR_TIMES.name: UNHEARD, GAZETTE.name: UNHEARD}


def test_the_pages_of_leads_are_asked_until_the_deadline(newsstand: Newsstand, hurried: Desk) -> None:
    newsstand.show({"/1": HANGS})
    page = replace(headline("Quay sees no breakthrough on the Orrin"), url=f"{newsstand.address}/1")

    pages.read_pages(hurried, [page], budget=1)

    assert pages.page_of(hurried, page) == (None, "its page was not asked")


def test_a_page_that_is_fetched_by_itself_is_waited_for_until_the_deadline(newsstand: Newsstand, hurried: Desk) -> None:
    newsstand.show({"/1": HANGS})

    came = fetching.fetch(f"{newsstand.address}/1", hurried.settings.gather, now=NOON)

    assert (came.status, came.why) == (0, "no answer")

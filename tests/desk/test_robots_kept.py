"""A host's robots.txt is asked once a day, and obeyed in every run, over real HTTP."""

from datetime import datetime, timedelta

import pytest

from pipeline import desk as verbs
from pipeline.newsstand import Answer, Newsstand
from pipeline.store.robots_texts import KEPT
from spiders.robots_kept import kept_at
from tests.cast import HARBOUR_TIMES, NOON, headline
from tests.desks import DeskFolder, feed_path
from tests.feeds import rss

HOUR = timedelta(hours=1)
FEED = feed_path(HARBOUR_TIMES)
NEWS = Answer(body=rss([headline("Quay sees no breakthrough on the Orrin", HARBOUR_TIMES, number=1, minutes=-30)]))
OPEN = Answer(body=b"User-agent: *\nAllow: /\n", headers={"Content-Type": "text/plain"})
SHUT = Answer(body=b"User-agent: *\nDisallow: /\n", headers={"Content-Type": "text/plain"})


def asked(desk: DeskFolder, newsstand: Newsstand, at: datetime) -> tuple[list[str], str]:
    """Gather; return what was asked of the host, and how the outlet went."""
    before = len(newsstand.requests)
    with verbs.opened(desk.folder, {}, now=at) as opened:
        [outcome] = verbs.gather_news(opened, only=["Harbour Times"]).outcomes
    return [one.path for one in newsstand.requests[before:]], outcome.state


@pytest.fixture
def reading(newsstand: Newsstand, desk: DeskFolder) -> DeskFolder:
    """A desk that reads one feed of the newsstand."""
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    return desk


@pytest.mark.parametrize(
    "robots", [pytest.param(OPEN, id="one that allows"), pytest.param(Answer(status=404, body=b"<html>"), id="none")]
)
def test_robots_txt_is_asked_once_a_day(newsstand: Newsstand, reading: DeskFolder, robots: Answer) -> None:
    newsstand.show({"/robots.txt": robots, FEED: NEWS})

    assert asked(reading, newsstand, NOON) == (["/robots.txt", FEED], "new")
    assert asked(reading, newsstand, NOON + HOUR)[0] == [FEED]
    assert asked(reading, newsstand, NOON + KEPT)[0] == ["/robots.txt", FEED]


def test_what_robots_txt_forbade_is_not_asked_in_the_next_run_either(newsstand: Newsstand, reading: DeskFolder) -> None:
    newsstand.show({"/robots.txt": SHUT, FEED: NEWS})

    assert asked(reading, newsstand, NOON) == (["/robots.txt"], "refused")
    assert asked(reading, newsstand, NOON + HOUR) == ([], "refused")

    newsstand.show({"/robots.txt": OPEN, FEED: NEWS})
    assert asked(reading, newsstand, NOON + KEPT) == (["/robots.txt", FEED], "new")


@pytest.mark.parametrize(
    "address",
    ["https://harbour.example/1", "https://reader:secret@Harbour.Example./1", "https://harbour.example:443/1?a=b#c"],
)
def test_robots_txt_is_kept_by_host_in_one_spelling_and_without_a_password(address: str) -> None:
    assert kept_at(address) == "https://harbour.example/robots.txt"


def test_while_robots_txt_fails_nothing_else_is_asked_and_it_is_asked_again(
    newsstand: Newsstand, reading: DeskFolder
) -> None:
    newsstand.show({"/robots.txt": Answer(status=503), FEED: NEWS})

    assert asked(reading, newsstand, NOON) == (["/robots.txt"], "failing")

    newsstand.show({"/robots.txt": OPEN, FEED: NEWS})
    assert asked(reading, newsstand, NOON + HOUR) == (["/robots.txt", FEED], "new")

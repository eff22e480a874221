"""The clock was ahead, a year or a minute, and is right again: nothing waits for a time that such a clock named."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline import excerpt, liveness
from pipeline.desk import Desk, link_checks, pages, publishing, turns
from pipeline.desk.corrections.looking import pages_due
from pipeline.desk.publishing import Order, Pace
from pipeline.liveness import Answer
from pipeline.news import Article
from pipeline.newsstand import Answer as Shown
from pipeline.newsstand import Newsstand
from pipeline.settings import Gathering
from pipeline.store import articles, hosts, robots_texts, sources
from pipeline.store.database import Connection, writing
from pipeline.store.hosts import Patience
from pipeline.store.link_states import LinkState
from pipeline.store.sources import Source
from spiders.assignments import Assignment
from tests.cast import EVERYONE, HARBOUR_TIMES, MARL_HERALD, NOON, headline
from tests.desk.posting import LATER, PACE, SITE
from tests.desk.worktable import NEWS, worktable
from tests.desks import DeskFolder, feed_path
from tests.feeds import rss

HOUR, YEAR = timedelta(hours=1), timedelta(days=365)
FEED = "https://harbour.example/feed.xml"


@pytest.fixture
def desk_at_noon(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a draft, at noon by the right clock."""
    with worktable(tmp_path) as opened:
        yield replace(opened, settings=replace(opened.settings, publish=(SITE,)), now=NOON)


@pytest.mark.parametrize("ahead", [timedelta(minutes=10), HOUR, YEAR], ids=["10 minutes", "an hour", "a year"])
def test_outlets_that_were_asked_ahead_of_time_are_asked_again(
    newsstand: Newsstand, desk: DeskFolder, ahead: timedelta
) -> None:
    newsstand.show({feed_path(one): Shown(body=rss([headline("Quay sees no end", one)])) for one in EVERYONE[:2]})
    desk.reads_from(newsstand.address, EVERYONE[:2])
    desk.copydesk("gather", f"--as-of={(NOON + ahead).isoformat()}")

    back = desk.copydesk("run", "--json", f"--as-of={NOON.isoformat()}")
    soon = desk.copydesk("gather", "--json", f"--as-of={(NOON + timedelta(minutes=5)).isoformat()}")

    assert [one["state"] for one in back.json["gathered"]["outlets"]] == ["unchanged", "unchanged"]
    assert soon.json["outlets"] == []  # and from then on at their own pace


def test_an_outlet_that_failed_while_the_clock_was_ahead_is_asked_and_not_called_dead(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])  # nothing is shown: 404
    for at in (NOON, NOON + HOUR, NOON + YEAR):
        desk.copydesk("gather", "--outlet", HARBOUR_TIMES.name, f"--as-of={at.isoformat()}")

    back = desk.copydesk("gather", "--json", f"--as-of={(NOON + 2 * HOUR).isoformat()}")
    asked = desk.copydesk("outlets", "list", "--json").json[0]["addresses"][0]

    assert [one["state"] for one in back.json["outlets"]] == ["failing"]
    assert "dead?" not in asked["why"]


def test_what_was_asked_ahead_of_time_is_due_but_what_is_gone_for_good_is_not(desk_at_noon: Desk) -> None:
    known = {
        url: Source(url=url, outlet="X", state=state, asked_at=NOON + YEAR, next_due=NOON + YEAR + HOUR)
        for url, state in ((FEED, "read"), ("https://marl.example/feed.xml", "off"))
    }
    assignments = [Assignment(url=url, outlet="X") for url in known]

    assert [one.url for one in turns.due(desk_at_noon, assignments, known)] == [FEED]


def test_a_host_s_patience_of_a_year_is_none_and_a_new_one_takes_its_place(db: Connection) -> None:
    with writing(db):
        hosts.wait(db, Patience(host="quay.example", asked_again=NOON + YEAR + HOUR, why="busy"), now=NOON + YEAR)
        waited = hosts.waiting(db, now=NOON)
        hosts.wait(db, Patience(host="quay.example", asked_again=NOON + HOUR, why="busy"), now=NOON)

    assert waited == {}
    assert hosts.waiting(db, now=NOON)["quay.example"].asked_again == NOON + HOUR


def test_a_robots_txt_of_the_future_is_asked_for_anew(db: Connection) -> None:
    url = "https://quay.example/robots.txt"
    with writing(db):
        robots_texts.keep(db, {url: b"Disallow: /"}, now=NOON + YEAR)
        before = robots_texts.of(db, url, now=NOON)
        robots_texts.keep(db, {url: b""}, now=NOON)

    assert (before, robots_texts.of(db, url, now=NOON + HOUR)) == (None, b"")


def test_a_page_that_could_not_be_had_ahead_of_time_is_asked_again(newsstand: Newsstand, desk_at_noon: Desk) -> None:
    gather = Gathering(delay_seconds=0, timeout_seconds=3, allow_private_addresses=True)
    desk = replace(desk_at_noon, settings=replace(desk_at_noon.settings, gather=gather))
    page = replace(headline("Quay sees no end", MARL_HERALD), url=f"{newsstand.address}/1")
    pages.read_pages(replace(desk, now=NOON + YEAR), [page], budget=1)
    failed = sources.known(desk.db, [page.url])

    assert failed[page.url].asked_at == NOON + YEAR
    assert pages.read_pages(desk, [page], budget=1) == 1
    assert pages.read_pages(desk, [page], budget=1) == 0  # and then not for some hours


@pytest.mark.parametrize("next_at", [NOON + YEAR + HOUR, None], ids=["again in a year", "never again"])
def test_a_linked_page_that_was_asked_ahead_of_time_is_due(next_at: datetime | None) -> None:
    state = LinkState(url="https://quay.example/1", state="ok", checked_at=NOON + YEAR, next_at=next_at)

    assert liveness.due(state, posted_at=NOON - HOUR, now=NOON)


def test_a_page_that_was_gone_once_ahead_of_time_is_gone_an_hour_after_the_next_look(desk_at_noon: Desk) -> None:
    url, there_no_more = NEWS[0].url, Answer(method="GET", status=404, final_url=NEWS[0].url, moved_to=NEWS[0].url)
    ahead, at_noon, later = (replace(desk_at_noon, now=at) for at in (NOON + YEAR, NOON, NOON + HOUR))

    first = link_checks.judged(ahead, url, there_no_more, None, NOON)
    second = link_checks.judged(at_noon, url, there_no_more, first, NOON)
    third = link_checks.judged(later, url, there_no_more, second, NOON)

    assert [one.state for one in (first, second, third)] == ["unknown", "unknown", "gone"]
    assert second.next_at == NOON + HOUR


def test_a_post_that_was_looked_at_ahead_of_time_is_looked_at_again(desk_at_noon: Desk) -> None:
    verbs.approve(desk_at_noon, 1)
    publishing.publish(desk_at_noon, Order(draft=1), PACE)
    publishing.watch(desk_at_noon, Pace(clock=lambda: LATER + timedelta(days=10)))
    ahead = publishing.watch(desk_at_noon, Pace(clock=lambda: LATER + timedelta(days=10)))

    [(_, why)] = publishing.watch(desk_at_noon, Pace(clock=lambda: LATER + timedelta(minutes=1)))

    assert (ahead, why) == ((), "")


def test_the_page_of_a_lead_that_was_read_ahead_of_time_is_read_again(newsstand: Newsstand, desk_at_noon: Desk) -> None:
    words = ("The river talks opened on Tuesday with twelve boats.", "Nobody knows when they will end.")
    page = Article(url=NEWS[0].url, canonical=NEWS[0].canonical, headline=NEWS[0].headline, paragraphs=words)
    with writing(desk_at_noon.db):
        articles.keep(desk_at_noon.db, 1, page, digest=excerpt.digest(words), at=NOON + YEAR)
    verbs.approve(desk_at_noon, 1)
    publishing.publish(desk_at_noon, Order(draft=1, live=True), PACE)

    assert pages_due(replace(desk_at_noon, now=LATER + HOUR)) == []
    assert pages_due(replace(desk_at_noon, now=LATER + timedelta(days=2))) == [1]

"""A run's deadline: what can wait is left, nothing of it counts as a failure, and the next run begins with it."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, corrections, link_checks, pages, publishing
from pipeline.desk.publishing import Order, Pace
from pipeline.newsstand import Answer, Newsstand
from pipeline.settings import Gathering
from pipeline.store import link_states, sources
from pipeline.store.database import writing
from tests.cast import HARBOUR_TIMES, ONLOOKER, headline
from tests.desk.posting import LATER, PACE, SITE
from tests.desk.worktable import worktable
from tests.desks import DeskFolder, feed_path
from tests.feeds import rss

HANGS, NEWS = Answer(behaviour="hang"), Answer(body=rss([headline("Quay sees no breakthrough on the Orrin")]))


@pytest.fixture
def late(tmp_path: Path) -> Iterator[Desk]:
    """A desk whose run has no time left."""
    with worktable(tmp_path) as opened:
        yield replace(opened, ends=time.monotonic(), settings=replace(opened.settings, publish=(SITE,)))


def test_a_run_that_is_late_ends_and_says_what_it_left(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({feed_path(HARBOUR_TIMES): NEWS, feed_path(ONLOOKER): HANGS})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, ONLOOKER])
    settings = (desk.folder / "copydesk.toml").read_text(encoding="utf-8")
    desk.writes("copydesk.toml", settings.replace("timeout_seconds = 3", "timeout_seconds = 60\nrun_minutes = 0.1"))

    began = time.monotonic()
    ran = desk.copydesk("run", "--json", "--as-of=2026-05-12T12:00:00Z")
    took = time.monotonic() - began
    newsstand.show({feed_path(HARBOUR_TIMES): NEWS, feed_path(ONLOOKER): NEWS})
    newsstand.requests.clear()
    again = desk.copydesk("gather", "--json", "--as-of=2026-05-12T12:01:00Z")

    outlets = {one["outlet"]: one["why"] for one in ran.json["gathered"]["outlets"]}
    assert outlets["The Onlooker"] == "the run ended before its answer; the next one asks it first"
    assert ran.json["waits"] == "pages of leads, posts on the blog, pages that posts link"
    assert "the run has reached its deadline" in ran.stderr
    assert took < 25
    assert [one["outlet"] for one in again.json["outlets"]] == ["The Onlooker"]


def test_a_run_in_time_says_nothing_of_a_deadline(desk: DeskFolder) -> None:
    ran = desk.copydesk("run", "--json", "--as-of=2026-05-12T12:00:00Z")

    assert "waits" not in ran.json
    assert ran.stderr == ""


def test_a_page_that_was_not_reached_in_time_is_due_and_no_failure(newsstand: Newsstand, tmp_path: Path) -> None:
    newsstand.show({"/2026/1": HANGS})
    page = replace(headline("Quay sees no breakthrough on the Orrin"), url=f"{newsstand.address}/2026/1")
    hasty = Gathering(delay_seconds=0, timeout_seconds=60, deadline_seconds=1, allow_private_addresses=True)
    with worktable(tmp_path) as opened:
        opened = replace(opened, settings=replace(opened.settings, gather=hasty))

        asked = pages.read_pages(opened, [page], budget=1)
        known = sources.known(opened.db, [page.url]).get(page.url)  # none where the crawl had to be ended

        assert asked == 1
        assert known is None or (known.failures, known.next_due) == (0, opened.now)
        assert pages.read_pages(replace(opened, ends=time.monotonic()), [page], budget=1) == 0


def test_a_late_run_looks_at_what_is_on_its_way_and_at_no_other_post(late: Desk) -> None:
    verbs.approve(late, 1)
    publishing.publish(late, Order(draft=1), PACE)
    hours_on = Pace(clock=lambda: LATER + timedelta(hours=6))

    assert publishing.watch(late, hours_on) == ()
    with writing(late.db):
        late.db.execute("update posts set state = 'sending'")
    [(posting, why)] = publishing.watch(late, hours_on)

    assert (posting.state, why) == ("draft", "")


def test_a_late_run_asks_no_linked_page(newsstand: Newsstand, late: Desk) -> None:
    verbs.approve(late, 1)

    corrections.look(late)
    asked = link_checks.check_links(replace(late, ends=time.monotonic() + 60), most=0)

    assert (asked, link_states.everything(late.db), newsstand.requests) == ((), (), [])

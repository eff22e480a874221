"""Gather over real HTTP: who is due is asked, politely, and each article is filed once with its history."""

from datetime import timedelta

from pipeline.newsstand import Answer, Newsstand
from tests.cast import HARBOUR_TIMES, NOON, headline
from tests.desk.conftest import Noon
from tests.desk.two_newsrooms import AN_HOUR_ON, AT_NOON, QUAY, opened
from tests.desks import DeskFolder, feed_path
from tests.feeds import rss


def test_every_outlet_that_is_due_is_asked_and_reported(noon: Noon) -> None:
    assert noon.said.exit_code == 0, noon.said.stderr
    assert noon.said.json["outlets"] == [
        {"outlet": "Harbour Times", "state": "new", "new": 1, "known": 0, "refused": 0, "why": ""},
        {"outlet": "Marl Herald", "state": "new", "new": 2, "known": 0, "refused": 0, "why": ""},
    ]
    assert noon.said.json["new"] == 3


def test_one_of_a_kind_is_told_in_the_singular(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(body=rss(QUAY))})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    ran = desk.copydesk("gather", AT_NOON)

    assert "1 outlet asked, 1 new headline, 0 failed" in ran.stdout
    assert "1 headline, 1 outlet: Harbour Times" in desk.copydesk("stories", AT_NOON).stdout


def test_an_hour_on_the_validators_are_sent_and_nothing_is_stored(noon: Noon) -> None:
    asked_before = len(noon.newsstand.requests)

    again = noon.desk.copydesk("gather", "--json", AN_HOUR_ON)

    asked = [one for one in noon.newsstand.requests[asked_before:] if one.path.endswith(".xml")]
    assert [one.status for one in asked] == [304, 304]
    assert all("if-none-match" in one.headers for one in asked)
    assert {outlet["state"] for outlet in again.json["outlets"]} == {"unchanged"}
    assert again.json["new"] == 0


def test_what_stood_behind_the_break_of_an_answer_is_asked_for_again(newsstand: Newsstand, desk: DeskFolder) -> None:
    more = headline("Lock at Marl opens for the night", HARBOUR_TIMES, number=2, minutes=20)
    whole = rss([*QUAY, more])
    # The feed's own mark with half of the feed, its length told rightly: as a proxy sends on what it got of it.
    broken_off = Answer(body=whole[: whole.rindex(b"<item>") + 20], headers={"ETag": Answer(body=whole).etag})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    newsstand.show({feed_path(HARBOUR_TIMES): broken_off})
    desk.copydesk("gather", AT_NOON)
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(body=whole)})

    again = desk.copydesk("gather", "--json", AN_HOUR_ON)

    assert [outlet["new"] for outlet in again.json["outlets"]] == [1]


def test_what_is_not_due_is_not_asked_unless_it_is_named(noon: Noon) -> None:
    soon = noon.desk.copydesk("gather", "--json", "--as-of=2026-05-12T12:10:00Z")
    named = noon.desk.copydesk("gather", "--json", "--outlet", "Harbour Times", "--as-of=2026-05-12T12:10:00Z")

    assert soon.json["outlets"] == []
    assert [one["outlet"] for one in named.json["outlets"]] == ["Harbour Times"]


def test_a_changed_headline_is_one_article_with_a_history(noon: Noon) -> None:
    later = headline("Quay walks out of Orrin talks", HARBOUR_TIMES, number=1, minutes=-30)
    noon.newsstand.show({feed_path(HARBOUR_TIMES): Answer(body=rss([later]))})

    noon.desk.copydesk("gather", "--outlet", "Harbour Times", AN_HOUR_ON)

    [number] = [
        one["id"]
        for story in noon.desk.copydesk("stories", "--json", AN_HOUR_ON).json
        for one in story["headlines"]
        if one["headline"] == later.headline
    ]
    why = noon.desk.copydesk("why", number, "--json", AN_HOUR_ON).json
    assert "was titled: Quay sees no breakthrough on the Orrin" in why["reasons"]


def test_a_second_run_does_not_wait_and_is_told_who_holds_the_desk(newsstand: Newsstand, desk: DeskFolder) -> None:
    from pipeline.store import lease

    opened(newsstand, desk)

    with lease.held(desk.folder / "desk.lock", command="copydesk run", now=NOON):
        ran = desk.copydesk("gather", AT_NOON)

    assert ran.exit_code == 5
    assert "the desk is held by copydesk run, process" in ran.stderr


def test_the_first_thing_seen_is_not_overwritten_by_an_older_clock(noon: Noon) -> None:
    back = noon.desk.copydesk("gather", "--json", f"--as-of={(NOON - timedelta(hours=2)).isoformat()}")

    assert back.exit_code == 0
    assert back.json["new"] == 0


def test_scrapy_itself_files_into_the_desk(newsstand: Newsstand, desk: DeskFolder) -> None:
    import os
    import subprocess
    import sys

    from tests.desks import ROOT

    opened(newsstand, desk)
    environ = {**os.environ, "COPYDESK_DESK": str(desk.folder), "PYTHONPATH": str(ROOT)}
    scrapy = [sys.executable, "-m", "scrapy"]

    listed = subprocess.run([*scrapy, "list"], cwd=ROOT, capture_output=True, text=True, env=environ, check=False)
    crawl = [*scrapy, "crawl", "feed", "-a", "outlet=Marl Herald"]
    crawled = subprocess.run(crawl, cwd=ROOT, capture_output=True, text=True, env=environ, check=False)

    assert listed.stdout.split() == ["article", "feed", "fetch", "section", "sitemap"]
    assert '"outlet": "Marl Herald", "state": "new"' in crawled.stdout


def test_items_without_a_headline_or_an_address_are_counted_as_refused(newsstand: Newsstand, desk: DeskFolder) -> None:
    untold = b"<item><link>https://harbour.example/untold</link></item><item><title>Nowhere to read it</title></item>"
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(body=rss(QUAY).replace(b"</channel>", untold + b"</channel>"))})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    [told] = desk.copydesk("gather", "--json", AT_NOON).json["outlets"]

    assert (told["state"], told["new"], told["refused"]) == ("new", 1, 2)

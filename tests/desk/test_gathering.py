"""Gather over real HTTP: conditional, polite, and one broken outlet never stops the others."""

from datetime import timedelta

from pipeline.newsstand import Answer, Newsstand
from tests.cast import EVENING_MAIL, GAZETTE, HARBOUR_TIMES, LISTA_POST, MARL_HERALD, NOON, ONLOOKER, headline
from tests.desks import DeskFolder, feed_path
from tests.feeds import rss

AT_NOON = "--as-of=2026-05-12T12:00:00Z"
AN_HOUR_ON = "--as-of=2026-05-12T13:00:00Z"
QUAY = [headline("Quay sees no breakthrough on the Orrin", HARBOUR_TIMES, number=1, minutes=-30)]
MARL = [
    headline("Marl sees progress on the Orrin", MARL_HERALD, number=2, minutes=-20),
    headline("Marl wins the cup", MARL_HERALD, number=3, minutes=-10),
]


def opened(newsstand: Newsstand, desk: DeskFolder) -> None:
    """Two newsrooms with a feed each."""
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(body=rss(QUAY)), feed_path(MARL_HERALD): Answer(body=rss(MARL))})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, MARL_HERALD])


def test_every_outlet_that_is_due_is_asked_and_reported(newsstand: Newsstand, desk: DeskFolder) -> None:
    opened(newsstand, desk)

    ran = desk.copydesk("gather", "--json", AT_NOON)

    assert ran.exit_code == 0, ran.stderr
    assert ran.json["outlets"] == [
        {"outlet": "Harbour Times", "state": "new", "new": 1, "known": 0, "refused": 0, "why": ""},
        {"outlet": "Marl Herald", "state": "new", "new": 2, "known": 0, "refused": 0, "why": ""},
    ]
    assert ran.json["new"] == 3


def test_one_of_a_kind_is_told_in_the_singular(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(body=rss(QUAY))})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    ran = desk.copydesk("gather", AT_NOON)

    assert "1 outlet asked, 1 new headline, 0 failed" in ran.stdout
    assert "1 headline, 1 outlet: Harbour Times" in desk.copydesk("stories", AT_NOON).stdout


def test_an_hour_on_the_validators_are_sent_and_nothing_is_stored(newsstand: Newsstand, desk: DeskFolder) -> None:
    opened(newsstand, desk)
    desk.copydesk("gather", AT_NOON)
    asked_before = len(newsstand.requests)

    again = desk.copydesk("gather", "--json", AN_HOUR_ON)

    asked = [one for one in newsstand.requests[asked_before:] if one.path.endswith(".xml")]
    assert [one.status for one in asked] == [304, 304]
    assert all("if-none-match" in one.headers for one in asked)
    assert {outlet["state"] for outlet in again.json["outlets"]} == {"unchanged"}
    assert again.json["new"] == 0


def test_what_is_not_due_is_not_asked_unless_it_is_named(newsstand: Newsstand, desk: DeskFolder) -> None:
    opened(newsstand, desk)
    desk.copydesk("gather", AT_NOON)

    soon = desk.copydesk("gather", "--json", "--as-of=2026-05-12T12:10:00Z")
    named = desk.copydesk("gather", "--json", "--outlet", "Harbour Times", "--as-of=2026-05-12T12:10:00Z")

    assert soon.json["outlets"] == []
    assert [one["outlet"] for one in named.json["outlets"]] == ["Harbour Times"]


def test_one_that_hangs_one_that_is_a_web_page_and_one_that_resets_do_not_stop_the_others(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    newsstand.show(
        {
            feed_path(HARBOUR_TIMES): Answer(body=rss(QUAY)),
            feed_path(LISTA_POST): Answer(behaviour="hang"),
            feed_path(ONLOOKER): Answer(
                body=b"<!doctype html><html><body><h1>Accept our cookies</h1></body></html>",
                headers={"Content-Type": "text/html"},
            ),
            feed_path(GAZETTE): Answer(behaviour="reset"),
            feed_path(EVENING_MAIL): Answer(status=403),
            feed_path(MARL_HERALD): Answer(body=rss(MARL)),
        }
    )
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, LISTA_POST, ONLOOKER, GAZETTE, EVENING_MAIL, MARL_HERALD])

    ran = desk.copydesk("gather", "--json", AT_NOON)

    told = {one["outlet"]: one for one in ran.json["outlets"]}
    assert ran.exit_code == 3
    assert told["Harbour Times"]["new"] == 1
    assert told["Marl Herald"]["new"] == 2
    assert told["Lista Post"]["why"] == "no answer within 3 seconds"
    assert told["The Onlooker"]["state"] == "broken"
    assert "web page" in told["The Onlooker"]["why"]
    assert told["Gazette"]["why"] == "the connection broke off"
    assert told["Evening Mail"]["state"] == "refused"
    assert "403" in told["Evening Mail"]["why"]


def test_every_outlet_failing_has_an_exit_code_of_its_own(newsstand: Newsstand, desk: DeskFolder) -> None:
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, MARL_HERALD])

    assert desk.copydesk("gather", AT_NOON).exit_code == 4


def test_cron_is_told_of_a_failure_once(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(body=rss(QUAY))})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, MARL_HERALD])

    first = desk.copydesk("run", AT_NOON)
    second = desk.copydesk("run", AN_HOUR_ON)

    assert first.exit_code == 3
    assert second.exit_code == 0


def test_robots_txt_is_obeyed(newsstand: Newsstand, desk: DeskFolder) -> None:
    opened(newsstand, desk)
    newsstand.show(
        {
            "/robots.txt": Answer(body=b"User-agent: *\nDisallow: /\n", headers={"Content-Type": "text/plain"}),
            feed_path(HARBOUR_TIMES): Answer(body=rss(QUAY)),
        }
    )

    ran = desk.copydesk("gather", "--json", "--outlet", "Harbour Times", AT_NOON)

    assert ran.json["outlets"][0]["state"] == "refused"
    assert "robots.txt" in ran.json["outlets"][0]["why"]
    assert [one.path for one in newsstand.requests] == ["/robots.txt"]


def test_an_address_of_ones_own_network_is_not_asked_unless_the_desk_allows_it(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    opened(newsstand, desk)

    ran = desk.copydesk("gather", "--json", AT_NOON, COPYDESK_GATHER__ALLOW_PRIVATE_ADDRESSES="false")

    assert {one["state"] for one in ran.json["outlets"]} == {"refused"}
    assert newsstand.requests == []


def test_a_redirect_to_ones_own_network_by_another_name_is_not_followed(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(status=302, headers={"Location": "file:///etc/hostname"})})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    ran = desk.copydesk("gather", "--json", AT_NOON)

    assert ran.exit_code == 4
    assert ran.json["outlets"][0]["new"] == 0


def test_a_feed_that_redirects_to_itself_has_an_outcome(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(status=301, headers={"Location": feed_path(HARBOUR_TIMES)})})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    [told] = desk.copydesk("gather", "--json", AT_NOON).json["outlets"]

    assert told["state"] in ("failing", "refused")
    assert told["why"]


def test_a_feed_larger_than_the_limit_is_refused_and_the_others_are_filed(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    opened(newsstand, desk)
    newsstand.show(
        {
            feed_path(HARBOUR_TIMES): Answer(body=b"<rss>" + b" " * 50_000_000 + b"</rss>"),
            feed_path(MARL_HERALD): Answer(body=rss(MARL)),
        }
    )

    ran = desk.copydesk("gather", "--json", AT_NOON)

    told = {one["outlet"]: one for one in ran.json["outlets"]}
    assert told["Harbour Times"]["why"] == "the answer is larger than 8 MB"
    assert told["Marl Herald"]["new"] == 2


def test_a_hostile_title_is_stored_as_clean_text(newsstand: Newsstand, desk: DeskFolder) -> None:
    title = "Orrin <script>alert(1)</script> &lt;script&gt;alert(2)&lt;/script&gt; ‮desrever‬ zero\u200bwidth"
    page = headline(title, HARBOUR_TIMES, number=1, minutes=-5)
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(body=rss([page]))})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    desk.copydesk("gather", AT_NOON)
    [story] = desk.copydesk("stories", "--json", AT_NOON).json

    shown = story["headlines"][0]["headline"]
    assert "<script" not in shown
    assert not any(mark in shown for mark in "\u202e\u202c\u200b\x00")
    assert shown.startswith("Orrin")


def test_a_changed_headline_is_one_article_with_a_history(newsstand: Newsstand, desk: DeskFolder) -> None:
    opened(newsstand, desk)
    desk.copydesk("gather", AT_NOON)
    later = headline("Quay walks out of Orrin talks", HARBOUR_TIMES, number=1, minutes=-30)
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(body=rss([later]))})

    desk.copydesk("gather", "--outlet", "Harbour Times", AN_HOUR_ON)

    [number] = [
        one["id"]
        for story in desk.copydesk("stories", "--json", AN_HOUR_ON).json
        for one in story["headlines"]
        if one["headline"] == later.headline
    ]
    why = desk.copydesk("why", number, "--json", AN_HOUR_ON).json
    assert "was titled: Quay sees no breakthrough on the Orrin" in why["reasons"]


def test_a_second_run_does_not_wait_and_is_told_who_holds_the_desk(newsstand: Newsstand, desk: DeskFolder) -> None:
    from pipeline.store import lease

    opened(newsstand, desk)

    with lease.held(desk.folder / "desk.lock", command="copydesk run", now=NOON):
        ran = desk.copydesk("gather", AT_NOON)

    assert ran.exit_code == 5
    assert "the desk is held by copydesk run, process" in ran.stderr


def test_the_first_thing_seen_is_not_overwritten_by_an_older_clock(newsstand: Newsstand, desk: DeskFolder) -> None:
    opened(newsstand, desk)
    desk.copydesk("gather", AT_NOON)

    back = desk.copydesk("gather", "--json", f"--as-of={(NOON - timedelta(hours=2)).isoformat()}")

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

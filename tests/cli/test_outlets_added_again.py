"""`outlets add` of what this desk knows already: it gains what is new and is never written under a second name."""

from collections.abc import Mapping

import pytest

from pipeline.newsstand import Answer, Newsstand
from tests.cast import headline
from tests.desks import DeskFolder
from tests.feeds import rss
from tests.read.lists import entry, sitemap

AS_OF = "--as-of=2026-05-12T12:00:00Z"
PAGE = {"Content-Type": "text/html; charset=utf-8"}
HOME = b"""<!doctype html><html lang="en-NZ"><head><title>Harbour Times</title>
<link rel="alternate" type="application/rss+xml" href="/world.xml"></head><body><p>News.</p></body></html>"""
NEWS = rss([headline("Ferry stays in port", number=1, minutes=-119)], title="Harbour Times: world")
TODAY = sitemap(entry(at="2026-05-12T10:00:00Z")).encode()


def shown(newsstand: Newsstand, more: Mapping[str, Answer]) -> None:
    """The newsstand shows a front page with one feed, and what else a test needs."""
    newsstand.show({"/": Answer(body=HOME, headers=PAGE), "/world.xml": Answer(body=NEWS), **more})


def test_a_channel_of_posts_is_written_once(desk: DeskFolder, newsstand: Newsstand) -> None:
    newsstand.show({"/@mayor.rss": Answer(body=NEWS)})

    ran = [
        desk.copydesk("outlets", "add", f"{newsstand.address}/{path}", "--yes", "--json", AS_OF)
        for path in ("@mayor", "@mayor.rss")
    ]

    assert [(one.json["outlet"]["name"], one.json["written"]) for one in ran] == [
        ("Harbour Times: world", True),
        ("Harbour Times: world", False),
    ], ran[0].stderr


def test_a_known_outlet_gains_the_news_sitemap_that_its_robots_txt_names(
    desk: DeskFolder, newsstand: Newsstand
) -> None:
    known = f'[[outlet]]\nname = "Harbour"\nhosts = ["127.0.0.1"]\nfeeds = ["{newsstand.address}/world.xml"]\n'
    desk.writes("outlets.toml", known)
    robots = f"Sitemap: {newsstand.address}/news.xml\nSitemap: {newsstand.address}/all.xml\n"
    lists = {"/news.xml": Answer(body=TODAY), "/all.xml": Answer(body=TODAY)}
    shown(newsstand, {"/robots.txt": Answer(body=robots.encode()), **lists})

    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/", "--yes", "--json", AS_OF)

    assert (ran.json["outlet"], ran.json["written"]) == (
        {"name": "Harbour", "sitemaps": [f"{newsstand.address}/news.xml"]},
        True,
    ), ran.stderr


@pytest.mark.parametrize(
    "line_end", [pytest.param("\n", id="line feed"), pytest.param("\r\n", id="as Windows ends it")]
)
def test_robots_txt_is_read_as_gather_reads_it(desk: DeskFolder, newsstand: Newsstand, line_end: str) -> None:
    elsewhere = newsstand.address.replace("127.0.0.1", "localhost")
    lines = (f"Sitemap: {elsewhere}/news.xml", f"Sitemap: {newsstand.address}/news.xml # of today", "")
    shown(newsstand, {"/robots.txt": Answer(body=line_end.join(lines).encode()), "/news.xml": Answer(body=TODAY)})

    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/", "--json", AS_OF)

    assert ran.json["outlet"]["sitemaps"] == [f"{newsstand.address}/news.xml"], ran.stderr


def test_a_feed_that_fails_is_told_beside_the_json(desk: DeskFolder, newsstand: Newsstand) -> None:
    shown(newsstand, {"/world.xml": Answer(status=404)})

    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/", "--json", AS_OF)

    assert ran.json["feeds"] == []
    assert f"{newsstand.address}/world.xml: left out: " in ran.stderr


def test_the_mute_of_an_outlet_that_is_no_longer_there_can_be_taken_back(desk: DeskFolder) -> None:
    desk.writes("outlets.toml", '[[outlet]]\nname = "Far Bell"\n')
    desk.copydesk("outlets", "mute", "Far Bell", AS_OF)
    desk.writes("outlets.toml", '[[outlet]]\nname = "Marl"\n')

    lifted = desk.copydesk("outlets", "mute", "far bell", "--lift", AS_OF)

    assert (lifted.exit_code, lifted.stdout) == (0, "Far Bell is not muted\n"), lifted.stderr

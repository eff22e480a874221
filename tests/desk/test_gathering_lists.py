"""Sitemaps, section pages and what a robots.txt names are gathered like feeds, over real HTTP."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline import gather
from pipeline.news import Outlet
from pipeline.newsstand import AS_OF, Answer, Newsstand, newsrooms, pages
from pipeline.store import sources
from pipeline.store.database import Connection
from spiders.assignments import Assignment, Crawl, for_outlets
from tests.cast import NOON
from tests.desks import ROOT, SETTINGS, DeskFolder
from tests.read.lists import index

ROOM = next(room for room in newsrooms() if room.key == "veldria-courier")
YOUNG = [piece for piece in ROOM.pieces if piece.at and piece.at > AS_OF - timedelta(hours=48)]
EVENING = f"--as-of={AS_OF.isoformat()}"
TOMORROW = f"--as-of={(AS_OF + timedelta(hours=25)).isoformat()}"
CITY = '[[outlet]]\nname = "Veldria Courier"\ncountry = "XV"\nlanguage = "en"\n'


@pytest.fixture
def stand(newsstand: Newsstand) -> Newsstand:
    """A newsstand that shows the evening of the invented day."""
    newsstand.show(pages(newsstand.address))
    return newsstand


def gathered(desk: DeskFolder, when: str = EVENING) -> dict[str, object]:
    """What a gathering says of the one outlet."""
    ran = desk.copydesk("gather", "--json", when)
    assert ran.exit_code in (0, 3, 4), ran.stderr
    [outcome] = ran.json["outlets"]
    return dict(outcome)


def headlines(desk: DeskFolder) -> set[str]:
    """The headlines of the last two days that the desk holds."""
    ran = desk.copydesk("stories", "--json", "--hours", "48", EVENING)
    return {each["headline"] for story in ran.json for each in story["headlines"]}


def asked(newsstand: Newsstand) -> list[str]:
    """What was asked of the newsstand, without robots.txt as every crawl asks it, in order."""
    return [one.path for one in newsstand.requests if one.path != "/robots.txt"]


def test_a_news_sitemap_is_gathered(stand: Newsstand, desk: DeskFolder) -> None:
    desk.writes("outlets.toml", f'{CITY}sitemaps = ["{stand.address}{ROOM.sitemap_path}"]\n')

    outcome = gathered(desk)

    assert (outcome["state"], outcome["why"]) == ("new", "")
    assert headlines(desk) == {piece.headline for piece in YOUNG}


def test_a_section_page_is_gathered_by_the_addresses_of_its_links(stand: Newsstand, desk: DeskFolder) -> None:
    desk.writes("outlets.toml", f'{CITY}sections = [{{ url = "{stand.address}{ROOM.latest_path}" }}]\n')

    gathered(desk)

    assert headlines(desk) == {piece.headline for piece in YOUNG}


def test_a_section_page_is_gathered_by_its_selector(stand: Newsstand, desk: DeskFolder) -> None:
    section = f'{{ url = "{stand.address}{ROOM.latest_path}", links = "article:first-of-type h3 a" }}'
    desk.writes("outlets.toml", f"{CITY}sections = [{section}]\n")

    gathered(desk)

    assert headlines(desk) == {ROOM.pieces[0].headline}


def test_what_feed_sitemap_and_section_all_hold_is_one_headline(stand: Newsstand, desk: DeskFolder) -> None:
    lists = (
        f'feeds = ["{stand.address}{ROOM.feed_path}"]\nsitemaps = ["{stand.address}{ROOM.sitemap_path}"]\n'
        f'sections = [{{ url = "{stand.address}{ROOM.latest_path}" }}]\n'
    )
    desk.writes("outlets.toml", CITY + lists)

    outcome = gathered(desk)

    assert outcome["new"] == len(ROOM.pieces)
    assert {ROOM.feed_path, ROOM.sitemap_path, ROOM.latest_path} <= set(asked(stand))


def test_an_index_leads_to_its_parts_and_they_are_asked_with_their_validators(
    stand: Newsstand, desk: DeskFolder
) -> None:
    stand.show(
        {
            **pages(stand.address),
            "/index.xml": Answer(
                body=index((stand.address + ROOM.sitemap_path, ""), (f"{stand.address}/gone-news.xml", "")).encode()
            ),
        }
    )
    desk.writes("outlets.toml", f'{CITY}sitemaps = ["{stand.address}/index.xml"]\n')

    first = gathered(desk)
    before = len(stand.requests)
    again = gathered(desk, TOMORROW)

    assert (first["state"], first["new"]) == ("new", len(YOUNG))
    assert "gone-news.xml: there is nothing at this address" in str(first["why"])
    assert again["state"] == "unchanged"
    assert {one.path: one.status for one in stand.requests[before:]}[ROOM.sitemap_path] == 304


def test_an_outlet_for_which_nothing_is_written_is_asked_what_its_robots_txt_names(
    stand: Newsstand, desk: DeskFolder
) -> None:
    robots = f"User-agent: *\nAllow: /\nSitemap: {stand.address}{ROOM.sitemap_path}\n"
    stand.show({**pages(stand.address), "/robots.txt": Answer(body=robots.encode())})
    desk.writes("outlets.toml", f'{CITY}home = "{stand.address}/"\n')

    first = gathered(desk)
    again = gathered(desk, TOMORROW)

    assert (first["state"], first["new"]) == ("new", len(YOUNG))
    assert headlines(desk) == {piece.headline for piece in YOUNG}
    assert again["state"] == "unchanged"
    assert [one.status for one in stand.requests if one.path == ROOM.sitemap_path] == [200, 304]


def test_a_robots_txt_that_names_no_sitemap_is_said_with_the_cure(stand: Newsstand, desk: DeskFolder) -> None:
    desk.writes("outlets.toml", f'{CITY}home = "{stand.address}/"\n')

    outcome = gathered(desk)

    assert outcome["state"] == "off"
    assert outcome["why"] == "nothing is written for it, and its robots.txt names no sitemap; add feeds in outlets.toml"


# Lists that cannot be read, an outlet each, and what is said of it.
UNREADABLE = {
    "a page": ('sitemaps = ["{}/consent"]', "the answer is a web page, not a sitemap"),
    "gone": ('sitemaps = ["{}/gone.xml"]', "there is nothing at this address (HTTP 404)"),
    "no selector": ('sections = [{{ url = "{}/consent?again", links = "a[" }}]', "is no CSS selector"),
    "no titles": ('sitemaps = ["{}/sitemap.xml"]', "it is no news sitemap: none of its entries has a title"),
}


@pytest.fixture(scope="module")
def unreadable(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, str]]:
    """What one gathering says of them."""
    desk = DeskFolder(tmp_path_factory.mktemp("unreadable"))
    desk.writes("copydesk.toml", SETTINGS)
    consent = Answer(body=b"<!doctype html><title>Consent</title><p>Do you accept?")
    with Newsstand() as stand:
        plain = f"<urlset><url><loc>{stand.address}/about</loc></url></urlset>"
        stand.show({"/consent": consent, "/consent?again": consent, "/sitemap.xml": Answer(body=plain.encode())})
        entries = (
            f'[[outlet]]\nname = "{name}"\n{key.format(stand.address)}\n' for name, (key, _) in UNREADABLE.items()
        )
        desk.writes("outlets.toml", "\n".join(entries))
        ran = desk.copydesk("gather", "--json", EVENING)
    return {one["outlet"]: one for one in ran.json["outlets"]}


def test_a_sitemap_without_titles_is_said_to_be_of_no_use(unreadable: Mapping[str, Mapping[str, str]]) -> None:
    outcome = unreadable["no titles"]

    assert (outcome["state"], outcome["why"]) == ("broken", "it is no news sitemap: none of its entries has a title")


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_list_that_cannot_be_read_is_one_outcome(unreadable: Mapping[str, Mapping[str, str]], name: str) -> None:
    assert UNREADABLE[name][1] in unreadable[name]["why"]


@pytest.mark.parametrize(
    ("facts", "asked_for"),
    [
        pytest.param({"feeds": ("https://a.example/feed",)}, [("feed", "https://a.example/feed")], id="a feed"),
        pytest.param(
            {"sitemaps": ("https://a.example/n.xml",)}, [("sitemap", "https://a.example/n.xml")], id="a sitemap"
        ),
        pytest.param({}, [("robots", "https://a.example/robots.txt")], id="nothing but a host"),
        pytest.param({"home": "https://b.example/en/"}, [("robots", "https://b.example/robots.txt")], id="a home"),
        pytest.param({"hosts": ()}, [], id="nothing at all"),
    ],
)
def test_robots_txt_is_asked_only_where_nothing_is_written(
    facts: Mapping[str, Any], asked_for: list[tuple[str, str]]
) -> None:
    outlet = replace(Outlet(name="Argus", hosts=("a.example",)), **facts)

    assert [(each.kind, each.url) for each in for_outlets([outlet], {})] == asked_for


def test_a_page_that_is_refused_is_neither_paid_nor_dead(newsstand: Newsstand, db: Connection, tmp_path: Path) -> None:
    newsstand.show({"/paid.html": Answer(status=403)})
    page = Assignment(url=f"{newsstand.address}/paid.html", outlet="Veldria Courier", kind="article")
    errand = Crawl(desk=str(tmp_path / "desk.db"), run=0, as_of=NOON, assignments=(page,))

    gather.crawl(errand, spider="article", scrapy_settings={"COPYDESK_ALLOW_PRIVATE": True}, told=lambda _: None)

    remembered = sources.known(db, [page.url])[page.url]
    assert (remembered.state, remembered.why) == ("refused", "the outlet refuses copydesk (HTTP 403)")


@pytest.mark.parametrize("kind", ["sitemap", "section"])
def test_scrapy_itself_asks_the_addresses_of_one_kind(stand: Newsstand, desk: DeskFolder, kind: str) -> None:
    paths = {"sitemap": ROOM.sitemap_path, "section": ROOM.latest_path}
    lists = (
        f'sitemaps = ["{stand.address}{ROOM.sitemap_path}"]\n'
        f'sections = [{{ url = "{stand.address}{ROOM.latest_path}" }}]\n'
    )
    desk.writes("outlets.toml", CITY + lists)
    environ = {**os.environ, "COPYDESK_DESK": str(desk.folder), "PYTHONPATH": str(ROOT)}

    crawl = [sys.executable, "-m", "scrapy", "crawl", kind, "-a", "outlet=Veldria Courier"]
    ran = subprocess.run(crawl, cwd=ROOT, capture_output=True, text=True, env=environ, check=False)

    assert json.loads(ran.stdout.splitlines()[-1])["outlet"] == "Veldria Courier"
    assert asked(stand) == [paths[kind]]

"""The feeds and pages of the day: well-formed, marked as invented, and every link leads to a page."""

import json
import re
import struct
import tomllib
from datetime import timedelta
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree, html

from pipeline.newsstand import AS_OF, Answer, Newsroom, Piece, desk_files, newsrooms, pages
from pipeline.newsstand.markup import INVENTED
from pipeline.read import sections, sitemaps

ADDRESS = "http://127.0.0.1:8123"
PAGES = pages(ADDRESS)
PRINTING = [room for room in newsrooms() if room.answers == "feed"]
ARTICLES = [(room, piece) for room in PRINTING for piece in room.pieces]
ROOM_IDS = [room.key for room in PRINTING]
# The addresses of vocabularies, which nobody fetches.
_VOCABULARIES = (
    *("http://www.w3.org/", "http://purl.org/", "https://schema.org", "https://jsonfeed.org/"),
    *("http://www.sitemaps.org/schemas/", "http://www.google.com/schemas/"),
)


def test_the_day_prints_all_four_forms_of_feed() -> None:
    assert {room.form for room in PRINTING} == {"rss", "atom", "rdf", "json"}


@pytest.mark.parametrize("room", PRINTING, ids=ROOM_IDS)
def test_each_feed_is_well_formed_and_holds_every_headline(room: Newsroom) -> None:
    assert _titles(room) == [piece.headline for piece in room.pieces]


@pytest.mark.parametrize("room", PRINTING, ids=ROOM_IDS)
def test_each_sitemap_and_page_of_the_latest_holds_what_the_feed_holds(room: Newsroom) -> None:
    latest = sections.read(PAGES[room.latest_path].body, url=ADDRESS + room.latest_path, now=AS_OF, links="h3 a")
    listed = sitemaps.read(PAGES[room.sitemap_path].body, url=ADDRESS + room.sitemap_path, now=AS_OF)
    young = [piece for piece in room.pieces if piece.at is None or piece.at > AS_OF - timedelta(hours=48)]

    assert {(item.headline, item.published) for item in latest.items} == {(one.headline, one.at) for one in room.pieces}
    assert {(item.headline, item.published) for item in listed.items} == {(one.headline, one.at) for one in young}


def test_every_text_of_the_stand_says_that_it_is_invented() -> None:
    texts = {path: answer.body.decode() for path, answer in PAGES.items() if not path.endswith((".png", ".txt"))}

    assert [path for path, text in texts.items() if INVENTED not in text] == []


def test_every_link_of_every_page_and_feed_is_answered() -> None:
    links = {
        urljoin(ADDRESS + path, link)
        for path, answer in PAGES.items()
        if not path.endswith(".png")
        for link in _links(answer)
    }

    assert len(links) > 100
    assert {link for link in links if urlsplit(link).path not in PAGES or not link.startswith(ADDRESS)} == set()


def test_one_newsroom_links_relatively_and_two_track_their_readers() -> None:
    assert len([room for room in PRINTING if "<link>/" in PAGES[room.feed_path].body.decode()]) == 1
    assert len([room for room in PRINTING if re.search(r"[?](utm|cmp)", PAGES[room.feed_path].body.decode())]) == 2


def test_arabic_and_chinese_newsrooms_print_in_their_own_scripts() -> None:
    scripts = {"ar": r"[\u0600-\u06ff]", "zh": r"[\u4e00-\u9fff]"}
    printed = {room.language for room in PRINTING if room.language in scripts}

    assert printed == {"ar", "zh"}
    assert [
        piece.slug
        for room, piece in ARTICLES
        if room.language in scripts and not re.search(scripts[room.language], piece.headline)
    ] == []


def test_an_undated_piece_has_no_date_in_the_feed() -> None:
    feed = etree.fromstring(PAGES["/dravna-herald/feed.xml"].body)
    undated = [item.findtext("title") for item in feed.iter("item") if item.find("pubDate") is None]

    assert undated == ["Plum brandy makers quarrel over the colour of a label"]


@pytest.mark.parametrize(("room", "piece"), ARTICLES, ids=[piece.slug for _, piece in ARTICLES])
def test_a_page_gives_its_piece_in_markup_and_in_json_ld(room: Newsroom, piece: Piece) -> None:
    page = html.fromstring(PAGES[piece.path].body.decode())
    data = json.loads(page.findtext(".//script[@type='application/ld+json']") or "")

    assert page.findtext(".//h1") == data["headline"] == piece.headline
    assert [p.text for p in page.findall(".//div[@class='body']/p")] == [piece.summary, *piece.paragraphs]
    assert (page.find(".//figure/figcaption") is not None) == bool(piece.picture)
    assert data.get("datePublished") == (piece.at.isoformat() if piece.at else None)
    assert data["publisher"]["name"] == room.name


def test_pictures_are_png_files_of_the_size_the_pages_name() -> None:
    pictures = [answer.body for path, answer in PAGES.items() if path.endswith(".png")]

    assert len(pictures) >= 5
    assert {struct.unpack(">II", body[16:24]) for body in pictures if body.startswith(b"\x89PNG")} == {(640, 360)}


def test_the_desk_reads_only_the_newsstand() -> None:
    files = desk_files(ADDRESS)
    outlets = tomllib.loads(files["outlets.toml"])["outlet"]
    settings = tomllib.loads(files["copydesk.toml"])

    assert settings["registry"]["builtin"] is False
    assert [outlet["feeds"] for outlet in outlets] == [[ADDRESS + room.feed_path] for room in newsrooms()]


def test_the_desk_has_two_topics_and_the_first_has_two_sides() -> None:
    first, second = tomllib.loads(desk_files(ADDRESS)["copydesk.toml"])["topic"]

    assert (first["name"], sorted(first["sides"]), second["name"]) == ("skerrow", ["varkesh", "veldria"], "earth")


def _titles(room: Newsroom) -> list[str | None]:
    body = PAGES[room.feed_path].body
    if room.form == "json":
        return [item["title"] for item in json.loads(body)["items"]]
    items = etree.fromstring(body).iter("{*}item", "{*}entry")
    return [item.findtext("{*}title") for item in items]


def _links(answer: Answer) -> set[str]:
    text = answer.body.decode()
    linked = re.findall(r'(?:href|src|rdf:resource|rdf:about)="([^"]*)"|<link>([^<]+)</link>', text)
    absolute = re.findall(r'https?://[^\s"<>]+', text)
    every = {first or second for first, second in linked} | set(absolute)
    return {link.replace("&amp;", "&") for link in every if not link.startswith(_VOCABULARIES)}

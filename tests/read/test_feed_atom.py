"""Atom as its specification has it (RFC 4287): whose an entry is, where it leads, and when it was published."""

from datetime import UTC, datetime

import pytest

from pipeline.news import Item
from pipeline.read import feeds

NOW = datetime(2026, 5, 13, 12, tzinfo=UTC)
TITLE = "Ferry crews in Osthaven stop work for a week"
URL = "https://harbour.example/ferry"
LINK = f'<link href="{URL}"/>'
AUTHOR = "<author><name>Ada Bo</name></author>"
DOCUMENT = '<link hreflang="en" type="application/pdf" href="/p"/>'
IANA = "http://www.iana.org/assignments/relation/"


def _only(entry: str, head: str = "", *, language: str = "en") -> Item:
    feed = (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}"><title>Harbour Times</title>{head}'
        f"<entry><title>{TITLE}</title><id>h:1</id><updated>2026-05-12T09:30:00Z</updated>{entry}</entry></feed>"
    )
    [item] = feeds.read(feed.encode(), url="https://harbour.example/atom.xml", now=NOW).items
    return item


@pytest.mark.parametrize(
    ("entry", "head", "authors"),
    [
        pytest.param(LINK, AUTHOR, ("Ada Bo",), id="the feed's"),
        pytest.param(LINK + AUTHOR, AUTHOR.replace("Ada Bo", "Ed Fi"), ("Ada Bo",), id="its own first"),
        pytest.param(LINK, AUTHOR.replace("Ada Bo", "Harbour Times"), (), id="the feed's title is nobody"),
        pytest.param(LINK, AUTHOR.replace("Ada Bo", "The harbour times"), (), id="nor is it with an article"),
        pytest.param(f"{LINK}<source><title>Marl Post</title></source>", AUTHOR, (), id="taken from another feed"),
    ],
)
def test_an_entry_without_an_author_is_by_the_feeds(entry: str, head: str, authors: tuple[str, ...]) -> None:
    assert _only(entry, head).authors == authors


@pytest.mark.parametrize("title", ["Harbour Times - Coast", "Opinion | Harbour Times", "Harbour Times: Coast"])
def test_the_feeds_name_is_nobody_where_its_title_names_a_section_too(title: str) -> None:
    feed = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{title}</title><author><name>Harbour Times</name></author>'
        f"<entry><title>{TITLE}</title><id>h:1</id><updated>2026-05-12T09:30:00Z</updated>{LINK}</entry></feed>"
    )

    assert feeds.read(feed.encode(), url=URL, now=NOW).items[0].authors == ()


@pytest.mark.parametrize(
    ("links", "language"),
    [
        pytest.param(f'<link hreflang="en" href="{URL}"/><link hreflang="de" href="{URL}/de"/>', "en", id="first"),
        pytest.param(f'<link hreflang="de" href="{URL}/de"/><link hreflang="en-GB" href="{URL}"/>', "en", id="last"),
        pytest.param(f'<link hreflang="de" href="{URL}/de"/><link hreflang="nb" href="{URL}"/>', "no", id="Norwegian"),
        pytest.param(f'<link href="{URL}"/>{DOCUMENT}', "en", id="a page that says no language"),
        pytest.param(f'{DOCUMENT}<link hreflang="en" type="text/html" href="{URL}"/>', "en", id="after a document"),
        pytest.param(f'<link rel="{IANA}self" href="/x"/><link rel="{IANA}alternate" href="{URL}"/>', "en", id="IANA"),
    ],
)
def test_the_link_is_the_alternate_in_the_entrys_language(links: str, language: str) -> None:
    assert _only(links, language=language).url == URL


def test_the_day_of_creation_comes_before_that_of_a_change() -> None:
    rss = (
        '<rss version="2.0" xmlns:dcterms="http://purl.org/dc/terms/"><channel><title>Harbour Times</title><item>'
        f"<title>{TITLE}</title><link>{URL}</link><dcterms:modified>2026-05-13T01:00:00Z</dcterms:modified>"
        "<dcterms:created>2026-05-12T06:30:00Z</dcterms:created></item></channel></rss>"
    )

    [item] = feeds.read(rss.encode(), url=URL, now=NOW).items

    assert item.published == datetime(2026, 5, 12, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        pytest.param(f'<link rel="self" href="{URL}"/>', URL, id="nothing else"),
        pytest.param(f'<link rel="self" type="text/html" href="{URL}"/>', URL, id="a page"),
        pytest.param(f'<link rel="self" href="/api/1"/>{LINK}', URL, id="beside its page"),
    ],
)
def test_an_entry_that_only_says_where_it_is_itself_leads_there(entry: str, url: str) -> None:
    assert _only(entry).url == url


def test_an_entry_that_is_only_there_as_atom_again_has_no_page() -> None:
    link = f'<link rel="self" type="application/atom+xml" href="{URL}.atom"/>'
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>{TITLE}</title><id>h:1</id>{link}</entry></feed>'

    assert feeds.read(feed.encode(), url="https://harbour.example/atom.xml", now=NOW).items == ()

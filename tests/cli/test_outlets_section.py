"""`outlets add` of a page without a feed: it is asked as a section where it lists articles with their days."""

import tomllib

from pipeline.newsstand import Answer, Newsstand
from tests.desks import DeskFolder

AS_OF = "--as-of=2026-05-12T12:00:00Z"
PAGE = {"Content-Type": "text/html; charset=utf-8"}


def city(*cards: str) -> bytes:
    """A page of Harbour Times that lists articles of its city, and has no feed."""
    return f"<!doctype html><html lang='en'><title>City - Harbour Times</title><main>{''.join(cards)}</main>".encode()


def card(number: int, day: str = "<time datetime='2026-05-12T10:00:00Z'></time>") -> str:
    """One article of it."""
    link = f"<a href='/city/ferry-stays-in-port-{number}'>Ferry {number} stays in port</a>"
    return f"<article><h2>{link}</h2>{day}</article>"


def test_a_page_that_lists_dated_articles_is_proposed_as_a_section(desk: DeskFolder, newsstand: Newsstand) -> None:
    newsstand.show({"/city": Answer(body=city(card(1), card(2), card(3)), headers=PAGE)})

    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/city", "--yes", AS_OF)

    assert 'name = "Harbour Times"' in ran.stdout, ran.stderr  # the path says what City is
    assert f"{newsstand.address}/city  City - Harbour Times: 3 items, newest of 2026-05-12" in ran.stdout
    written = tomllib.loads((desk.folder / "outlets.toml").read_text("utf-8"))
    assert written["outlet"][-1]["sections"] == [{"url": f"{newsstand.address}/city"}]
    assert "no feed was found; the page lists articles with their days, and is asked as a section" in ran.stderr


def test_a_page_whose_articles_have_no_days_is_none(desk: DeskFolder, newsstand: Newsstand) -> None:
    newsstand.show({"/city": Answer(body=city(card(1, ""), card(2, ""), card(3, "")), headers=PAGE)})

    ran = desk.copydesk("outlets", "add", f"{newsstand.address}/city", "--json", AS_OF)

    assert "sections" not in ran.json["outlet"], ran.stderr

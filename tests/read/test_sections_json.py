"""A section page whose links only a script puts in place gives the articles that its JSON-LD lists."""

import json
from datetime import UTC, datetime

import pytest

from tests.read.lists import SITE, read_section

FERRY, FOG = "Ferry crews in Osthaven stop work", "Fog stops all boats in Marl"


def _listing(*elements: object, kind: str = "ItemList") -> str:
    said = json.dumps({"@type": "CollectionPage", "mainEntity": {"@type": kind, "itemListElement": elements}})
    return f'<script type="application/ld+json">{said}</script>'


@pytest.mark.parametrize(
    "element",
    [
        pytest.param({"@type": "ListItem", "position": 1, "url": "/world/ferry", "name": FERRY}, id="address and name"),
        pytest.param(
            {"@type": "ListItem", "item": {"@type": "NewsArticle", "url": f"{SITE}/world/ferry", "headline": FERRY}},
            id="an article",
        ),
        pytest.param({"@type": "ListItem", "item": {"@id": f"{SITE}/world/ferry", "name": FERRY}}, id="by its @id"),
        pytest.param({"@type": "ListItem", "item": f"{SITE}/world/ferry", "name": FERRY}, id="by its address"),
        pytest.param({"@type": "NewsArticle", "url": "/world/ferry", "headline": f"<b>{FERRY}</b>"}, id="no list item"),
    ],
)
def test_the_articles_of_a_list_in_json_ld_are_given_where_nothing_is_linked(element: object) -> None:
    feed = read_section("<div id='app'></div>", head=_listing(element, element))

    assert [(item.headline, item.url, item.published) for item in feed.items] == [(FERRY, f"{SITE}/world/ferry", None)]


def test_a_listed_article_has_the_date_that_the_list_gives_it() -> None:
    item = {"@type": "NewsArticle", "url": "/a/1", "headline": FERRY, "datePublished": "2026-05-12T07:30:00Z"}

    [found] = read_section("", head=_listing({"@type": "ListItem", "item": item})).items

    assert found.published == datetime(2026, 5, 12, 7, 30, tzinfo=UTC)


def test_more_than_the_most_are_told_of() -> None:
    elements = [{"@type": "ListItem", "url": f"/a/{nth}", "name": f"{FERRY} for {nth} days"} for nth in range(5)]

    feed = read_section("", head=_listing(*elements), most=3)

    assert (len(feed.items), feed.warnings) == (3, ("2 items beyond 3 were left out",))


@pytest.mark.parametrize(
    ("body", "head"),
    [
        pytest.param(
            "", _listing({"@type": "ListItem", "item": "/world", "name": FERRY}, kind="BreadcrumbList"), id="crumbs"
        ),
        pytest.param(
            "", _listing({"@type": "ListItem", "url": "https://other.example/a", "name": FERRY}), id="elsewhere"
        ),
        pytest.param("", _listing({"@type": "ListItem", "url": "/world/ferry"}), id="no headline"),
        pytest.param("", _listing({"@type": "ListItem", "url": "javascript:a()", "name": FERRY}), id="no address"),
        pytest.param("", _listing("/world/ferry", None, 3, [FERRY]), id="no nodes"),
    ],
)
def test_what_is_no_article_of_the_outlet_is_none_of_a_list_either(body: str, head: str) -> None:
    assert read_section(body, head=head).items == ()


def test_a_page_that_links_its_articles_is_read_by_its_links() -> None:
    linked = f'<a href="/2026/05/12/fog">{FOG}</a>'

    feed = read_section(linked, head=_listing({"@type": "ListItem", "url": "/world/ferry", "name": FERRY}))

    assert [item.headline for item in feed.items] == [FOG]


@pytest.mark.parametrize("part", ["hasPart", "blogPost"])
def test_the_parts_of_a_page_in_json_ld_are_a_list_too(part: str) -> None:
    article = '{"@type": "NewsArticle", "url": "/2026/05/12/ferry-stays", "headline": "Ferry stays in port"}'
    script = f'<script type="application/ld+json">{{"@type": "CollectionPage", "{part}": [{article}]}}</script>'

    assert [item.headline for item in read_section(script).items] == ["Ferry stays in port"]

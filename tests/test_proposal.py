"""What is proposed for an outlet: a name that it uses itself, a country and a language that somebody said."""

import pytest

from pipeline.news import Feed, FrontPage, Outlet
from pipeline.outlets import posts, proposal

HOME = "https://www.harbourtimes.example/"


@pytest.mark.parametrize(
    ("site_name", "title", "feeds", "name"),
    [
        pytest.param("The Harbour Times", "Front", [], "The Harbour Times", id="the page's name for the site"),
        pytest.param("", "Breaking news | Harbour Times", [], "Harbour Times", id="the part the host is called after"),
        pytest.param("", "Home - The Bell", ["The Bell: world"], "The Bell", id="the part the feed is called after"),
        pytest.param("", "The Bell — News of the coast", [], "The Bell", id="the first part"),
        pytest.param("", "", ["The Bell"], "The Bell", id="a feed's title"),
        pytest.param("", "", [], "harbourtimes.example", id="the host"),
        pytest.param("", "x" * 500, [], "x" * 80, id="too long"),
    ],
)
def test_its_name_is(site_name: str, title: str, feeds: list[str], name: str) -> None:
    page = FrontPage(url=HOME, site_name=site_name, title=title)

    assert proposal.name_of(page, feeds, HOME) == name


@pytest.mark.parametrize(
    ("address", "languages", "country"),
    [
        pytest.param("https://harbour.nz/", ["en-US"], "NZ", id="the host's"),
        pytest.param("https://harbour.co.uk/", [], "GB", id="uk is GB"),
        pytest.param("https://harbour.tv/", ["en-NZ"], "NZ", id="tv is no country to those who buy it"),
        pytest.param("https://harbour.example/", ["", "pt-BR"], "BR", id="the language's region"),
        pytest.param("https://harbour.example/", ["en-US"], "", id="what WordPress writes says nothing"),
        pytest.param("https://harbour.example/", ["en"], "", id="nobody says"),
        pytest.param("http://127.0.0.1/", ["en-XX"], "", id="no country"),
    ],
)
def test_its_country_is(address: str, languages: list[str], country: str) -> None:
    assert proposal.country_of(address, languages) == country


def test_a_page_whose_feed_is_a_channel_of_posts_is_that_channel_and_has_no_host() -> None:
    feed = "https://www.youtube.com/feeds/videos.xml?channel_id=UC" + "a" * 22
    page = FrontPage(url="https://www.youtube.com/@harbour", title="Harbour - YouTube")

    found = proposal.outlet(
        address=page.url, page=page, feeds=[(feed, Feed(format="atom", title="Harbour"))], sitemaps=[], posting=None
    )

    assert found == Outlet(name="Harbour", feeds=(feed,))


def test_a_telegram_channel_is_a_section_page() -> None:
    posting = posts.posting("https://t.me/harbour")

    found = proposal.outlet(address="https://t.me/harbour", page=None, feeds=[], sitemaps=[], posting=posting)

    assert posting is not None
    assert found == Outlet(name="@harbour", sections=(posting.section,) if posting.section else ())

"""The address that an article's page gives itself."""

import pytest

from tests.read.invented_pages import page, read

SITE = "https://harbour.example"


@pytest.mark.parametrize(
    ("head", "path"),
    [
        pytest.param('<link rel="shortlink Canonical" href="/coast/strike">', "/coast/strike", id="one rel of several"),
        pytest.param('<base href="/coast/"><link rel="canonical" href="strike">', "/coast/strike", id="from the base"),
        pytest.param('<base><link rel="canonical" href="strike">', "/world/strike", id="a base without an address"),
        pytest.param('<base href="x:"><link rel="canonical" href="strike">', "/world/strike", id="a base that is none"),
    ],
)
def test_a_canonical_address_is_read_as_a_browser_would(head: str, path: str) -> None:
    assert read(page(head=head)).canonical == f"https://harbour.example{path}"


def test_a_canonical_address_on_another_site_is_not_followed() -> None:
    article = read(page(head='<link rel="canonical" href="https://marl.example/claimed/by/another">'))

    assert article.canonical == "https://harbour.example/world/ferry-strike"


@pytest.mark.parametrize(
    ("said", "canonical"),
    [
        pytest.param("https://harbour.example/", "/world/coast/ferry-strike", id="the home page's"),
        pytest.param("/world/coast", "/world/coast/ferry-strike", id="its section's"),
        pytest.param("/world/coast/", "/world/coast/ferry-strike", id="its section's, with a slash"),
        pytest.param("/en", "/world/coast/ferry-strike", id="the home page's in a language"),
        pytest.param("/404", "/world/coast/ferry-strike", id="what is shown where nothing is found"),
        pytest.param("/{{ slug }}", "/world/coast/ferry-strike", id="a template's"),
        pytest.param("/world/coast/%7Bslug%7D", "/world/coast/ferry-strike", id="a template's, escaped"),
        pytest.param("/2026", "/world/coast/ferry-strike", id="that of a year"),
        pytest.param("/40412", "/40412", id="a number of its own"),
        pytest.param("/?p=77", "/?p=77", id="a number of the home page's"),
        pytest.param("/coast/ferry-strike", "/coast/ferry-strike", id="another section's"),
        pytest.param("/ferry-strike", "/ferry-strike", id="no section's"),
    ],
)
def test_an_address_that_many_pages_may_give_is_not_the_articles(said: str, canonical: str) -> None:
    body = page(head=f'<link rel="canonical" href="{said}">')

    assert read(body, url=f"{SITE}/world/coast/ferry-strike").canonical == f"{SITE}{canonical}"


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/world/ferry-crews-stop/2", id="its second page"),
        pytest.param("/world/77/ferry", id="its number"),
    ],
)
def test_an_article_may_hold_the_page_that_was_asked(path: str) -> None:
    body = page(head=f'<link rel="canonical" href="{path.rpartition("/")[0]}">')

    assert read(body, url=SITE + path).canonical == SITE + path.rpartition("/")[0]


def test_the_first_address_that_can_be_the_articles_is_it() -> None:
    links = '<link rel="canonical" href="/"><link rel="canonical" href="/coast/ferry-strike">'

    assert read(page(head=links)).canonical == f"{SITE}/coast/ferry-strike"
    assert read(
        page(head='<link rel="canonical" href="/"><meta property="og:url" content="/sea/strike">')
    ).canonical == (f"{SITE}/sea/strike")


def test_of_a_file_without_an_address_the_one_that_it_gives_itself_is_told() -> None:
    article = read(page(head='<link rel="canonical" href="https://marl.example/coast/strike">'), url="")

    assert (article.url, article.canonical) == ("", "https://marl.example/coast/strike")


def test_of_a_file_without_an_address_a_relative_one_tells_nothing() -> None:
    assert read(page(head='<link rel="canonical" href="/coast/strike">'), url="").canonical == ""


def test_a_headline_of_chinese_in_the_address_above_is_no_section() -> None:
    body = page(head='<link rel="canonical" href="/渡轮船员停工抗议">')

    assert read(body, url=f"{SITE}/渡轮船员停工抗议/2").canonical.count("/") == 3

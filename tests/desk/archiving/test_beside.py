"""What a post says beside title, comment, links and excerpt is found: agencies, pictures, lines without a place."""

from collections.abc import Iterator

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk
from pipeline.desk.archiving import linking, searching
from pipeline.desk.looking_back import archive
from pipeline.news import Media
from tests.cast import NOON
from tests.desk.archiving.past import Past, keep
from tests.desks import DeskFolder

TANK = Media(
    kind="picture",
    url="https://pictures.example/tank.jpg",
    link="https://photo.example/ida",
    alt="A rusty turret",
    caption="A tank near Homs.",
    credit="Ida Holm",
)
TWEET = Media(kind="x", url="https://x.com/marl/status/12345", alt="We hold the weir")
SHOWN = Past(
    day="2023-02-01",
    title="Of Pictures",
    comment="As [Vask says](https://marl.example/says) (Harbour Times/Agency Nord).",
    links=(
        ("Orlan waits", "Harbour Times", "https://harbour.example/waits"),
        ("Zelenskiy's café closed", "Gazette", "https://gazette.example/cafe"),
        ("Vask says", "Harbour Times/Agency Nord", "https://marl.example/says"),  # as a comment's citation is stored
    ),
    agency="A.N.",
    media=(TANK, TWEET),
    unplaced=("Hat tip: [Bertil](https://bertil.example/hat#x)", "See https://ferry.example/log."),
)
OUTLETS = """
[[outlet]]
name = "Agency Nord"
aliases = ["AN"]
"""


@pytest.fixture
def desk_of_pictures(desk: DeskFolder) -> Iterator[Desk]:
    """A desk with a post that has pictures, an agency and lines without a place, and one that has none."""
    desk.writes("outlets.toml", OUTLETS)
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        keep(opened, [SHOWN, Past(day="2023-03-01", title="Of None")])
        yield opened


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("tank", id="caption"),
        pytest.param("holm", id="credit"),
        pytest.param("turret", id="alt-text"),
        pytest.param('"hold the weir"', id="the-words-of-an-embed"),
        pytest.param("in:rest tank", id="in-rest"),
        pytest.param("bertil", id="a-line-without-a-place"),
        pytest.param('"near homs" bertil orlan', id="all-together"),
        pytest.param('outlet:"Agency Nord"', id="agency"),
        pytest.param("outlet:AN", id="agency-by-its-alias"),
        pytest.param("outlet:A.N.", id="agency-as-it-is-cited"),
        pytest.param('outlet:"Gazette/A.N."', id="carrier-and-agency-as-printed"),
        pytest.param("outlet:Gazette", id="carrier"),
        pytest.param('outlet:"Harbour Times/Agency Nord"', id="carrier-and-agency-of-a-citation"),
        pytest.param("domain:photo.example", id="where-a-picture-leads"),
        pytest.param("domain:bertil.example", id="the-address-of-a-line-without-a-place"),
    ],
)
def test_it_is_found(desk_of_pictures: Desk, typed: str) -> None:
    found = searching.answers(desk_of_pictures, searching.search(desk_of_pictures, typed, limit=9))

    assert [one.hit.title for one in found] == [SHOWN.title]


@pytest.mark.parametrize(
    "typed", ['"homs ida"', "hat#x", "in:title tank", "in:excerpt tank", "outlet:Nord", "status"], ids=str
)
def test_nothing_is_found_across_two_lines_or_in_another_place_or_in_an_address(
    desk_of_pictures: Desk, typed: str
) -> None:
    assert searching.search(desk_of_pictures, typed, limit=9).places == ()


def test_a_snippet_shows_the_line_that_answers_when_nothing_else_does(desk_of_pictures: Desk) -> None:
    [picture] = searching.answers(desk_of_pictures, searching.search(desk_of_pictures, "tank", limit=9))
    [tip] = searching.answers(desk_of_pictures, searching.search(desk_of_pictures, "bertil", limit=9))
    [comment] = searching.answers(desk_of_pictures, searching.search(desk_of_pictures, "vask", limit=9))

    assert (picture.snippet, tip.snippet) == ("A tank near Homs.", "Hat tip: Bertil")
    assert comment.snippet.startswith("As Vask says")


def test_a_snippet_shows_the_excerpts_second_paragraph_when_that_answers(desk_of_pictures: Desk) -> None:
    long = Past(
        day="2023-04-01",
        title="Of Fog",
        links=SHOWN.links[:1],
        excerpt="It rose.",
        excerpt_goes_on="Fog lifts off Vik.",
    )
    keep(desk_of_pictures, [long])

    [one] = searching.answers(desk_of_pictures, searching.search(desk_of_pictures, "lifts", limit=9))
    [first] = searching.answers(desk_of_pictures, searching.search(desk_of_pictures, "rose fog", limit=9))

    assert (one.snippet, first.snippet) == ("Fog lifts off Vik.", "It rose.")


def test_the_page_is_given_the_lines_that_answer_when_nothing_else_does(desk_of_pictures: Desk) -> None:
    [picture] = archive(desk_of_pictures, "tank").entries
    [title] = archive(desk_of_pictures, "in:title pictures").entries

    assert "A tank near Homs." in picture.beside
    assert title.beside == ()


def test_a_link_answers_by_its_agency(desk_of_pictures: Desk) -> None:
    [one] = searching.answers(desk_of_pictures, searching.search(desk_of_pictures, "outlet:AN", limit=9))

    assert [link.headline for link in one.links] == ["Zelenskiy's café closed", "Vask says"]


@pytest.mark.parametrize(
    ("url", "role"),
    [
        pytest.param("https://x.com/marl/status/12345?ref_src=twsrc", "media", id="an-embed"),
        pytest.param("https://pictures.example/tank.jpg", "media", id="a-picture"),
        pytest.param("https://photo.example/ida", "media", id="where-a-picture-leads"),
        pytest.param("https://bertil.example/hat", "other", id="a-line-without-a-place"),
        pytest.param("https://ferry.example/log", "other", id="a-bare-address"),
    ],
)
def test_a_page_that_is_shown_is_looked_up(desk_of_pictures: Desk, url: str, role: str) -> None:
    [found] = linking.linking(desk_of_pictures, url)

    assert (found.title, found.role) == (SHOWN.title, role)


def test_lines_that_find_a_place_are_forgotten(desk_of_pictures: Desk) -> None:
    searching.search(desk_of_pictures, "bertil", limit=9)

    desk_of_pictures.db.execute("update post_sources set unplaced = '[]'")

    assert searching.search(desk_of_pictures, "bertil", limit=9).places == ()
    assert linking.linking(desk_of_pictures, "https://bertil.example/hat") == ()


def test_a_post_that_is_deleted_takes_its_pages_along(desk_of_pictures: Desk) -> None:
    searching.search(desk_of_pictures, "tank", limit=9)

    desk_of_pictures.db.execute("delete from posts")

    assert linking.linking(desk_of_pictures, "https://photo.example/ida") == ()

"""The invented day holds what the demo and the tests need of it, and names nothing that exists."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline import outlets
from pipeline.newsstand import AS_OF, MORNING, Newsroom, Piece, newsrooms, pages

COPY = Path(__file__).parents[2] / "pipeline" / "newsstand" / "copy"
ADDRESS = "http://127.0.0.1:8123"
PIECES = [piece for room in newsrooms() for piece in room.pieces]
DAY_OLD = timedelta(hours=30)


@pytest.fixture(scope="module")
def by_story() -> Mapping[str, list[str]]:
    """The newsrooms of each file of a story, an entry an item."""
    return {
        file.stem: [item["newsroom"] for item in tomllib.loads(file.read_text(encoding="utf-8"))["item"]]
        for file in sorted((COPY / "stories").glob("*.toml"))
    }


def test_a_dozen_newsrooms_or_more_print() -> None:
    assert len([room for room in newsrooms() if room.pieces]) >= 12


def test_there_are_eighty_to_ninety_headlines() -> None:
    assert 80 <= len(PIECES) <= 90


def test_every_piece_belongs_to_a_newsroom_of_the_list(by_story: Mapping[str, list[str]]) -> None:
    named = {newsroom for entries in by_story.values() for newsroom in entries}

    assert named <= {room.key for room in newsrooms()}


def test_eight_stories_or_more_have_three_to_nine_newsrooms(by_story: Mapping[str, list[str]]) -> None:
    stories = [entries for name, entries in by_story.items() if not name.startswith(("talks", "singletons"))]

    assert len([entries for entries in stories if 3 <= len(set(entries)) <= 9]) >= 8


def test_about_twenty_pieces_are_nobody_elses(by_story: Mapping[str, list[str]]) -> None:
    assert 18 <= len(by_story["singletons"]) <= 24


def test_the_main_story_has_both_sides_press(by_story: Mapping[str, list[str]]) -> None:
    countries = Counter(_room(key).country for key in set(by_story["talks"]))

    assert sum(countries.values()) >= 8
    assert countries["XV"] >= 2
    assert countries["XR"] >= 2


@pytest.mark.parametrize("story", ["talks", "blackout", "hesho"])
def test_three_stories_are_worth_a_post(by_story: Mapping[str, list[str]], story: str) -> None:
    rooms = [_room(key) for key in set(by_story[story]) if _room(key).language == "en"]

    assert len(rooms) >= 6
    assert len({room.family or room.name for room in rooms}) >= 2


def test_two_newsrooms_are_of_one_family_and_one_is_an_agency() -> None:
    families = Counter(room.family for room in newsrooms() if room.family)

    assert families == {"Lindgate Press": 2}
    assert [room.name for room in newsrooms() if room.agency] == ["Brisane Wire"]


def test_four_newsrooms_reprint_one_report_of_the_agency_under_their_own_headlines() -> None:
    copies = [piece for piece in PIECES if piece.byline == "Brisane Wire"]

    assert len({piece.newsroom for piece in copies}) == len({piece.headline for piece in copies}) == 4
    assert all(piece.summary.startswith("PORT SELWEN, May 12 (Brisane Wire) - ") for piece in copies)


@pytest.mark.parametrize(("kind", "count"), [("opinion", 1), ("editorial", 1), ("live", 1)])
def test_each_kind_that_may_not_lead_is_there_once(kind: str, count: int) -> None:
    assert len([piece for piece in PIECES if piece.kind == kind]) == count


def test_one_piece_is_undated_and_one_of_last_year() -> None:
    old = [piece.slug for piece in PIECES if piece.at and piece.at < AS_OF - timedelta(days=300)]

    assert [piece.slug for piece in PIECES if piece.at is None] == ["plum-brandy-makers-label"]
    assert old == ["ledger-guide-to-grain-freight"]


def test_all_other_pieces_are_of_the_thirty_hours_before_the_demo() -> None:
    late = [piece.slug for piece in PIECES if piece.at and not AS_OF - DAY_OLD <= piece.at < AS_OF]

    assert late == ["ledger-guide-to-grain-freight"]


def test_every_piece_has_text_to_excerpt() -> None:
    bare = [piece.slug for piece in PIECES if not piece.paragraphs or not piece.summary]

    assert bare == []


def test_summaries_are_as_long_as_newsrooms_write_them() -> None:
    words = {piece.slug: len(piece.summary.split()) for piece in PIECES if _room(piece.newsroom).language == "en"}

    assert {slug: count for slug, count in words.items() if not 18 <= count <= 48} == {}


def test_a_page_has_one_address_of_its_own() -> None:
    assert max(Counter(piece.path for piece in PIECES).values()) == 1


def test_the_morning_edition_knows_nothing_of_the_afternoon() -> None:
    early = [piece for room in newsrooms("morning") for piece in room.pieces]

    assert 30 <= len(early) < len(PIECES)
    assert all(piece.at is None or piece.at <= MORNING for piece in early)


def test_two_pieces_of_one_newsroom_change_their_headline_and_keep_their_address() -> None:
    early = {piece.path: piece for room in newsrooms("morning") for piece in room.pieces}
    retitled = [piece for piece in PIECES if early.get(piece.path, piece).headline != piece.headline]

    assert [piece.newsroom for piece in retitled] == ["veldria-courier", "veldria-courier"]


def test_the_day_is_the_same_each_time_it_is_printed() -> None:
    assert pages(ADDRESS) == pages(ADDRESS)


def test_exactly_one_enabled_newsroom_fails() -> None:
    failing = [room.name for room in newsrooms() if room.enabled and pages(ADDRESS)[room.feed_path].status != 200]

    assert failing == ["Fenmoor Gazette"]


def test_a_web_page_stands_where_a_disabled_newsrooms_feed_should_be() -> None:
    star = _room("pellham-star")

    assert not star.enabled
    assert pages(ADDRESS)[star.feed_path].headers["Content-Type"].startswith("text/html")


def test_every_newsroom_is_of_an_invented_country() -> None:
    # ISO 3166-1 leaves QM-QZ and XA-XZ to users; XI and XK are taken in practice (Northern Ireland, Kosovo).
    assert {room.country for room in newsrooms()} == {"XV", "XR", "XH", "XS", "XL", "XB"}


def test_every_file_says_that_it_is_invented() -> None:
    files = [*COPY.rglob("*.toml"), COPY / "README.md"]

    assert [file.name for file in files if "invented" not in file.read_text(encoding="utf-8").lower()] == []


def test_no_outlet_of_the_shipped_registry_is_named() -> None:
    real = {spelling.casefold() for spelling in outlets.shipped().spellings()}
    ours = {name.casefold() for room in newsrooms() for name in (room.name, *room.aliases, room.family) if name}

    assert ours & real == set()


def test_the_wire_report_stands_before_its_copies() -> None:
    [report] = [piece for piece in PIECES if piece.slug == "skerrow-talks-flotilla-date"]
    copies = [piece for piece in PIECES if piece.byline == "Brisane Wire"]

    assert all(_at(report) < _at(copy) for copy in copies)


def _room(key: str) -> Newsroom:
    return next(room for room in newsrooms() if room.key == key)


def _at(piece: Piece) -> float:
    assert piece.at is not None
    return piece.at.timestamp()

"""What a search of the archive says when it finds nothing."""

from collections.abc import Iterator

import pytest

from pipeline.desk import Desk
from pipeline.desk.archiving import searching
from tests.desk.archiving.searched import G, past_in_new_york, titles
from tests.desks import DeskFolder


@pytest.fixture
def desk_of_past(desk: DeskFolder) -> Iterator[Desk]:
    """A desk with the blog's past."""
    with past_in_new_york(desk) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "notes"),
    [
        ("genevas talks", ('no post has "genevas"; geneva* is in 1 post',)),
        ("ministre", ('no post has "ministre"; minist* is in 1 post',)),
        ("nightfall", ('no post has "nightfall"',)),
        ("break-through", ('no post has "break-through"; breakthrough* is in 1 post',)),
        ("geneva 2022", ('no post has "2022"; what ran in that year is found by after:2022 before:2023',)),
        ('"geneva ministers"', ('no post has "geneva ministers"',)),
        ("rain geneva", ("each of these words is in a post, and no post has all that was asked for",)),
        ("geneva after:2023", ()),
        ("genevas -dam", ('no post has "genevas"; geneva* is in 1 post',)),
        (
            "https://harbour.example/2022/geneva",
            ("a page that you linked is found by its address with: copydesk archive url ADDRESS",),
        ),
    ],
)
def test_a_search_in_vain_says_which_word_no_post_has_and_what_some_have(
    desk_of_past: Desk, typed: str, notes: tuple[str, ...]
) -> None:
    found = searching.search(desk_of_past, typed, limit=20)

    assert (found.number, found.notes) == (0, notes)


def test_what_is_told_instead_finds_the_post(desk_of_past: Desk) -> None:
    assert titles(desk_of_past, "geneva* talks") == titles(desk_of_past, "breakthrough*") == [G]


def test_a_search_that_finds_something_says_nothing(desk_of_past: Desk) -> None:
    assert searching.search(desk_of_past, "geneva", limit=20).notes == ()

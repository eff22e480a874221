"""A takedown reaches imported posts: what they were read from, and what they are found by."""

import zlib
from collections.abc import Iterator

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, taking_down
from pipeline.desk.archiving import searching
from tests.cast import NOON
from tests.desk.archiving.past import GENEVA, keep
from tests.desk.canaries import files_with
from tests.desk.posting import PACE
from tests.desks import DeskFolder

PAGE = "https://harbour.example/2022/geneva"


@pytest.fixture
def desk_of_past(desk: DeskFolder) -> Iterator[Desk]:
    """A desk with the blog's past, its pages kept unpacked so that their words can be seen in the file."""
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        [geneva, *_] = keep(opened)
        html = f"<p>{GENEVA.excerpt}</p>".encode()
        opened.db.execute(
            "insert into post_sources (post, html, unplaced, imported_at) values (?, ?, '[\"shook\"]', '')",
            (geneva, html),
        )
        searching.search(opened, "dam", limit=1)
        yield opened


def test_an_imported_post_loses_the_words_its_page_and_its_place_in_the_index(desk_of_past: Desk) -> None:
    assert len(searching.search(desk_of_past, "ministers", limit=9).places) == 1
    assert len(searching.search(desk_of_past, "in:rest shook", limit=9).places) == 1

    done = taking_down.take_down(desk_of_past, PAGE, PACE)

    assert {"posts", "post_sources"} <= set(done.rows)
    assert searching.search(desk_of_past, "ministers", limit=9).places == ()
    assert searching.search(desk_of_past, "in:rest shook", limit=9).places == ()
    assert len(searching.search(desk_of_past, "geneva", limit=9).places) == 1
    assert done.scrubbed
    assert files_with(desk_of_past, "Foreign ministers", "foreign ministers", "minister") == set()


def test_what_is_kept_of_the_page_can_still_be_unpacked(desk_of_past: Desk) -> None:
    taking_down.take_down(desk_of_past, PAGE, PACE)

    [html, unplaced] = desk_of_past.db.execute("select html, unplaced from post_sources").fetchone()
    assert (zlib.decompress(html), unplaced) == (b"", "[]")

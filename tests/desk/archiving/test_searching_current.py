"""The search is never behind: what changed is found as it is now, what was removed is nowhere."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk
from pipeline.desk.archiving import indexing
from pipeline.store import archive_words, schema
from tests.cast import NOON
from tests.desk.archiving.past import DAM, keep
from tests.desk.archiving.searched import D, G, past_in_new_york, titles
from tests.desks import DeskFolder


@pytest.fixture
def desk_of_past(desk: DeskFolder) -> Iterator[Desk]:
    """A desk with the blog's past, its blog in New York."""
    with past_in_new_york(desk) as opened:
        yield opened


@pytest.mark.parametrize(
    ("change", "typed", "found"),
    [
        pytest.param("update posts set title = 'The Weir' where id = 2", "weir", ["The Weir"], id="title"),
        pytest.param("update posts set state = 'failed' where id = 2", "rain", [], id="never-went-out"),
        pytest.param("delete from posts where id = 2", "rain", [], id="deleted"),
        pytest.param("update posts set posted_at = '2021-01-01T00:00:00Z' where id = 2", "dam", [G, D], id="older"),
        pytest.param("update post_links set headline = 'Weir' where post = 2", "weir", [D], id="link"),
        pytest.param("delete from post_links where post = 2", "label:veldria", [D, G], id="links-gone"),
    ],
)
def test_a_change_is_found_at_once(desk_of_past: Desk, change: str, typed: str, found: list[str]) -> None:
    titles(desk_of_past, "dam")

    desk_of_past.db.execute(change)

    assert titles(desk_of_past, typed) == found


def test_taking_up_twice_changes_nothing(desk_of_past: Desk) -> None:
    indexing.bring_current(desk_of_past.db, desk_of_past.registry)
    before = _index(desk_of_past)
    desk_of_past.db.execute("insert into archive_due select 'post', id from posts")

    indexing.bring_current(desk_of_past.db, desk_of_past.registry)

    assert _index(desk_of_past) == before
    desk_of_past.db.execute("insert into archive_words (archive_words, rank) values ('integrity-check', 1)")


def test_a_desk_of_before_the_words_were_folded_anew_is_taken_up_again(
    desk: DeskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = {name: text for name, text in schema.MIGRATIONS.items() if name < "m007" or name == "m016_versions"}
    with monkeypatch.context() as before:
        before.setattr(schema, "MIGRATIONS", older)
        with verbs.opened(desk.folder, {}, now=NOON) as opened:
            [number] = keep(opened, [replace(DAM, title="The U.S. Dam")])
            place = (1_644_062_400 << 24) + 2 * number  # 2022-02-05T12:00:00Z, as it was taken up then
            opened.db.execute("insert into archive_entries (place, post) values (?, ?)", (place, number))
            opened.db.execute("insert into archive_words (rowid, title) values (?, 'the u s dam')", (place,))
            opened.db.execute("delete from archive_due")

    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        assert titles(opened, "US") == titles(opened, "u.s.") == ["The U.S. Dam"]
        assert titles(opened, '"u s"') == []


def test_words_that_were_removed_stay_in_no_page_of_the_index(desk_of_past: Desk) -> None:
    indexing.bring_current(desk_of_past.db, desk_of_past.registry)
    desk_of_past.db.execute("update posts set roundup = json_set(roundup, '$.lead.excerpt', json('[]'))")
    indexing.bring_current(desk_of_past.db, desk_of_past.registry)

    archive_words.forget_what_was_removed(desk_of_past.db)

    pages = b"".join(block for (block,) in desk_of_past.db.execute("select block from archive_words_data"))
    assert b"minister" not in pages
    assert b"breakthrough"[2:] in pages


def _index(desk: Desk) -> list[tuple[object, ...]]:
    return [tuple(row) for row in desk.db.execute("select rowid, * from archive_words order by rowid")]

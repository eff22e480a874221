"""Takedown: the words of one article are gone from the files of the desk, and never come back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, clipping, editing, history, taking_down
from pipeline.desk.clipping import Clip
from pipeline.errors import UsageError
from pipeline.news import Article
from pipeline.store import articles, backups, headlines, revisions
from pipeline.store.database import connect, writing
from tests.cast import NOON
from tests.desk.canaries import (
    CANARY,
    CLIPPED,
    SECOND,
    SUMMARY,
    URL,
    desk_of_canaries,
    files_with,
    post_it,
    take_down,
)
from tests.desk.worktable import NEWS

KEPT = "Second of 2."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_of_canaries(tmp_path) as opened:
        yield opened


def states(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {file.name: (file.stat().st_mtime_ns, file.read_bytes()) for file in folder.iterdir()}


def test_no_file_of_the_desk_has_the_words_afterwards(desk: Desk) -> None:
    for words in (CANARY, SECOND, CLIPPED, SUMMARY):
        assert files_with(desk, words) & {"desk.db", "desk.db-wal"}

    done = take_down(desk)

    assert files_with(desk, CANARY, SECOND, CLIPPED, SUMMARY) == set()
    assert done.scrubbed
    assert set(done.rows) == {"headlines", "articles", "pictures", "revisions", "proposals", "overrides"}


def test_while_another_program_holds_the_old_state_open_it_is_said_and_done_the_next_time(desk: Desk) -> None:
    other = connect(desk.folder / "desk.db")
    other.execute("begin")
    other.execute("select count(*) from revisions").fetchone()

    assert not take_down(desk).scrubbed
    other.close()

    assert take_down(desk).scrubbed
    assert files_with(desk, CANARY, SUMMARY) == set()


def test_headline_address_and_everybody_else_s_words_stay(desk: Desk) -> None:
    take_down(desk)

    post = verbs.find(desk, 1).roundup
    assert post.lead is not None
    assert (post.lead.headline, post.lead.url, post.lead.excerpt) == (NEWS[0].headline, URL, ())
    assert headlines.numbered(desk.db, [2])[0].content[1] == KEPT
    assert [one.headline for one in headlines.numbered(desk.db, [1])] == [NEWS[0].headline]


def test_undo_cannot_bring_the_words_back(desk: Desk) -> None:
    take_down(desk)

    post = history.undo(desk, 1, editor="Ann").roundup

    assert post.lead is not None
    assert post.lead.excerpt == ()
    assert all(one.roundup.lead and not one.roundup.lead.excerpt for one in _revisions(desk))


def _revisions(desk: Desk) -> list[revisions.Revision]:
    found = (revisions.numbered(desk.db, 1, number) for number in range(1, 9))
    return [one for one in found if one is not None]


def test_what_arrives_afterwards_is_filed_without_its_words(desk: Desk) -> None:
    take_down(desk)

    retitled = replace(NEWS[0], headline="River Talks Open At Last", summary=SUMMARY, content=(CANARY,))
    with writing(desk.db):
        headlines.file(desk.db, [retitled])
        articles.keep_read(
            desk.db,
            1,
            Article(url=URL, canonical=URL, headline="River talks open", paragraphs=(CANARY,)),
            digest="x",
            at=NOON,
        )

    assert files_with(desk, CANARY, SUMMARY) == set()
    assert headlines.numbered(desk.db, [1])[0].headline == "River Talks Open At Last"


def test_an_article_that_was_never_seen_is_filed_without_its_words_when_it_comes(desk: Desk) -> None:
    url = "https://harbour.example/2026/05/12/new"
    done = take_down(desk, url + "?utm_source=x")

    with writing(desk.db):
        headlines.file(desk.db, [replace(NEWS[0], url=url, canonical=url, summary=SUMMARY, content=(CANARY,))])

    assert done.headline is None
    filed = headlines.at_page(desk.db, url)
    assert filed is not None
    assert (filed.summary, filed.content) == ("", ())


def test_a_clip_of_it_keeps_none_of_its_words_and_says_so(desk: Desk) -> None:
    take_down(desk)

    clip = Clip(url=URL, title=NEWS[0].headline, outlet="Harbour Times", selected=(CLIPPED,))
    filed = clipping.file_clip(desk, clip, home="d1", use="lead", editor="Ann")

    assert any("taken down" in said for said in filed.said)
    assert files_with(desk, CLIPPED) == set()


def test_the_backups_in_the_desk_s_folder_that_still_have_it_are_named_and_left_alone(desk: Desk) -> None:
    (desk.folder / "backups").mkdir()
    backups.back_up(desk.db, desk.folder / "backups" / "of-today.db")
    backups.back_up(desk.db, desk.folder / "desk.db.replaced-20260101T000000Z")
    (desk.folder / "backups" / "broken.db").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    before = states(desk.folder / "backups")

    done = take_down(desk)

    assert {one.file.name: bool(one.why) for one in done.copies} == {
        "of-today.db": False,
        "desk.db.replaced-20260101T000000Z": False,
        "broken.db": True,
    }
    assert states(desk.folder / "backups") == before
    backups.back_up(desk.db, desk.folder / "backups" / "of-tonight.db")
    assert "of-tonight.db" not in {one.file.name for one in take_down(desk).copies}


def test_words_that_stand_only_in_a_replaced_database_s_log_are_found(desk: Desk) -> None:
    for suffix in ("", "-wal"):
        source = desk.folder / f"desk.db{suffix}"
        (desk.folder / f"desk.db.replaced-20260101T000000Z{suffix}").write_bytes(source.read_bytes())

    assert [one.file.name for one in take_down(desk).copies] == ["desk.db.replaced-20260101T000000Z"]


def test_what_the_editor_quoted_in_his_own_text_is_told_and_left_to_him(desk: Desk) -> None:
    editing.write_comment(desk, 1, text=f"They say: {CLIPPED}", references=(), seen="", editor="Ann")

    done = take_down(desk)

    assert done.quoting == ("d1",)
    assert CLIPPED in verbs.find(desk, 1).roundup.comment


def test_a_rehearsal_says_the_same_and_changes_nothing(desk: Desk) -> None:
    post_it(desk)

    said = taking_down.rehearse(desk, URL)

    assert said.rows["revisions"] == len(_revisions(desk))
    assert [one.post for one in said.posts] == [1]
    assert taking_down.rehearse(desk, URL) == said
    done = take_down(desk)
    assert (done.rows, done.quoting) == (said.rows, said.quoting)


def test_a_rehearsal_names_what_quotes_it_outside_of_the_excerpt_and_nothing_else(desk: Desk) -> None:
    assert taking_down.rehearse(desk, URL).quoting == ()

    editing.write_comment(desk, 1, text=f"They say: {CLIPPED}", references=(), seen="", editor="Ann")
    post_it(desk)

    assert taking_down.rehearse(desk, URL).quoting == ("d1", "p1") == take_down(desk).quoting


@pytest.mark.parametrize("url", ["", "not an address", "javascript:alert(1)", "ftp://harbour.example/1"])
def test_what_is_no_address_is_refused(desk: Desk, url: str) -> None:
    with pytest.raises(UsageError, match="no web address"):
        take_down(desk, url)

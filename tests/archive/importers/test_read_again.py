"""Imported posts that are read again: what is known since is read, what was taken down stays down."""

from datetime import datetime
from pathlib import Path

from pipeline.archive.importers import blogger_export
from pipeline.archive.values import ReadPost
from pipeline.desk.archiving.importing import import_things
from pipeline.desk.archiving.reading_posts import reader
from pipeline.desk.archiving.rereading import read_again
from pipeline.desk.archiving.tally import Tally
from pipeline.news import ReaderComment, Roundup
from pipeline.store import takedowns
from pipeline.store.database import writing
from tests.archive.importers.desks_with_a_past import at_work, everything, imported, standing
from tests.archive.importers.exports import takeout, takeout_comment, takeout_post
from tests.cast import NOON


def test_an_alias_and_a_second_reading_know_an_outlet_that_was_not_known(folder: Path) -> None:
    imported(folder, takeout(*map(takeout_post, range(1, 4)), takeout_comment(9, post=2)))
    before = everything(folder)
    with at_work(folder) as desk:
        same = read_again(desk)
    unchanged = everything(folder) == before
    (folder / "outlets.toml").write_text(
        (folder / "outlets.toml").read_text() + '[[outlet]]\nname = "Harbour Mail"\naliases = ["Harbour Post"]\n'
    )

    with at_work(folder) as desk:
        report = read_again(desk)

    assert (same.unknown_outlets, unchanged) == ((("Harbour Post", 3),), True)
    assert (report.posts, report.unknown_outlets, report.known_outlets) == (3, (), 3)
    assert standing(folder)[1].roundup.reader_comments == (ReaderComment(name="B.Poster", text="So it goes."),)


def test_words_that_were_taken_down_do_not_come_back_with_an_import(folder: Path) -> None:
    with at_work(folder) as desk, writing(desk.db):
        page = "https://meridian.example/strait"
        takedowns.record(desk.db, page, url=page, because="", at=NOON)

    imported(folder, takeout(takeout_post(1)))

    [post] = standing(folder)
    assert post.roundup.lead is not None
    assert (post.roundup.lead.headline, post.roundup.lead.excerpt) == ("Ports agree to reopen the strait", ())
    assert "said on Sunday" not in str(everything(folder))
    with at_work(folder) as desk:
        read_again(desk)
    assert standing(folder) == [post]


def test_a_bug_of_the_reader_leaves_one_post_unread_until_it_is_read_again(folder: Path) -> None:
    body = takeout(*map(takeout_post, range(1, 5)), takeout_post(9, title="Odd"))
    found = list(blogger_export.things([body], home="", where="feed.atom"))
    tally = Tally()

    with at_work(folder) as desk:
        careful = reader(desk)

        def stumbles(content: str, title: str, published: datetime | None, url: str) -> ReadPost:
            if title == "Odd":
                raise ZeroDivisionError
            return careful(content, title, published, url)

        import_things(desk, found, tally, stumbles)

    report = tally.report(most=20)
    assert (report.new, isinstance(report.bug, ZeroDivisionError)) == (5, True)
    assert standing(folder)[-1].roundup == Roundup(kind="note", date="2012-03-04", title="Odd", labels=("Straits",))
    with at_work(folder) as desk:
        read_again(desk)
    assert standing(folder)[-1].roundup.lead is not None

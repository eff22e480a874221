"""A blog's past in the desk: every post once, however often it is imported, and a count of what it did."""

import json
from pathlib import Path

from pipeline.desk.archiving.tally import Report
from pipeline.news import ReaderComment
from pipeline.store.database import writing
from tests.archive.importers.desks_with_a_past import at_work, everything, imported, standing
from tests.archive.importers.exports import BODY, legacy, legacy_post, takeout, takeout_comment, takeout_post


def test_a_post_is_taken_apart_and_counted(folder: Path) -> None:
    report = imported(folder, takeout(takeout_post(1), takeout_comment(5, post=1), takeout_post(2, status="DRAFT")))

    assert report == Report(
        posts=1,
        new=1,
        changed=0,
        known=0,
        ours=0,
        partial=0,
        links=3,
        comments=1,
        unplaced=0,
        lines=(),
        known_outlets=2,
        citations=2,
        unknown_outlets=(("Harbour Post", 1),),
        left_out=(("drafts", 1),),
    )
    [post] = standing(folder)
    assert (post.origin, post.url) == ("blogger:1", "https://river.example/2012/03/post-1.html")
    assert post.posted_at == "2012-03-05T04:30:00Z"
    assert post.links == (("lead", "Meridian News"), ("list", "The Ledger"), ("list", "Harbour Post"))
    assert post.roundup.date == "2012-03-04"  # the blog's own day, in Toronto
    assert post.roundup.labels == ("Straits",)
    assert post.roundup.comment == "Not all believe it."
    assert post.roundup.reader_comments == (ReaderComment(name="B.Poster", text="So it goes."),)


def test_importing_twice_changes_nothing(folder: Path) -> None:
    body = takeout(takeout_comment(5, post=1), *map(takeout_post, range(1, 250)))
    first = imported(folder, body)
    before = everything(folder)

    second = imported(folder, body)

    assert (first.new, second.new, second.changed, second.known) == (249, 0, 0, 249)
    assert everything(folder) == before


def test_a_newer_text_replaces_an_older_one_and_not_the_other_way_round(folder: Path) -> None:
    old = takeout(takeout_post(1, updated="2012-03-05T13:00:00Z"))
    new = takeout(takeout_post(1, title="Strait Closes", updated="2012-04-01T00:00:00.500Z"))
    imported(folder, old)

    assert imported(folder, new).changed == 1
    assert imported(folder, new).changed == 0
    assert imported(folder, old).changed == 0
    assert [post.title for post in standing(folder)] == ["Strait Closes"]


def test_one_file_that_has_a_post_twice_has_it_once(folder: Path) -> None:
    report = imported(folder, takeout(takeout_post(1), takeout_post(1, title="Newer", updated="2013-01-01T00:00:00Z")))

    assert (report.posts, report.new, report.changed) == (2, 1, 1)
    assert [post.title for post in standing(folder)] == ["Newer"]


def test_the_backup_the_takeout_and_a_saved_page_are_one_blog(folder: Path) -> None:
    imported(folder, legacy(legacy_post(12345678)))

    takeout_report = imported(folder, takeout(takeout_post(12345678)))
    page = (
        "<html><body><div class='post hentry'><h3><a href='http://river.fr.example/2012/03/post-12345678.html?m=1'>"
        f"Strait Opens After Winter</a></h3><div class='post-body entry-content'>{BODY}</div></div></body></html>"
    )
    page_report = imported(folder, page.encode(), "page.html")

    assert (takeout_report.known, page_report.known) == (1, 1)
    assert len(standing(folder)) == 1


def test_titles_are_no_key(folder: Path) -> None:
    imported(folder, takeout(*(takeout_post(number, title="Editor's Note") for number in (1, 2, 3))))

    assert [post.title for post in standing(folder)] == ["Editor's Note"] * 3


def test_a_post_that_this_desk_sent_is_not_imported_beside_itself(folder: Path) -> None:
    ours = takeout(takeout_post(1, html=BODY + "<!-- copydesk:kabcdefghij2 -->"), takeout_post(2))
    with at_work(folder) as desk, writing(desk.db):
        desk.db.execute("insert into stories (id, opened_at) values (1, '2012-03-05T00:00:00Z')")
        desk.db.execute(
            "insert into drafts (id, story, topic, format, state, revision, made_at, changed_at)"
            " values (1, 1, 'river', 'wnu', 'published', 1, '2012-03-05T00:00:00Z', '2012-03-05T00:00:00Z')"
        )
        desk.db.execute(
            "insert into posts (draft, story, channel, state, title, intended_at, roundup, key)"
            " values (1, 1, 'blog', 'live', 'Ours', '2012-03-05T00:00:00Z', ?, 'kabcdefghij2')",
            (json.dumps({"date": "2012-03-05", "title": "Ours"}),),
        )

    report = imported(folder, ours)

    assert (report.new, report.ours) == (1, 1)
    assert [post.title for post in standing(folder)] == ["Ours", "Strait Opens After Winter"]


def test_what_is_imported_is_found_by_the_search_at_once(folder: Path) -> None:
    imported(folder, takeout(takeout_post(1)))

    assert len(everything(folder)["archive_entries"]) == 1

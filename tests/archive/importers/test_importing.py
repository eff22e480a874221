"""A blog's past in the desk: every post once, its parts, links and comments, and a count of what it did."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.archive.importers import blogger_export
from pipeline.archive.values import ReadPost
from pipeline.desk.archiving.importing import import_file, import_things
from pipeline.desk.archiving.reading_posts import reader
from pipeline.desk.archiving.rereading import read_again
from pipeline.desk.archiving.tally import Report, Tally
from pipeline.errors import UnreadableError
from pipeline.news import ReaderComment, Roundup
from pipeline.store import takedowns
from pipeline.store.database import writing
from tests.archive.importers.desks_with_a_past import at_work, everything, imported, standing
from tests.archive.importers.exports import (
    BODY,
    legacy,
    legacy_comment,
    legacy_post,
    takeout,
    takeout_comment,
    takeout_post,
    wxr,
    wxr_comment,
    wxr_item,
    zipped,
)
from tests.cast import NOON
from tests.desks import DeskFolder


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


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(legacy(legacy_post(9), legacy_comment(1, post=9), legacy_comment(2, post=9)), id="after the post"),
        pytest.param(
            legacy(legacy_comment(1, post=9), legacy_comment(2, post=9), legacy_post(9)), id="before the post"
        ),
        pytest.param(
            legacy(legacy_comment(1, post=9), *map(legacy_post, range(9, 230)), legacy_comment(2, post=9)),
            id="far away",
        ),
        pytest.param(wxr(wxr_item(9, more=wxr_comment(1) + wxr_comment(2))), id="in the item"),
    ],
)
def test_readers_comments_find_their_post(body: bytes, folder: Path) -> None:
    imported(folder, body)

    assert standing(folder)[0].roundup.reader_comments == (ReaderComment(name="B.Poster", text="So it goes."),) * 2


def test_of_a_zip_with_the_albums_and_themes_of_a_takeout_only_the_blog_is_read(folder: Path) -> None:
    path = zipped(
        folder.parent / "takeout.zip",
        {
            "Takeout/Blogger/Blogs/River Watch/feed.atom": takeout(takeout_post(1)),
            "Takeout/Blogger/Blogs/River Watch/theme-classic.html": b"<html><body><article>no</article></body></html>",
            "Takeout/Blogger/Albums/a.jpg": b"\xff\xd8\xff",
            "__MACOSX/Takeout/Blogger/Blogs/River Watch/._feed.atom": b"\0\5\x16\7",
        },
    )

    with at_work(folder) as desk:
        report = import_file(desk, path)

    assert (report.posts, report.left_out) == (1, ())


def test_what_came_before_a_break_is_kept_and_the_whole_file_completes_it(folder: Path) -> None:
    body = takeout(*map(takeout_post, range(1, 6)))

    broken = imported(folder, body[:-700])
    whole = imported(folder, body)

    assert broken.broke is not None
    assert "after 4 entries" in broken.broke.what
    assert (broken.new, whole.known, whole.new) == (4, 4, 1)


def test_an_undated_post_is_older_than_all_others(folder: Path) -> None:
    bare = "<published>2012-03-05T04:30:00.003Z</published><updated>2012-03-05T13:00:00Z</updated>"
    body = takeout(takeout_post(1), takeout_post(2).replace(bare, ""))

    imported(folder, body)

    dated, undated = standing(folder)
    assert (dated.intended_at, undated.posted_at) == ("2012-03-05T04:30:00Z", None)
    assert undated.intended_at == "1970-01-01T00:00:00Z"


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


def test_what_is_imported_is_found_by_the_search_at_once(folder: Path) -> None:
    imported(folder, takeout(takeout_post(1)))

    assert len(everything(folder)["archive_entries"]) == 1


def test_the_caller_says_what_a_file_is_that_does_not_look_like_it(folder: Path) -> None:
    page = f"<article><h1>Strait Opens After Winter</h1><div class='entry-content'>{BODY}</div></article>"
    (folder.parent / "page.txt").write_text(page)

    with at_work(folder) as desk:
        with pytest.raises(UnreadableError, match="nothing in it"):
            import_file(desk, folder.parent / "page.txt")
        report = import_file(desk, folder.parent / "page.txt", kind="html")

    assert (report.new, report.links) == (1, 3)


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


def test_a_correction_in_the_desk_s_own_words_is_read_as_one(folder: Path) -> None:
    own = '\n[format]\ncorrection = "Put right on {date}: {text}"\n'
    (folder / "copydesk.toml").write_text((folder / "copydesk.toml").read_text() + own)

    imported(folder, takeout(takeout_post(1, html=BODY + "<p>Put right on March 6, 2012: Two tugs wait.</p>")))

    [post] = standing(folder)
    assert [(one.kind, one.date, one.text) for one in post.roundup.notices] == [
        ("correction", "2012-03-06", "Two tugs wait.")
    ]


def test_nothing_to_import_is_an_error_and_makes_no_post(folder: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"), at_work(folder) as desk:
        import_file(desk, folder / "nothing.xml")


def test_the_command_says_what_it_did_as_one_json_document(folder: Path) -> None:
    (folder.parent / "feed.atom").write_bytes(takeout(takeout_post(1), takeout_post(2))[:-100])

    said = DeskFolder(folder).copydesk("archive", "import", str(folder.parent / "feed.atom"), "--json")

    assert said.exit_code == 2
    assert list(said.json)[:4] == ["posts", "new", "links", "unplaced"]
    assert (said.json["posts"], said.json["new"], said.json["links"], said.json["unplaced"]) == (1, 1, 3, 0)
    assert (said.json["complete"], said.json["unknown_outlets"]) == (False, [{"outlet": "Harbour Post", "posts": 1}])
    assert "breaks off" in said.stderr


def test_the_command_tells_a_person_what_to_mend(folder: Path) -> None:
    (folder.parent / "feed.atom").write_bytes(takeout(takeout_post(1)))

    said = DeskFolder(folder).copydesk("archive", "import", str(folder.parent / "feed.atom"))

    assert said.exit_code == 0
    assert "1 post: 1 new, 0 changed, 0 known" in said.stdout
    assert "1  Harbour Post" in said.stdout
    assert "alias in outlets.toml" in said.stdout


@pytest.mark.parametrize("arguments", [(), ("--again", "feed.atom")])
def test_the_command_takes_a_source_or_again(arguments: tuple[str, ...], folder: Path) -> None:
    said = DeskFolder(folder).copydesk("archive", "import", *arguments)

    assert said.exit_code == 2
    assert "either what to import, or --again" in said.stderr

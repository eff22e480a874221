"""What is read of a file of posts: the blog in it and nothing else, comments and dates, as far as it goes."""

from pathlib import Path

import pytest

from pipeline.desk.archiving.importing import import_file
from pipeline.errors import UnreadableError
from pipeline.news import ReaderComment
from tests.archive.importers.desks_with_a_past import at_work, imported, standing
from tests.archive.importers.exports import (
    BODY,
    legacy,
    legacy_comment,
    legacy_post,
    takeout,
    takeout_post,
    wxr,
    wxr_comment,
    wxr_item,
    zipped,
)


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


def test_the_caller_says_what_a_file_is_that_does_not_look_like_it(folder: Path) -> None:
    page = f"<article><h1>Strait Opens After Winter</h1><div class='entry-content'>{BODY}</div></article>"
    (folder.parent / "page.txt").write_text(page)

    with at_work(folder) as desk:
        with pytest.raises(UnreadableError, match="nothing in it"):
            import_file(desk, folder.parent / "page.txt")
        report = import_file(desk, folder.parent / "page.txt", kind="html")

    assert (report.new, report.links) == (1, 3)


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

"""WordPress's export."""

from datetime import UTC, datetime

import pytest

from pipeline.archive.importers import Found, FoundComment, LeftOut, Thing, wordpress_wxr
from tests.archive.importers.exports import BODY, wxr, wxr_comment, wxr_item


def read(body: bytes) -> list[Thing]:
    return list(wordpress_wxr.things([body], where="wordpress.xml"))


def test_a_post_is_found_with_its_comments_after_it() -> None:
    comments = wxr_comment(4) + wxr_comment(5, kind="pingback") + wxr_comment(6, approved="0")

    post, comment, unshown = read(wxr(wxr_item(7, more=comments)))

    assert post == Found(
        keys=("/2012/03/05/post-7",),
        url="https://river.example/2012/03/05/post-7/",
        title="Strait Opens After Winter",
        published=datetime(2012, 3, 5, 4, 30, tzinfo=UTC),
        updated=datetime(2012, 3, 5, 13, tzinfo=UTC),
        labels=("Straits",),
        html=BODY,
    )
    assert isinstance(comment, FoundComment)
    assert (comment.post, comment.id, comment.html) == ("/2012/03/05/post-7", "wordpress:4", "So it goes.")
    assert unshown == LeftOut(what="comments that the blog does not show")


@pytest.mark.parametrize(
    ("item", "what"),
    [
        (wxr_item(1, kind="page"), "pages"),
        (wxr_item(1, kind="attachment"), "items that are no posts"),
        (wxr_item(1, status="draft"), "drafts"),
        (wxr_item(1, status="private"), "posts that are private"),
    ],
)
def test_what_is_no_public_post_is_left_out_and_counted(item: str, what: str) -> None:
    assert read(wxr(item)) == [LeftOut(what=what)]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("One.\n\nTwo,\nstill two.", "<p>One.</p>\n<p>Two,<br />\nstill two.</p>"),
        ("<p>One.</p>\n\nTwo.", "<p>One.</p>\n\nTwo."),
        ("<blockquote>Said.</blockquote>\n\nSo.", "<blockquote>Said.</blockquote>\n<p>So.</p>"),
        ("One line.", "One line."),
        ("One.\r\n\r\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
    ],
)
def test_blank_lines_are_paragraphs_where_the_editor_wrote_none(written: str, shown: str) -> None:
    assert wordpress_wxr.paragraphed(written) == shown


def test_a_post_of_a_blog_without_permalinks_is_known_by_its_number() -> None:
    bare = wxr_item(9).replace(
        "https://river.example/2012/03/05/post-9/", "https://river.example/?p=9&amp;utm_source=x"
    )

    [post] = read(wxr(bare))

    assert isinstance(post, Found)
    assert post.keys == ("/?p=9",)

"""Blogger's two exports, trap by trap (format/MEASURED.md, 5)."""

from datetime import UTC, datetime

import pytest

from pipeline.archive.importers import Found, FoundComment, LeftOut, Thing, blogger_export
from tests.archive.importers.exports import (
    BODY,
    legacy,
    legacy_comment,
    legacy_post,
    takeout,
    takeout_comment,
    takeout_post,
)

HOME = "https://river.example"


def read(body: bytes, home: str = HOME) -> list[Thing]:
    return list(blogger_export.things([body], home=home, where="feed.atom"))


@pytest.mark.parametrize(
    ("body", "url"),
    [
        pytest.param(legacy(legacy_post(12345678)), "http://river.example/2012/03/post-12345678.html", id="backup"),
        pytest.param(takeout(takeout_post(12345678)), f"{HOME}/2012/03/post-12345678.html", id="takeout"),
    ],
)
def test_a_post_is_found_with_all_that_its_export_says(body: bytes, url: str) -> None:
    [post] = read(body)

    assert post == Found(
        keys=("blogger:12345678", "/2012/03/post-12345678.html"),
        url=url,
        title="Strait Opens After Winter",
        published=datetime(2012, 3, 5, 4, 30, 0, 3000, tzinfo=UTC),
        updated=post.updated if isinstance(post, Found) else None,
        labels=("Straits",),
        html=BODY,
    )
    assert post.updated
    assert post.updated.replace(microsecond=0) == datetime(2012, 3, 5, 13, tzinfo=UTC)


def test_a_takeout_without_the_blogs_address_has_a_path_and_no_address() -> None:
    [post] = read(takeout(takeout_post(12345678)), home="")

    assert isinstance(post, Found)
    assert (post.url, post.keys[1]) == ("", "/2012/03/post-12345678.html")


def test_a_takeout_entry_without_a_place_has_no_address() -> None:
    [post] = read(takeout(takeout_post(12345678).replace("/2012/03/post-12345678.html", "")))

    assert isinstance(post, Found)
    assert (post.url, post.keys) == ("", ("blogger:12345678",))


@pytest.mark.parametrize("body", [legacy(legacy_comment(5, post=9)), takeout(takeout_comment(5, post=9))])
def test_a_comment_names_its_post_though_its_id_looks_like_a_posts(body: bytes) -> None:
    [comment] = read(body)

    assert isinstance(comment, FoundComment)
    assert (comment.post, comment.id, comment.name, comment.html) == (
        "blogger:9",
        "blogger:5",
        "B.Poster",
        "So it goes.",
    )


@pytest.mark.parametrize(
    ("body", "what"),
    [
        pytest.param(legacy(legacy_post(1, kind="page")), "pages", id="page of a backup"),
        pytest.param(legacy(legacy_post(1, kind="template")), "parts of the template", id="template"),
        pytest.param(legacy(legacy_post(1, kind="settings")), "settings", id="settings"),
        pytest.param(
            legacy(legacy_post(1, more="<app:control><app:draft>yes</app:draft></app:control>")), "drafts", id="draft"
        ),
        pytest.param(takeout(takeout_post(1, kind="PAGE")), "pages", id="page of a takeout"),
        pytest.param(takeout(takeout_post(1, status="DRAFT")), "drafts", id="draft of a takeout"),
        pytest.param(takeout(takeout_post(1, status="SCHEDULED")), "posts that are scheduled", id="scheduled"),
        pytest.param(
            takeout(takeout_post(1).replace("<blogger:trashed/>", "<blogger:trashed>2013-01-01</blogger:trashed>")),
            "posts in the bin",
            id="in the bin",
        ),
        pytest.param(
            takeout(takeout_comment(1, post=2, status="SPAM")), "comments that the blog does not show", id="spam"
        ),
    ],
)
def test_what_is_no_public_post_is_left_out_and_counted(body: bytes, what: str) -> None:
    assert read(body) == [LeftOut(what=what)]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(takeout(takeout_post(1, kind="")), Found, id="a post without any kind"),
        pytest.param(
            takeout(takeout_comment(1, post=2).replace("<blogger:type>COMMENT</blogger:type>", "")),
            FoundComment,
            id="a comment without any kind",
        ),
        pytest.param(legacy(legacy_post(1, kind="post"), takeout_post(2)), Found, id="both schemas in one file"),
    ],
)
def test_the_kind_is_told_entry_by_entry(body: bytes, kind: type[Thing]) -> None:
    # A prefix of the other schema must be bound in this file, too.
    bound = body.replace(b"<feed ", b"<feed xmlns:blogger='http://schemas.google.com/blogger/2018' ", 1)
    body = bound if b"xmlns:blogger" not in body else body

    assert {type(thing) for thing in read(body)} == {kind}


def test_a_summary_alone_is_partial_and_xhtml_is_kept_as_markup() -> None:
    summary = (
        legacy_post(1).replace("<content type='html'>", "<summary type='html'>").replace("</content>", "</summary>")
    )
    xhtml = legacy_post(2, html="@").replace(
        "<content type='html'>@", "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Fog</p></div>"
    )

    first, second = read(legacy(summary, xhtml))

    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert (first.partial, first.html) == (True, BODY)
    assert not second.partial
    assert "<p>Fog</p>" in second.html

"""What the editor is told when WordPress says yes and did something else."""

from typing import Any

import pytest

from pipeline.publish.wordpress import posts as wordpress_posts
from pipeline.publish.wordpress.notes import notes
from tests.publish.sent_post import TALKS


def document(**other: Any) -> dict[str, Any]:  # noqa: ANN401
    """The talks as WordPress's JSON has them, stored and shown as they were sent but for `other`."""
    shown = {"raw": TALKS.html, "rendered": TALKS.html}
    return {
        "id": 7,
        "slug": TALKS.mark.slug,
        "status": "draft",
        "link": "http://127.0.0.1/?p=7",
        "title": {"raw": TALKS.title, "rendered": TALKS.title},
        "content": shown,
        "excerpt": {"raw": "", "rendered": ""},
        "modified_gmt": "2026-05-12T12:00:00",
        "date_gmt": "2026-05-12T12:00:00",
        "categories": [3, 4],
        "tags": [],
        **other,
    }


def answered(**other: Any) -> wordpress_posts.Post:  # noqa: ANN401
    """Return what WordPress answers to the talks, as `document` has them."""
    post = wordpress_posts.read(document(**other))
    assert post is not None
    return post


def sent(**other: object) -> dict[str, object]:
    return {"title": TALKS.title, "content": TALKS.html, "status": "draft", "slug": TALKS.mark.slug, **other}


def told(post: wordpress_posts.Post, body: dict[str, object]) -> tuple[str, ...]:
    return notes(post, body, TALKS, typography="house")


def test_nothing_is_said_of_a_post_that_is_as_it_was_sent() -> None:
    assert told(answered(), sent(categories=[3, 4])) == ()


@pytest.mark.parametrize(
    ("post", "body", "note"),
    [
        ({}, {"categories": [3, 99]}, "WordPress dropped some of the categories"),
        ({"status": "publish"}, {"status": "future"}, 'WordPress made it "publish", not "future"'),
        ({"slug": "orrin-2"}, {}, "its address ends in orrin-2"),
        ({"title": {"raw": TALKS.title, "rendered": "Talks"}}, {}, "readers see another title"),
        (
            {"content": {"raw": TALKS.html, "rendered": TALKS.html.replace("--", "—")}},
            {},
            'is shown as ""We talk" — the minister said."',
        ),
        ({"content": {"raw": TALKS.html.replace("<p>", "<p >"), "rendered": TALKS.html}}, {}, "in its own way"),
    ],
    ids=["dropped", "published", "slug", "title", "typography", "stored"],
)
def test_what_wordpress_did_is_told(post: dict[str, Any], body: dict[str, object], note: str) -> None:
    assert note in " ".join(told(answered(**post), sent(**body)))


def test_what_a_plugin_adds_around_the_post_is_no_matter() -> None:
    shared = {"raw": TALKS.html, "rendered": f"{TALKS.html}<p>Share this</p>"}

    assert told(answered(content=shared), sent()) == ()


def test_of_what_was_not_sent_nothing_is_said() -> None:
    assert told(answered(title={"raw": "By hand", "rendered": "By hand"}), {"status": "draft"}) == ()


@pytest.mark.parametrize("document", [None, [], "post", 7, {}, {"id": "x"}, {"id": 7, "title": "words"}])
def test_what_is_no_post_is_read_as_none(document: object) -> None:
    assert wordpress_posts.read(document) is None

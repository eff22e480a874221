"""The mark of a post: the same whenever it is asked, another for everything that is another post."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish import marks

AT = datetime(2026, 5, 12, 12, tzinfo=UTC)
ONE = {"desk": "a" * 32, "draft": 7, "made_at": AT, "channel": "blog"}


def key(**other: object) -> str:
    return marks.key(**{**ONE, **other})  # type: ignore[arg-type]  # a field by name


def test_the_same_draft_has_the_same_key_for_ever() -> None:
    # Written out: a key that changed with a new version would post every draft of the blog again.
    assert key() == key() == "kez5j7chedl5"


@pytest.mark.parametrize(
    "other", [{"desk": "b" * 32}, {"draft": 8}, {"made_at": AT + timedelta(seconds=1)}, {"channel": "mail"}]
)
def test_another_post_has_another_key(other: dict[str, object]) -> None:
    assert key(**other) != key()


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        pytest.param("Russia, U.S. Talk In Geneva", "russia-u-s-talk-in-geneva", id="words"),
        pytest.param("Überfall Auf Łódź: Straße Gesperrt", "uberfall-auf-lodz-strasse-gesperrt", id="accents"),
        pytest.param("'Feed' -- \"1\"", "feed-1", id="marks"),
        pytest.param("2022 Was A Year", "post-2022-was-a-year", id="a-digit-first"),
        pytest.param("محادثات جنيف", "post", id="no-latin-letter"),
        pytest.param("", "post", id="nothing"),
    ],
)
def test_a_slug_is_words_of_the_title_and_the_key(title: str, slug: str) -> None:
    assert marks.slug(title, "kabcdefghij2") == f"{slug}-kabcdefghij2"


def test_a_long_title_is_cut_between_words() -> None:
    assert marks.slug("A Summit Of Nine Powers In Geneva Ends Without Any Statement On The River", "k2") == (
        "a-summit-of-nine-powers-in-geneva-ends-without-any-k2"
    )


@given(st.text(max_size=300))
def test_every_slug_is_kept_as_sent_by_every_target(title: str) -> None:
    slug = marks.slug(title, key())

    assert re.fullmatch(r"[a-z][a-z0-9-]{2,80}", slug)
    assert slug.endswith(key())
    assert "--" not in slug

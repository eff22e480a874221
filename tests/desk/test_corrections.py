"""The corrections inbox: what a page calls itself anew after posting is told once, as it is now."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.desk import Desk, corrections, editing
from pipeline.draft.word_runs import Run
from tests.desk.correcting import desk_that_posts, looked, post_it, retitle
from tests.desk.worktable import NEWS


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_that_posts(tmp_path) as opened:
        yield opened


def test_a_headline_that_changed_after_posting_is_told_once_with_the_words_that_differ(desk: Desk) -> None:
    post_it(desk)
    retitle(desk, 1, "River talks open late")

    [matter] = looked(desk)

    assert (matter.kind, matter.role, matter.draft, matter.outlet) == ("headline", "lead", 1, "Harbour Times")
    assert matter.words == (Run(kind="same", text="River talks open "), Run(kind="new", text="late"))
    assert corrections.look(desk) == 0


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        pytest.param("River talks open late", 20, id="changed before posting"),
        pytest.param("RIVER  TALKS OPEN", 60, id="capitals and spaces"),
        pytest.param("River talks open", 60, id="the same again"),
    ],
)
def test_what_is_no_change_since_posting_is_not_told(desk: Desk, words: str, minutes: int) -> None:
    if minutes < 30:
        retitle(desk, 1, words, minutes=minutes)
        editing.reword_lead(desk, 1, words=words, seen="", editor="Ann")
    post_it(desk)
    if minutes > 30:
        retitle(desk, 1, words, minutes=minutes)

    assert looked(desk) == ()


def test_a_draft_that_is_not_posted_has_nothing_to_correct(desk: Desk) -> None:
    retitle(desk, 1, "River talks open late")

    assert looked(desk) == ()


def test_a_post_that_is_on_two_channels_is_one_matter(desk: Desk) -> None:
    post_it(desk)
    post_it(desk, "second")
    retitle(desk, 1, "River talks open late")

    assert len(looked(desk)) == 1


def test_a_change_that_is_taken_back_closes_by_itself_and_opens_again_when_it_returns(desk: Desk) -> None:
    post_it(desk)
    retitle(desk, 1, "River talks open late")
    assert len(looked(desk)) == 1

    retitle(desk, 1, NEWS[0].headline, minutes=70)
    assert looked(desk) == ()
    retitle(desk, 1, "River talks open late", minutes=80)
    assert len(looked(desk)) == 1


def test_a_change_of_a_change_is_one_matter_with_the_newest_words(desk: Desk) -> None:
    post_it(desk)
    retitle(desk, 1, "River talks open late")
    looked(desk)
    retitle(desk, 1, "River talks never open", minutes=90)

    assert [(one.was, one.becomes) for one in looked(desk)] == [("River talks open", "River talks never open")]

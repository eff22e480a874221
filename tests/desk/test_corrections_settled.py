"""Corrections taken or dismissed: what goes into the draft and onto the blog, and what is settled stays so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, corrections
from pipeline.draft import moves
from pipeline.errors import NotFoundError, StaleError, UsageError
from pipeline.news import Notice
from tests.desk.correcting import desk_that_posts, looked, post_it, retitle
from tests.desk.worktable import NEWS


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_that_posts(tmp_path) as opened:
        yield opened


def test_the_new_headline_goes_into_the_lead_the_list_and_the_citation(desk: Desk) -> None:
    post_it(desk)
    retitle(desk, 1, "River talks open late")
    retitle(desk, 2, "River talks stall [again]")
    retitle(desk, 4, "River talks fail at last")

    for matter in looked(desk):
        assert corrections.settle(desk, matter.id, "updated", editor="Ann").changed

    draft = verbs.find(desk, 1)
    assert draft.roundup.lead is not None
    assert draft.roundup.lead.headline == "River talks open late"
    assert moves.links(draft.roundup)[0].headline == "River talks stall [again]"
    assert f"[River talks fail at last]({NEWS[3].url}) (Marl Herald)" in draft.roundup.comment
    assert draft.state == "touched"
    assert draft.roundup.notices == ()
    assert corrections.open_matters(desk) == ()


def test_words_of_the_editor_s_own_stay_when_the_headline_behind_them_changes(desk: Desk) -> None:
    post_it(desk)
    retitle(desk, 3, "River talks go on and on")
    [matter] = looked(desk)

    settled = corrections.settle(desk, matter.id, "updated", editor="Ann")

    assert not settled.changed
    assert settled.draft is not None
    assert (settled.draft.state, moves.links(settled.draft.roundup)[1].headline) == ("touched", "My own words")


def test_a_correction_reaches_the_blog_when_it_is_approved_and_published_and_the_matter_stays_settled(
    desk: Desk,
) -> None:
    post_it(desk)
    retitle(desk, 2, "River talks stall again")
    [matter] = looked(desk)
    corrections.settle(desk, matter.id, "updated", correction="The headline was changed.", editor="Ann")
    [file] = (desk.folder / "posts").rglob("*.md")
    assert "stall again" not in file.read_text("utf-8")

    post_it(desk)

    assert "stall again" in file.read_text("utf-8")
    assert "Correction (May 12, 2026): The headline was changed" in file.read_text("utf-8").replace("&#46;", ".")
    assert looked(desk) == ()


def test_what_was_dismissed_stays_dismissed(desk: Desk) -> None:
    post_it(desk)
    retitle(desk, 1, "River talks open late")
    [matter] = looked(desk)

    assert corrections.settle(desk, matter.id, "dismissed", editor="Ann").draft is None

    assert looked(desk) == ()
    assert verbs.find(desk, 1).state == "published"


def test_a_dismissed_change_may_be_taken_after_all_and_one_that_is_over_may_not(desk: Desk) -> None:
    post_it(desk)
    retitle(desk, 1, "River talks open late")
    [matter] = looked(desk)
    corrections.settle(desk, matter.id, "dismissed", editor="Ann")
    retitle(desk, 2, "River talks stall again")
    [other] = looked(desk)
    retitle(desk, 2, NEWS[1].headline, minutes=70)
    looked(desk)

    assert corrections.settle(desk, matter.id, "updated", editor="Ann").changed
    with pytest.raises(StaleError, match="over by now"):
        corrections.settle(desk, other.id, "updated", editor="Ann")


def test_notices_are_added_to_the_draft_of_a_post_in_one_go(desk: Desk) -> None:
    post_it(desk)

    draft = corrections.note_below(desk, 1, correction="Eleven boats, not twelve.", update="It goes on.", editor="Ann")

    assert draft.state == "touched"
    assert draft.roundup.notices == (
        Notice(kind="correction", date="2026-05-12", text="Eleven boats, not twelve."),
        Notice(kind="update", date="2026-05-12", text="It goes on."),
    )


def test_a_matter_that_is_not_there_or_a_choice_that_is_none_is_refused(desk: Desk) -> None:
    post_it(desk)
    retitle(desk, 1, "River talks open late")
    [matter] = looked(desk)

    with pytest.raises(NotFoundError, match="no correction c99"):
        corrections.settle(desk, 99, "dismissed", editor="Ann")
    with pytest.raises(UsageError, match="no choice"):
        corrections.settle(desk, matter.id, "forgotten", editor="Ann")
    assert corrections.open_matters(desk) == (matter,)

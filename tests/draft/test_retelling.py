"""A page's new words in place of its old ones, wherever the post has them; the editor's own words stay."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.draft import citing
from pipeline.draft.retelling import headline_retold, lede_changed, lede_retold
from pipeline.news import Lead, Link, Notice, Roundup, Section

URL = "https://marl.example/1"
FIRST = "The dam at Marl held through the night, officials said."
REWORDED = "The dam at Marl held through most of the night, officials said."
SECOND = "Four villages were cleared."
LEAD = Lead(headline="Dam holds", url=URL, outlet="Marl Herald", excerpt=(FIRST, SECOND))
POST = Roundup(
    date="2026-05-12",
    title="Dam Holds",
    lead=LEAD,
    comment=f"See [Dam holds]({URL}) and [Dam holds](https://other.example/) and [my words]({URL}).",
    sections=(Section(groups=((Link(headline="Dam holds", url=URL, outlet="Marl Herald"),),)),),
    notices=(Notice(kind="update", date="2026-05-13", text=f"[Dam holds]({URL})"),),
)


def test_a_headline_changes_in_lead_list_comment_and_notices_of_that_page_alone() -> None:
    told = headline_retold(POST, {URL}, "Dam holds", "Dam [almost] breaks")

    assert told.lead is not None
    assert told.lead.headline == "Dam [almost] breaks"
    assert told.sections[0].groups[0][0].headline == "Dam [almost] breaks"
    assert told.comment == (
        f"See [Dam \\[almost\\] breaks]({URL}) and [Dam holds](https://other.example/) and [my words]({URL})."
    )
    assert told.notices[0].text == f"[Dam \\[almost\\] breaks]({URL})"
    assert told.title == POST.title


def test_a_post_that_says_something_else_stays_as_it_is() -> None:
    assert headline_retold(POST, {URL}, "Dam bursts", "Dam breaks") == POST


@given(was=st.text(min_size=1), becomes=st.text(min_size=1))
def test_a_citation_that_is_retold_there_and_back_is_the_citation_again(was: str, becomes: str) -> None:
    was, becomes = " ".join(was.split()), " ".join(becomes.split())
    comment, known, _ = citing.cite("", (), None, headline=was, url=URL, outlet="Marl Herald")
    stored = citing.to_inline(comment, known)

    retold, known, _ = citing.cite("", (), None, headline=becomes, url=URL, outlet="Marl Herald")

    there = citing.retold(stored, {URL}, was, becomes)

    assert there == citing.to_inline(retold, known)
    assert citing.retold(there, {URL}, becomes, was) == stored


@pytest.mark.parametrize(
    ("page", "was", "becomes"),
    [
        pytest.param((FIRST, SECOND, "More."), "", "", id="all there"),
        pytest.param((FIRST + " It rained.", SECOND), "", "", id="ours is the beginning of a paragraph"),
        pytest.param((REWORDED, SECOND), FIRST, REWORDED, id="reworded"),
        pytest.param((REWORDED,), f"{FIRST}\n\n{SECOND}", f"{REWORDED}\n\n", id="reworded, and one taken out"),
        pytest.param((SECOND,), FIRST, "", id="taken out"),
        pytest.param(("Accept all cookies.",), "", "", id="another page"),
        pytest.param((), "", "", id="nothing read"),
    ],
)
def test_a_lede_is_compared_paragraph_by_paragraph(page: tuple[str, ...], was: str, becomes: str) -> None:
    assert lede_changed((FIRST, SECOND), page) == (was, becomes)


def test_the_new_lede_stands_in_the_place_of_the_old_one() -> None:
    was, becomes = lede_changed((FIRST, SECOND), (REWORDED,))

    told = lede_retold(POST, was, becomes).lead

    assert told == replace(LEAD, excerpt=(REWORDED,))


def test_a_longer_new_paragraph_is_cut_at_a_sentence_as_ours_was() -> None:
    longer = f"{REWORDED} It had rained for nine days. The river rose by a metre an hour. Nobody slept in the valley."

    assert lede_changed((FIRST, SECOND), (longer, SECOND)) == (FIRST, REWORDED)


def test_marks_without_a_shape_are_no_change() -> None:
    assert lede_changed((f"\u00ad{FIRST}\u200b", SECOND), (FIRST, SECOND)) == ("", "")

"""What a post lacks is said after each change of it; what else was said of the draft stays said."""

from dataclasses import replace

from pipeline.draft.checks import recounted
from pipeline.news import Check, Lead, Link, Roundup, Section

LINKS = tuple(
    Link(headline=f"The Orrin rises, {n}", url=f"https://quay.example/{n}", outlet="Gazette") for n in range(6)
)
WHOLE = Roundup(
    kind="story",
    format="wnu",
    date="2026-05-12",
    title="The Orrin Rises",
    lead=Lead(headline="The Orrin rises", url="https://quay.example/lead", outlet="Gazette"),
    comment="More below.",
    sections=(Section(groups=(LINKS,)),),
)


def lacks(post: Roundup, before: tuple[Check, ...] = ()) -> list[str]:
    return [check.rule for check in recounted(before, post, list_min=6)]


def test_a_whole_post_lacks_nothing() -> None:
    assert lacks(WHOLE) == []


def test_each_thing_that_is_missing_is_said() -> None:
    assert lacks(replace(WHOLE, lead=None)) == ["no-lead"]
    assert lacks(replace(WHOLE, comment="")) == ["no-comment"]
    assert lacks(replace(WHOLE, sections=(Section(groups=(LINKS[:5],)),))) == ["list-short"]


def test_what_is_no_longer_missing_is_not_said_and_what_the_run_said_stays() -> None:
    before = (
        Check(rule="no-lead", level="warn", where="lead", cure="choose a lead, or post the list alone"),
        Check(rule="side-silent", level="note", where="comment", cure="marl: nothing on this story"),
    )

    assert lacks(WHOLE, before) == ["side-silent"]

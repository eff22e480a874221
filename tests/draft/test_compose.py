"""A draft says nothing that an outlet did not print, and says what it lacks."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline import rank, sides
from pipeline.draft import breadth, links
from pipeline.draft.compose import Chosen, compose, lede
from pipeline.draft.lead import Rules
from pipeline.news import Article, Draft, Headline, Story, Term
from pipeline.rank import Ballot
from tests.cast import HARBOUR_TIMES, MARL_HERALD, NOON, ONLOOKER, REGISTRY, headline

LEAD = headline(
    "Quay sees no breakthrough on the Orrin", HARBOUR_TIMES, number=1, summary="Little is expected of the talks."
)
OTHER = headline("Orrin talks open", ONLOOKER, number=2)
PAGE = Article(
    url=LEAD.url,
    canonical=LEAD.canonical,
    headline=LEAD.headline,
    paragraphs=(
        "LISTA — The minister of Quay said on Tuesday that she expected little from this week's talks.",
        "“We listen,” she said, “and we count the water.”",
    ),
)


def drafted(
    article: Article | None = PAGE,
    *,
    problem: str = "",
    lead: Headline | None = LEAD,
    others: tuple[Headline, ...] = (OTHER,),
    update: bool = False,
    grouped: bool = False,
    words: int = 115,
) -> Draft:
    story = Story(id=7, headlines=(LEAD, *others))
    ballot = Ballot(now=NOON, registry=REGISTRY, weights={"coverage": 1.0})
    rules = Rules(now=NOON + timedelta(hours=1), registry=REGISTRY)
    chosen = Chosen(
        ranked=rank.score(story, ballot),
        topic="river",
        house_format="wnu",
        date="2026-05-12",
        lead=lead,
        article=article,
        page_problem=problem,
        heard=sides.Heard(offers=(), silent=("marl: nothing on this story",)),
        listing=links.choose(story, lead=lead, cited=[], rules=rules, most=15, one_an_outlet=True),
        update=update,
        outlet_names=("Harbour Times",),
        families=("Quay Press", "The Onlooker"),
        lead_terms=(Term(name="central", weight=3.0, value=0.5),),
        grouped=grouped,
    )
    return compose(chosen, excerpt_words=words, list_min=6)


def test_the_excerpt_is_the_pages_first_paragraphs_verbatim() -> None:
    lead = drafted().roundup.lead

    assert lead is not None
    assert lead.excerpt == PAGE.paragraphs


def test_the_title_is_the_leads_headline_with_every_word_capitalised() -> None:
    assert drafted().roundup.title == "Quay Sees No Breakthrough On The Orrin"


def test_the_title_has_no_mark_that_the_lead_keeps() -> None:
    post = drafted(lead=replace(LEAD, headline="UPDATE 1-Quay sees no breakthrough")).roundup

    assert post.lead is not None
    assert (post.title, post.lead.headline) == ("Quay Sees No Breakthrough", "UPDATE 1-Quay sees no breakthrough")


def test_without_the_page_the_feeds_summary_stands_in_and_the_draft_says_so() -> None:
    made = drafted(None, problem="the outlet refuses copydesk (HTTP 403)")

    assert made.roundup.lead is not None
    assert made.roundup.lead.excerpt == (LEAD.summary,)
    assert any("HTTP 403" in check.cure and check.rule == "excerpt-source" for check in made.checks)


def test_what_a_feeds_software_prints_behind_a_text_is_no_excerpt() -> None:
    lead = replace(LEAD, summary=f"{LEAD.summary} The post Quay sees no breakthrough appeared first on Harbour Times.")

    assert lede(lead, None, words=115) == ((LEAD.summary,), "summary")
    assert lede(replace(lead, content=(LEAD.summary, "Read more")), None, words=115)[0] == (LEAD.summary,)


def test_an_agencys_authors_before_its_dateline_are_no_excerpt() -> None:
    told = "LISTA, May 12 (Northwire) - Little is expected of the talks."
    lead = replace(LEAD, summary=f"By Ada Marsh {told}", content=(f"By Ada Marsh {told}", "They go on."))

    assert lede(lead, None, words=115)[0] == (told, "They go on.")
    assert lede(replace(lead, content=()), None, words=115)[0] == (told,)


def test_every_term_of_lead_and_list_is_kept_with_the_draft() -> None:
    why = drafted().why

    assert why["lead"] == {"h1": {"central": 1.5}}
    assert isinstance(why["list"], dict)
    assert set(why["list"]) == {"h2"}
    assert set(why["list"]["h2"]) == set(breadth.WEIGHTS)


@pytest.mark.parametrize(("grouped", "sizes"), [(True, [1, 1]), (False, [2])], ids=["groups shown", "not shown"])
def test_groups_are_kept_where_the_house_format_shows_them(grouped: bool, sizes: list[int]) -> None:
    treaty = headline("The Orrin needs a treaty", MARL_HERALD, number=3, kind="editorial")

    [section] = drafted(others=(OTHER, treaty), grouped=grouped).roundup.sections

    assert [len(group) for group in section.groups] == sizes


def test_the_comment_starts_empty() -> None:
    assert drafted().roundup.comment == ""


def test_too_little_for_a_post_is_said_and_never_padded() -> None:
    made = drafted()

    assert [check.cure for check in made.checks if check.rule == "list-short"] == [
        "1 of the 6 links you ask for: add some, or post it as it is"
    ]


def test_a_silent_side_is_a_note_to_the_editor() -> None:
    assert "marl: nothing on this story" in [check.cure for check in drafted().checks]


def test_the_update_mark_is_a_field_and_not_a_word_of_the_title() -> None:
    made = drafted(update=True).roundup

    assert made.update
    assert "(Update)" not in made.title


def test_an_outlet_of_no_excerpt_words_gives_no_excerpt() -> None:
    assert lede(LEAD, PAGE, words=0)[0] == ()


def test_a_page_of_which_not_even_a_sentence_fits_gives_way_to_the_feed() -> None:
    endless = replace(PAGE, paragraphs=("The river " + "and the river " * 70 + "rose.",))

    assert lede(LEAD, endless, words=115) == ((LEAD.summary,), "summary")


def test_a_lead_without_an_excerpt_is_never_said_to_have_one_from_somewhere() -> None:
    endless = replace(PAGE, paragraphs=("The river " + "and the river " * 70 + "rose.",))

    draft = drafted(endless, lead=replace(LEAD, summary=""))

    assert draft.why["excerpt"] == ""
    assert "the lead has no excerpt: compare it with the page" in [check.cure for check in draft.checks]


def test_a_draft_that_is_to_have_no_excerpt_has_no_check_for_it() -> None:
    assert "excerpt-source" not in [check.rule for check in drafted(words=0).checks]


def test_the_reasons_are_kept_with_the_draft() -> None:
    why = drafted().why

    assert why["families"] == ["Quay Press", "The Onlooker"]
    assert why["excerpt"] == "page"


def test_a_state_outlet_is_cited_by_its_name_only() -> None:
    assert links.link(headline("Orrin is calm", MARL_HERALD, number=3)).outlet == "Marl Herald"

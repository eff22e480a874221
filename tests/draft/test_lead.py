"""Who leads: vetoes with their reason, then small preferences."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.draft.lead import Rules, slate
from pipeline.habits import Habits, Past, learned
from pipeline.news import Headline, Outlet, Story, Topic
from pipeline.outlets import Registry
from tests.cast import (
    EVENING_MAIL,
    EVERYONE,
    GAZETTE,
    LISTA_POST,
    MARL_HERALD,
    NOON,
    NORTHWIRE,
    ONLOOKER,
    REGISTRY,
    headline,
)

RULES = Rules(now=NOON + timedelta(hours=1), registry=REGISTRY)
WORDS = "Quay minister sees no breakthrough in Orrin water talks"
LEDE = "The minister of Quay said on Tuesday that she expected little from this week's talks on the water of the Orrin."


def leads(*news: Headline, rules: Rules = RULES) -> str:
    return slate(Story(id=1, headlines=news), rules).candidates[0].headline.outlet


def told(one: Headline, name: str, rules: Rules = RULES) -> tuple[float, str]:
    """What a term of the only candidate is worth, and why."""
    [candidate] = slate(Story(id=1, headlines=(one,)), rules).candidates
    [term] = [term for term in candidate.terms if term.name == name]
    return term.value, term.why


def veto(one: Headline, rules: Rules = RULES) -> str:
    [(_, why)] = slate(Story(id=1, headlines=(one,)), rules).vetoed
    return why


@pytest.mark.parametrize(
    ("one", "why"),
    [
        pytest.param(headline(WORDS, kind="opinion"), "it is opinion", id="opinion"),
        pytest.param(headline(WORDS, kind="editorial"), "it is an editorial", id="editorial"),
        pytest.param(headline(WORDS, kind="live"), "it is a live blog", id="live blog"),
        pytest.param(headline(WORDS, kind="video"), "it is a video", id="video"),
        pytest.param(headline(WORDS, kind="document"), "it is a document", id="document"),
        pytest.param(headline(f"Wednesday Briefing: {WORDS}"), "it is a digest of several stories", id="digest"),
        pytest.param(headline(f"Your Morning Brief | {WORDS}"), "it is a digest of several stories", id="your digest"),
        pytest.param(headline(WORDS, language="zh"), "it is in another language (zh)", id="language"),
        pytest.param(
            headline("Переговоры на Орине", language=""), "it is in another language (by its letters)", id="letters"
        ),
        pytest.param(headline(WORDS, minutes=-24 * 60), "it is older than 24 hours", id="old"),
    ],
)
def test_what_never_leads_says_why(one: Headline, why: str) -> None:
    assert veto(one) == why


@pytest.mark.parametrize(
    "words", ["China briefing on the Orrin ends", "The Morning after the Orrin vote", "World digests it"]
)
def test_a_report_on_a_briefing_may_lead(words: str) -> None:
    assert slate(Story(id=1, headlines=(headline(words),)), RULES).vetoed == ()


def test_a_muted_outlet_does_not_lead() -> None:
    assert veto(headline(WORDS), replace(RULES, muted=("Harbour Times",))) == "Harbour Times is muted on this topic"


def test_a_country_can_be_muted_by_its_tag() -> None:
    muted = replace(RULES, muted=("@country:XB",))

    assert veto(headline(WORDS, MARL_HERALD), muted) == "@country:XB is muted on this topic"


def test_an_outlet_that_is_never_excerpted_does_not_lead() -> None:
    linked = Outlet(name="Terse", excerpt_words=0, hosts=("terse.example",))
    rules = replace(RULES, registry=Registry(outlets=(linked,)))

    assert veto(headline(WORDS, linked), rules) == "Terse is linked, never excerpted"


def test_a_page_that_a_post_of_ours_links_does_not_lead() -> None:
    one = headline(WORDS)

    assert veto(one, replace(RULES, posted={one.canonical: "already linked"})) == "already linked"


def test_a_newsrooms_own_report_leads_before_agency_copy() -> None:
    wire = headline(WORDS, NORTHWIRE, number=1, summary=LEDE)
    carried = headline(WORDS, EVENING_MAIL, number=2, summary=LEDE, agency="Northwire")
    own = headline(WORDS, LISTA_POST, number=3, summary=LEDE)

    assert leads(wire, carried, own) == "Lista Post"


@pytest.mark.parametrize(
    ("one", "value", "why"),
    [
        pytest.param(headline(WORDS, LISTA_POST, summary=LEDE), 1.0, "its own report", id="own"),
        pytest.param(headline(WORDS, NORTHWIRE, summary=LEDE), 0.0, "a wire agency's", id="agency"),
        pytest.param(
            headline(WORDS, EVENING_MAIL, summary=LEDE, agency="Northwire"), 0.0, "copy of Northwire", id="carrier"
        ),
    ],
)
def test_whose_report_it_is_is_told(one: Headline, value: float, why: str) -> None:
    assert told(one, "own report") == (value, why)


@pytest.mark.parametrize(
    ("habits", "why"),
    [
        pytest.param(learned([]), "no habit with Lista Post is known", id="no posts"),
        pytest.param(
            learned([], fixed={("Lista Post", "lead"): 0.4}),
            "Lista Post leads 40% of the posts that link it: you set that",
            id="set by the editor",
        ),
        pytest.param(
            learned([Past(at=NOON, hour=12, links=(("Lista Post", "lead"),))] * 2),
            "Lista Post led 2 of the 2 posts that link it; 100% is to be expected",
            id="counted",
        ),
    ],
)
def test_what_the_editor_picks_is_told(habits: Habits, why: str) -> None:
    assert told(headline(WORDS, LISTA_POST, summary=LEDE), "house", replace(RULES, habits=habits))[1] == why


def test_what_has_the_title_of_an_agency_s_report_and_no_text_is_no_own_report() -> None:
    wire = headline(f"UPDATE 2-{WORDS}", NORTHWIRE, number=1)
    carried = headline(WORDS, EVENING_MAIL, number=2)
    own = headline("Water talks on Orrin bring Quay minister no breakthrough", LISTA_POST, number=3, minutes=-60)

    assert leads(wire, carried, own) == "Lista Post"
    assert leads(wire, replace(carried, summary=LEDE), own) == "Evening Mail"


@pytest.mark.parametrize(
    ("words", "value", "why"),
    [
        pytest.param("Water talks on the Orrin end", 1.0, "orrin in the headline", id="headline"),
        pytest.param("Quay minister sees no breakthrough", 0.75, "orrin in the summary", id="summary"),
        pytest.param("Quay minister flies home", 0.0, "none of orrin, ferr* in headline or summary", id="neither"),
    ],
)
def test_a_lead_names_the_topic_of_its_post(words: str, value: float, why: str) -> None:
    about = replace(RULES, subject=Topic(name="orrin", any=("orrin", "ferr*")))
    one = headline(words, summary="" if value == 0.0 else LEDE)

    [term] = [term for term in slate(Story(id=1, headlines=(one,)), about).candidates[0].terms if term.name == "topic"]

    assert (term.value, term.why) == (value, why)


def test_a_headline_on_the_topic_leads_before_one_that_says_more_of_the_rest_of_the_story() -> None:
    visit = [
        headline("Quay minister and Lista premier hold talks to boost trade", GAZETTE, number=1, summary=LEDE),
        headline("Quay minister in Lista for talks to boost trade", ONLOOKER, number=2, summary=LEDE),
    ]
    ferries = headline("Quay minister in Lista to boost ferry deal", LISTA_POST, number=3, summary=LEDE)
    about = replace(RULES, subject=Topic(name="ferries", any=("ferr*",)))

    assert leads(*visit, ferries) != "Lista Post"
    assert leads(*visit, ferries, rules=about) == "Lista Post"


def test_agency_copy_on_the_topic_leads_before_the_own_report_that_says_what_most_say_of_something_else() -> None:
    rules = [
        headline("Marl opens inquiry into tech platforms over pictures of children", GAZETTE, number=1, summary=LEDE),
        headline("Marl opens inquiry into tech platforms, and Corvelle is angry", ONLOOKER, number=2, summary=LEDE),
    ]
    wire = headline("Lista tells tech giants to keep its law", EVENING_MAIL, number=3, summary=LEDE, agency="Northwire")
    about = replace(RULES, subject=Topic(name="lista", any=("lista",)))

    assert leads(*rules, wire, rules=about) == "Evening Mail"


@pytest.mark.parametrize("end", ["...", " …"])
def test_a_headline_that_is_cut_off_gives_way_to_a_whole_one(end: str) -> None:
    cut = headline(f"{WORDS} as the rivers of Lista and Marl run{end}", GAZETTE, number=1, summary=LEDE)
    whole = headline(WORDS, ONLOOKER, number=2, minutes=-300, summary=LEDE)

    assert leads(cut, whole) == "The Onlooker"


def test_independent_newsrooms_lead_before_a_governments_own() -> None:
    state = headline(WORDS, MARL_HERALD, number=1, summary=LEDE)
    free = headline(WORDS, ONLOOKER, number=2, summary=LEDE)

    assert leads(state, free) == "The Onlooker"


def test_a_headline_with_its_lede_leads_before_one_without() -> None:
    bare = headline(WORDS, GAZETTE, number=1)
    full = headline(WORDS, ONLOOKER, number=2, summary=LEDE)

    assert leads(bare, full) == "The Onlooker"


def test_the_headline_that_says_what_the_others_say_leads() -> None:
    apart = headline("Five things to know this Tuesday morning in pictures", GAZETTE, number=1, summary=LEDE)
    central = headline("Quay and Marl open Orrin water talks", ONLOOKER, number=2, summary=LEDE)
    other = headline("Orrin water talks open between Quay and Marl", LISTA_POST, number=3)

    assert leads(apart, central, other) == "The Onlooker"


@given(outlets=st.lists(st.sampled_from(EVERYONE), min_size=1, max_size=8), seed=st.randoms())
def test_the_slate_does_not_depend_on_the_order_of_the_headlines(outlets: list[Outlet], seed: object) -> None:
    news = [headline(f"{WORDS} {at}", outlet, number=at + 1, minutes=at) for at, outlet in enumerate(outlets)]
    mixed = list(news)
    seed.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis' random.Random

    one = slate(Story(id=1, headlines=tuple(news)), RULES)
    other = slate(Story(id=1, headlines=tuple(mixed)), RULES)

    assert [candidate.headline.id for candidate in one.candidates] == [
        candidate.headline.id for candidate in other.candidates
    ]


@given(
    outlets=st.lists(st.sampled_from(EVERYONE), min_size=1, max_size=6),
    words=st.lists(st.sampled_from([WORDS, "Orrin talks open", "A quiet day", ""]), min_size=6, max_size=6),
    minutes=st.lists(st.integers(-2_000, 60), min_size=6, max_size=6),
)
def test_every_candidate_has_terms_within_their_weights_that_sum_to_its_score(
    outlets: list[Outlet], words: list[str], minutes: list[int]
) -> None:
    news = tuple(
        headline(words[at], outlet, number=at + 1, minutes=minutes[at], summary=LEDE)
        for at, outlet in enumerate(outlets)
    )

    for one in slate(Story(id=1, headlines=news), RULES).candidates:
        assert all(0 <= term.value <= 1 and term.why for term in one.terms)
        assert abs(sum(term.points for term in one.terms) - one.score) < 1e-9

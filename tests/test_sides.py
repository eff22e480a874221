"""The other side's view: who stands where, who speaks as whom, and who was silent."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import sides
from pipeline.news import Headline, Outlet, Side, Story, Topic
from pipeline.outlets import Registry
from tests.cast import (
    EVENING_MAIL,
    EVERYONE,
    GAZETTE,
    HARBOUR_TIMES,
    MARL_HERALD,
    MARL_TODAY,
    ONLOOKER,
    QUAY_RADIO,
    REGISTRY,
    headline,
)

MARL = Side(name="marl", members=("@country:XB",))
QUAY = Side(name="quay", members=("@country:XA",))
TOPIC = Topic(name="river", sides=(MARL, QUAY))
LEAD = headline("Quay sees no breakthrough on the Orrin", HARBOUR_TIMES, number=1)


def heard(*others: Headline, topic: Topic = TOPIC, elsewhere: tuple[Headline, ...] = ()) -> sides.Heard:
    story = Story(id=1, headlines=(LEAD, *others))
    return sides.offers(story, lead=LEAD, topic=topic, registry=REGISTRY, elsewhere=elsewhere)


def test_the_other_sides_press_is_offered_and_the_leads_own_side_is_not() -> None:
    found = heard(
        headline("Marl sees progress on the Orrin", MARL_TODAY, number=2),
        headline("Orrin talks stall", QUAY_RADIO, number=3),
    )

    assert [(offer.side, offer.outlet) for offer in found.offers] == [("marl", "Marl Today")]


def test_state_media_go_before_other_press_of_their_side() -> None:
    found = heard(
        headline("Marl Today's view of the Orrin", MARL_TODAY, number=2, minutes=50),
        headline("The ministry's view of the Orrin", MARL_HERALD, number=3),
    )

    assert [offer.outlet for offer in found.offers] == ["Marl Herald", "Marl Today"]
    assert "state media" in found.offers[0].why


def test_a_report_is_offered_before_a_newer_opinion_live_page_or_digest_of_its_outlet() -> None:
    found = heard(
        headline("Marl sees progress on the Orrin", MARL_TODAY, number=2),
        headline("Orrin talks live: delegations arrive", MARL_TODAY, number=3, minutes=50, kind="live"),
        headline("The Orrin is Marl's", MARL_TODAY, number=4, minutes=60, kind="opinion"),
        headline("Tuesday Briefing: Marl on the Orrin", MARL_TODAY, number=5, minutes=70),
    )

    assert [offer.headline for offer in found.offers] == ["Marl sees progress on the Orrin"]


def test_a_post_is_never_offered_whoever_posted_it() -> None:
    found = heard(headline("“Marl keeps the Orrin open.”", MARL_TODAY, number=2, kind="post"))

    assert found.offers == ()


def test_two_headlines_a_side_and_one_an_outlet_at_the_most() -> None:
    found = heard(*(headline(f"Marl on the Orrin {n}", MARL_HERALD, number=10 + n) for n in range(3)))

    assert [offer.outlet for offer in found.offers] == ["Marl Herald"]


def test_a_headline_whose_subject_is_the_other_country_speaks_for_it() -> None:
    registry = Registry(outlets=(*EVERYONE, Outlet(name="Daily Bugle", country="GB", hosts=("bugle.example",))))
    lead = headline("Blinken expects little of the talks", ONLOOKER, number=1)
    warning = headline("Russia warns of risks in the talks", EVENING_MAIL, number=2)
    story = Story(id=1, headlines=(lead, warning))
    topic = Topic(name="talks", sides=(Side(name="kremlin", members=("@country:RU",)),))

    found = sides.offers(story, lead=lead, topic=topic, registry=registry)

    assert [(offer.outlet, offer.why) for offer in found.offers] == [("Evening Mail", "its subject is Russia")]


def test_what_says_again_what_the_lead_says_comes_behind_what_has_words_of_its_own() -> None:
    lead = headline("Iran temporarily closes strait amid talks", ONLOOKER, number=1)
    again = headline("Iran temporarily closed the strait during its talks", EVENING_MAIL, number=2, minutes=9)
    others = headline("Iran calls its rivals more realistic", GAZETTE, number=3)
    topic = Topic(name="talks", sides=(Side(name="iran", members=("@country:IR",)),))

    found = sides.offers(Story(id=1, headlines=(lead, again, others)), lead=lead, topic=topic, registry=REGISTRY)

    assert [offer.outlet for offer in found.offers] == ["Gazette", "Evening Mail"]


def test_what_the_other_sides_press_printed_on_both_states_elsewhere_is_offered_but_no_sport() -> None:
    press = [Outlet(name=name, country="RU", hosts=(f"{name.lower()}.example",)) for name in ("Neva", "Volga")]
    registry = Registry(outlets=(*EVERYONE, *press))
    told = [
        headline("Russia and Ukraine end talks", ONLOOKER, number=1),
        headline("Talks of Ukraine, Russia end", GAZETTE, number=2),
    ]
    answer = replace(headline("Ukraine shells Kursk, Russia says", number=7), outlet="Neva")
    match = replace(answer, id=8, outlet="Volga", canonical="https://volga.example/sport/8")
    topic = Topic(name="talks", sides=(Side(name="kremlin", members=("@country:RU",)),))

    found = sides.offers(
        Story(id=1, headlines=tuple(told)), lead=told[0], topic=topic, registry=registry, elsewhere=(match, answer)
    )

    assert [offer.headline for offer in found.offers] == ["Ukraine shells Kursk, Russia says"]
    assert found.own_press == ("Neva",)


KREMLIN = Topic(name="talks", sides=(Side(name="kremlin", members=("@country:RU",)),))


def on_the_talks(*told: Headline, elsewhere: Headline) -> sides.Heard:
    """What is offered beside headlines on two states, the first of which leads, where a Russian outlet says this."""
    registry = Registry(outlets=(*EVERYONE, Outlet(name="Neva", country="RU", hosts=("neva.example",))))
    answer = replace(elsewhere, outlet="Neva", id=700)
    return sides.offers(
        Story(id=1, headlines=told), lead=told[0], topic=KREMLIN, registry=registry, elsewhere=(answer,)
    )


@pytest.mark.parametrize("kind", ["opinion", "live", "video"])
def test_from_outside_of_the_story_reports_alone_are_offered(kind: str) -> None:
    told = (
        headline("Russia and Ukraine end talks", ONLOOKER, number=1),
        headline("Talks of Ukraine, Russia end", GAZETTE, number=2),
    )

    found = on_the_talks(*told, elsewhere=headline("Ukraine shells Kursk, Russia says", kind=kind))

    assert found.offers == ()


def test_from_outside_of_the_story_no_other_press_speaks_for_a_side() -> None:
    told = (
        headline("Russia and Ukraine end talks", ONLOOKER, number=1),
        headline("Talks of Ukraine, Russia end", GAZETTE, number=2),
    )
    others = headline("Ukraine shells Kursk, Russia says", EVENING_MAIL, number=7)

    found = sides.offers(
        Story(id=1, headlines=told), lead=told[0], topic=KREMLIN, registry=REGISTRY, elsewhere=(others,)
    )

    assert found.offers == ()


def test_a_state_that_few_headlines_of_a_large_story_name_is_no_party_to_it() -> None:
    told = [headline(f"Ukraine counts its bridges, day {n}", EVERYONE[n % 9], number=n) for n in range(1, 11)]
    said = [headline(f"Ukraine and Russia count bridges, {n}", GAZETTE, number=20 + n) for n in range(2)]
    answer = headline("Ukraine shells Kursk, Russia says")

    assert on_the_talks(*told, *said, elsewhere=answer).offers == ()
    assert [one.outlet for one in on_the_talks(*told[:3], *said, elsewhere=answer).offers] == ["Neva"]


def test_the_page_that_leads_is_not_offered_under_another_outlets_name() -> None:
    carried = replace(headline("Marl sees progress on the Orrin", MARL_TODAY, number=2), url=LEAD.url)

    assert heard(carried).offers == ()


def test_a_headline_that_gives_the_other_country_s_word_speaks_for_it() -> None:
    lead = headline("Envoys expect little of the talks", ONLOOKER, number=1)
    denial = headline("Reports of a deal are premature, Kremlin says", EVENING_MAIL, number=2)
    topic = Topic(name="talks", sides=(Side(name="kremlin", members=("@country:RU",)),))

    found = sides.offers(Story(id=1, headlines=(lead, denial)), lead=lead, topic=topic, registry=REGISTRY)

    assert [(offer.outlet, offer.why) for offer in found.offers] == [("Evening Mail", "it gives the word of Russia")]


@pytest.mark.parametrize(
    ("side", "codes"),
    [
        pytest.param(Side(name="west", members=("@country:us", "@country:GB", "Gazette")), {"US", "GB"}, id="tags"),
        pytest.param(Side(name="russia", members=("Gazette",)), {"RU"}, id="its name"),
        pytest.param(Side(name="the river", members=("Marl Herald", "Marl Today")), {"XB"}, id="one country's outlets"),
        pytest.param(Side(name="the river", members=("Marl Herald", "Gazette")), set(), id="outlets of two countries"),
        pytest.param(Side(name="the river", members=("@state:SC",)), set(), id="nothing that says a state"),
    ],
)
def test_a_side_is_its_tagged_states_or_the_state_of_its_name_or_of_its_outlets(side: Side, codes: set[str]) -> None:
    assert sides.states_of(side, REGISTRY) == codes


def test_a_silent_side_is_named_with_what_it_printed_instead() -> None:
    found = heard(elsewhere=(headline("Marl wins the cup", MARL_HERALD, number=9),))

    assert found.offers == ()
    assert found.silent == ("marl: nothing on this story; active: Marl Herald (1)",)


def test_a_side_whose_press_printed_nothing_at_all_is_named_with_its_outlets() -> None:
    topic = Topic(name="river", sides=(Side(name="marl", members=("Marl Herald", "@country:XB")),))

    assert heard(topic=topic).silent == ("marl: none of its outlets (Marl Herald) printed anything in the window",)


def test_copies_are_not_offered() -> None:
    from pipeline.news import Fold

    reprint = headline("Marl sees progress on the Orrin", MARL_TODAY, number=2)
    story = Story(id=1, headlines=(LEAD, reprint), folds=(Fold(kept=LEAD, copy=reprint, kind="wire copy", reason="r"),))

    assert sides.offers(story, lead=LEAD, topic=TOPIC, registry=REGISTRY).offers == ()


def test_a_headline_in_another_language_is_not_offered() -> None:
    found = heard(headline("مارل ترى تقدما في محادثات أورين", MARL_HERALD, number=2, language="ar"))

    assert found.offers == ()


@pytest.mark.parametrize(
    ("said", "blog", "reads"),
    [
        ("en-GB", "en", True),
        ("EN_us", "en", True),
        ("de", "en", False),
        ("fil", "fi", False),  # Filipino is no Finnish
        ("fi-FI", "fi", True),
        ("nb-NO", "no", True),
        ("no", "nn", True),
        ("", "en", True),
    ],
)
def test_a_language_is_told_by_its_whole_first_part(said: str, blog: str, reads: bool) -> None:
    told = headline("Marl sees progress on the Orrin", MARL_HERALD, number=2, language=said)

    assert sides.is_readable(told, blog) is reads


@given(outlets=st.lists(st.sampled_from([MARL_HERALD, MARL_TODAY, QUAY_RADIO, ONLOOKER, GAZETTE]), max_size=8))
def test_no_offer_is_from_the_leads_side_and_none_is_made_twice(outlets: list[Outlet]) -> None:
    found = heard(*(headline("On the Orrin", outlet, number=10 + at) for at, outlet in enumerate(outlets)))

    assert all(not sides.stands_on(QUAY, REGISTRY.get(offer.outlet), REGISTRY) for offer in found.offers)
    assert len({offer.url for offer in found.offers}) == len(found.offers) <= 2

"""What an editor takes, as counts and as rates that begin at what is typical."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.habits import NONE, ROLES, Past, busiest, learned
from tests.cast import NOON


def post(lead: str, *listed: str, topic: str = "", days: int = 0, cited: tuple[str, ...] = ()) -> Past:
    links = ((lead, "lead"), *((one, "list") for one in listed), *((one, "comment") for one in cited))
    return Past(at=NOON - timedelta(days=days), hour=12, topic=topic, links=links)


MANY = [post("Harbour Times", "Northwire", "Gazette") for _ in range(30)] + [post("Gazette", "Northwire")] * 10


def test_rates_are_counts_of_posts_and_not_of_links() -> None:
    found = learned([post("Harbour Times", "Gazette", "Gazette", cited=("Gazette",))]).outlets["Gazette"]

    assert (found.posts, found.linked, found.led, found.listed, found.cited) == (1, 1, 0, 1, 1)


def test_an_outlet_leads_out_of_the_posts_that_link_it_and_is_listed_out_of_all() -> None:
    habits = learned(MANY)

    assert [(habits.rate("Gazette", role).taken, habits.rate("Gazette", role).of) for role in ROLES] == [
        (40, 40),
        (10, 40),
        (0, 40),
        (30, 40),
    ]


def test_who_always_leads_is_liked_as_a_lead_and_the_wire_that_is_only_listed_is_not() -> None:
    habits = learned(MANY)

    assert habits.rate("Harbour Times", "lead").liking > 0.5 > habits.rate("Northwire", "lead").liking
    assert habits.rate("Northwire", "list").liking > habits.rate("Harbour Times", "list").liking


def test_an_outlet_that_was_never_linked_is_liked_as_a_middling_one_to_lead() -> None:
    assert learned(MANY).rate("The Onlooker", "lead").liking == pytest.approx(0.5)


def test_few_posts_say_little_and_many_say_it_all() -> None:
    others = [post("Gazette", "Northwire")] * 20
    few = learned([*others, *[post("Marl Today", "Northwire")] * 1]).rate("Marl Today", "lead")
    many = learned([*others, *[post("Marl Today", "Northwire")] * 500]).rate("Marl Today", "lead")

    assert few.typical < few.value < 0.6
    assert many.value > 0.98


def test_a_topic_has_habits_of_its_own_that_begin_at_those_overall() -> None:
    river = [post("Marl Today", "Gazette", topic="river")] * 20
    grain = [post("Gazette", "Marl Today", topic="grain")] * 20
    habits = learned([*river, *grain])

    on_river, on_grain = (habits.rate("Marl Today", "lead", topic).value for topic in ("river", "grain"))
    overall = habits.rate("Marl Today", "lead").value
    assert on_grain < overall < on_river
    assert habits.rate("Marl Today", "lead", "weather").value == overall


def test_what_the_editor_set_stands_beside_the_count() -> None:
    rate = learned(MANY, fixed={("Northwire", "lead"): 0.75}).rate("Northwire", "lead")

    assert (rate.value, rate.taken, rate.of, rate.fixed) == (0.75, 0, 40, True)


def test_what_was_before_an_outlet_was_forgotten_does_not_count_for_it() -> None:
    old, new = post("Gazette", "Northwire", days=9), post("Gazette", "Northwire", days=1)
    habits = learned([old, new], forgotten={"Gazette": NOON - timedelta(days=5)})

    assert (habits.outlets["Gazette"].posts, habits.outlets["Gazette"].led) == (1, 1)
    assert (habits.outlets["Northwire"].posts, habits.outlets["Northwire"].listed) == (2, 2)


def test_a_list_s_length_is_told_by_its_quartiles() -> None:
    assert learned([post("Gazette", *"abcdefghijklmn"[:length]) for length in (2, 4, 6, 8, 14)]).lengths == (4, 6, 8)


def test_the_hours_of_half_the_posts_are_the_busiest_ones() -> None:
    hours = [0] * 24
    hours[7], hours[18], hours[3] = 4, 5, 1
    spread = [0] * 24
    spread[7], spread[18], spread[3] = 4, 4, 1

    assert list(busiest(hours)) == [18]
    assert list(busiest(spread)) == [7, 18]
    assert list(busiest([0] * 24)) == []


def test_posts_without_a_link_teach_nothing() -> None:
    habits = learned([Past(at=NOON, hour=3)])

    assert habits.posts == NONE.posts == 0
    assert not habits.knows("Gazette", "lead")


links = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from(ROLES[1:])), max_size=6).map(tuple)
pasts = st.lists(
    st.builds(Past, at=st.just(NOON), hour=st.integers(0, 23), topic=st.sampled_from(["", "t"]), links=links)
)


@given(posts=pasts, outlet=st.sampled_from("abcdef"), role=st.sampled_from(ROLES), topic=st.sampled_from(["", "t"]))
def test_every_rate_and_liking_lies_between_nothing_and_one(
    posts: list[Past], outlet: str, role: str, topic: str
) -> None:
    rate = learned(posts).rate(outlet, role, topic)

    assert 0 <= rate.value <= 1
    assert 0 <= rate.liking <= 1
    assert 0 <= rate.taken <= rate.of <= len(posts)


@given(posts=pasts, outlet=st.sampled_from("abcde"))
def test_one_more_post_that_it_leads_never_lowers_an_outlet_s_lead_rate_among_others(
    posts: list[Past], outlet: str
) -> None:
    more = Past(at=NOON, hour=0, links=((outlet, "lead"),))
    before, after = (learned(some).rate(outlet, "lead").value for some in (posts, [*posts, more]))

    assert after >= before - 1e-12

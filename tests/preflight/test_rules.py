"""Each rule of the preflight, failing and passing, with its place and its cure."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import excerpt, preflight, settings
from pipeline.news import Roundup
from pipeline.preflight import Facts, Source
from tests.preflight.posts import FACTS, LEVELS, MARL, ONLOOKER, PICTURE, POST
from tests.preflight.posts_broken import BROKEN
from tests.preflight.posts_changed import PLACE, listing, of, quoting, saying
from tests.preflight.posts_in_order import PASSING


@pytest.mark.parametrize(
    ("rule", "post", "facts", "place", "cure"),
    [
        pytest.param(rule, post, facts, place, cure, id=f"{rule}: {name}")
        for rule, cases in BROKEN.items()
        for name, post, facts, place, cure in cases
    ],
)
def test_a_broken_rule_is_said_with_its_place_and_cure(
    rule: str, post: Roundup, facts: Facts, place: str, cure: str
) -> None:
    [matter] = of(rule, post, facts)

    assert matter.place == place
    assert matter.where.startswith(place)
    assert cure in matter.cure
    assert matter.level == LEVELS.get(rule, "block")


@pytest.mark.parametrize(
    ("rule", "post", "facts"),
    [
        pytest.param(rule, post, facts, id=f"{rule}: {name}")
        for rule, cases in PASSING.items()
        for name, post, facts in cases
    ],
)
def test_what_is_right_raises_no_matter(rule: str, post: Roundup, facts: Facts) -> None:
    assert of(rule, post, facts) == []


def test_a_whole_post_in_order_has_no_matter() -> None:
    assert preflight.matters(preflight.read(POST), FACTS, LEVELS) == ()


def test_every_rule_has_a_failing_and_a_passing_case_and_a_setting() -> None:
    settable = {field.name.replace("_", "-") for field in fields(settings.Preflight)}

    assert set(preflight.RULES) == set(BROKEN) == set(PASSING) == settable | preflight.ALWAYS


def test_a_line_is_named_in_words() -> None:
    [matter] = of("no-outlet", listing(MARL, replace(ONLOOKER, outlet="")))

    assert matter.where == f"{PLACE} (A River, Two Clocks)"


def test_what_an_outlet_prints_cannot_play_with_a_terminal() -> None:
    hostile = replace(MARL, outlet="Marl\x1b[31m\u202eHerald")

    [matter] = of("outlet-twice", listing(hostile, replace(hostile, url="https://marl.example/7")))

    assert (matter.where + matter.cure).isprintable()


def test_what_blocks_is_said_first() -> None:
    post = replace(listing(MARL, replace(ONLOOKER, url=None)), comment="", media=(replace(PICTURE, alt=""),))

    assert [matter.level for matter in preflight.matters(preflight.read(post), FACTS, LEVELS)] == [
        "block",
        "warn",
        "warn",
    ]


@pytest.mark.parametrize(("level", "levels"), [("warn", ["warn"]), ("off", []), ("block", ["block"])])
def test_the_settings_say_what_a_rule_does(level: str, levels: list[str]) -> None:
    found = preflight.matters(preflight.read(saying("He said TK.")), FACTS, {"placeholder": level})

    assert [matter.level for matter in found] == levels


def test_no_setting_prints_what_was_taken_down() -> None:
    facts = replace(FACTS, taken_down=frozenset({"https://harbour.example/3"}))

    [matter] = preflight.matters(preflight.read(POST), facts, {"taken-down": "off"})

    assert (matter.rule, matter.level) == ("taken-down", "block")


def test_changed_text_is_another_matter() -> None:
    [first], [second] = of("placeholder", saying("He said TK.")), of("placeholder", saying("She said TK."))

    assert (first.place, first.value != second.value) == (second.place, True)


@given(st.lists(st.text(max_size=80), min_size=1, max_size=3))
def test_what_stands_word_for_word_on_the_page_is_verbatim(page: list[str]) -> None:
    facts = Facts(source=Source(page=tuple(page), digest=excerpt.digest(page)))

    assert of("not-verbatim", quoting(*page), facts) == []


@given(st.text(max_size=200))
def test_no_comment_however_odd_stops_the_preflight_itself(comment: str) -> None:
    assert {
        matter.place.split(".")[0] for matter in preflight.matters(preflight.read(saying(comment)), FACTS, LEVELS)
    } <= {"comment"}

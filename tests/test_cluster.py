"""Clustering: which headlines are one story, why, and that the answer depends on nothing but the headlines."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import cluster
from pipeline.errors import OrderError
from pipeline.news import Headline, Outlet
from tests.cast import EVENING_MAIL, GAZETTE, HARBOUR_TIMES, LISTA_POST, MARL_HERALD, ONLOOKER, headline

ROOT = Path(__file__).parents[1]

RIVER = (
    ("Harbour and Marl open talks on the Aune river dam", HARBOUR_TIMES),
    ("Marl says Aune dam talks with Harbour will be hard", MARL_HERALD),
    ("Aune dam talks: Harbour envoy Lindqvist meets Marl minister", ONLOOKER),
    ("Lindqvist leaves Aune dam talks with Marl empty-handed", GAZETTE),
)
STORM = (
    ("Hurricane Odalys tears roofs off houses in Lista", LISTA_POST),
    ("Lista counts its dead after hurricane Odalys", EVENING_MAIL),
)


def wire(*printed: tuple[str, Outlet], first: int = 1, minutes: float = 0) -> list[Headline]:
    """Return headlines that arrive ten minutes after each other."""
    return [
        headline(words, outlet, number=first + at, minutes=minutes + 10 * at)
        for at, (words, outlet) in enumerate(printed)
    ]


def stories_of(headlines: list[Headline]) -> list[int]:
    return [placing.story for placing in cluster.place(headlines, merge=False)[0]]


def test_headlines_of_one_event_are_one_story() -> None:
    assert stories_of(wire(*RIVER)) == [1, 1, 1, 1]


def test_two_events_are_two_stories() -> None:
    assert stories_of(wire(RIVER[0], STORM[0], RIVER[1], STORM[1])) == [1, 2, 1, 2]


def test_the_outlet_is_no_evidence() -> None:
    by_one_outlet = [replace(one, outlet="Gazette") for one in wire(RIVER[0], STORM[0], RIVER[1])]

    assert stories_of(by_one_outlet) == [1, 2, 1]


@pytest.mark.parametrize(
    ("headlines", "reasons"),
    [
        pytest.param(
            wire(RIVER[0], ("Odalys", LISTA_POST)),
            ["opens a story: no open story shares a telling word"] * 2,
            id="nothing in common",
        ),
        pytest.param(
            wire(("What it is", GAZETTE)),
            ["opens a story: no word of it tells one story from another"],
            id="stop words only",
        ),
        pytest.param(
            wire(RIVER[0], ("Supreme Court to open hearings on voting law after long talks", GAZETTE)),
            ["opens a story: no open story shares a telling word", "opens a story: no open story was close (best p "],
            id="a word in common is not enough",
        ),
        pytest.param(
            wire(*RIVER[:2]),
            ["opens a story: no open story shares a telling word", "shares marl, aune, harbour with 1 headline (p "],
            id="joined",
        ),
    ],
)
def test_each_placing_says_why(headlines: list[Headline], reasons: list[str]) -> None:
    placings, _ = cluster.place(headlines)

    assert all(placing.reason.startswith(reason) for placing, reason in zip(placings, reasons, strict=True))


def test_a_reason_shows_words_as_printed() -> None:
    [_, joined], _ = cluster.place(wire(*RIVER[:2]))

    assert joined.reason.split(" (p ")[0] == "shares marl, aune, harbour with 1 headline"
    assert f"(p {joined.score:.2f})" in joined.reason


def test_headlines_without_a_telling_word_open_a_story_each() -> None:
    assert stories_of(wire(("What it is", GAZETTE), ("What it is", GAZETTE), ("!", GAZETTE))) == [1, 2, 3]


def test_new_stories_are_numbered_from_the_given_number() -> None:
    placings, _ = cluster.place(wire(RIVER[0], STORM[0]), next_story=40)

    assert [placing.story for placing in placings] == [40, 41]


def test_settled_headlines_keep_their_story_and_draw_new_ones() -> None:
    old = wire(RIVER[0], STORM[0])
    new = wire(RIVER[1], ("Odalys: hurricane heads for Harbour", ONLOOKER), first=3, minutes=60)

    placings, _ = cluster.place(new, list(zip(old, (7, 9), strict=True)))

    assert [placing.story for placing in placings] == [7, 9]


def test_a_settled_number_is_never_given_again() -> None:
    placings, _ = cluster.place(wire(STORM[0], first=2, minutes=60), [(headline(RIVER[0][0]), 7)], next_story=3)

    assert placings[0].story == 8


def test_settling_what_was_placed_rebuilds_the_state() -> None:
    before, after = wire(*RIVER[:2], STORM[0]), wire(RIVER[2], STORM[1], RIVER[3], first=4, minutes=60)
    running = cluster.OpenStories()
    settled = [(one, running.place(one).story) for one in before]

    rebuilt, _ = cluster.place(after, settled, merge=False)

    assert rebuilt == [running.place(one) for one in after]


def test_a_story_closes_two_weeks_after_its_last_headline() -> None:
    late = [
        replace(one, id=9, seen_at=one.seen_at + timedelta(days=days), published=None)
        for days in (14, 15)
        for one in wire(RIVER[0])
    ]

    reasons = [cluster.place([new], [(wire(RIVER[0])[0], 1)])[0][0].reason for new in late]

    assert reasons[0].startswith("shares harbour, ")
    assert "no open story shares a telling word" in reasons[1]


def test_headlines_out_of_order_are_refused() -> None:
    with pytest.raises(OrderError, match="out of order of arrival"):
        cluster.place(list(reversed(wire(*RIVER[:2]))))


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("Переговоры о плотине на Ауне", "Маарль недоволен: переговоры о плотине на Ауне"), id="Cyrillic"),
        pytest.param(("محادثات سد نهر أونه في جنيف", "جنيف تستضيف محادثات سد نهر أونه"), id="Arabic"),
        pytest.param(("アウネ川ダム会談が開幕", "マール外相、アウネ川ダム会談で警告"), id="Japanese"),
        pytest.param(("奥恩河大坝谈判开始", "马尔外长警告奥恩河大坝谈判破裂"), id="Chinese"),
        pytest.param(("การเจรจาเขื่อนแม่น้ำออเนเริ่มขึ้น", "มาร์ลเตือนการเจรจาเขื่อนแม่น้ำออเน"), id="Thai"),
    ],
)
def test_other_scripts_cluster_too(words: tuple[str, str]) -> None:
    assert stories_of(wire(*((one, GAZETTE) for one in words))) == [1, 1]


def test_what_would_join_in_one_language_must_be_surer_in_two() -> None:
    first, second = wire(
        ("Die Lage am Fluss in Marl bleibt nach dem Sturm gespannt", GAZETTE),
        ("Marl hires forty teachers from abroad for its new village schools", ONLOOKER),
    )

    assert stories_of([replace(first, language="de-AT"), second]) == [1, 2]
    assert stories_of([replace(first, language=""), second]) == [1, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("Гроза над столицей", "ru"), ("Гроза цін у столиці", "uk"), id="Russian and Ukrainian"),
        pytest.param(("北京の天気は晴れ", "ja"), ("北京股市收盘下跌", "zh"), id="Japanese and Chinese"),
        pytest.param(("باران در تهران", "fa"), ("تهران: الاقتصاد ينمو", "ar"), id="Persian and Arabic"),
        pytest.param(("Wahl in Marl: die Opposition gewinnt", "de"), ("Marl, la mer et la pluie", "fr"), id="a name"),
    ],
)
def test_one_word_in_common_does_not_join_two_languages(one: tuple[str, str], other: tuple[str, str]) -> None:
    printed = wire(*((words, GAZETTE) for words, _ in (one, other)))
    languages = (one[1], other[1])
    told = [replace(each, language=language) for each, language in zip(printed, languages, strict=True)]

    assert stories_of(told) == [1, 2]


_WORDS = st.sampled_from(
    ("aune", "dam", "talks", "marl", "storm", "Odalys", "envoy", "the", "of", "北京会談", "переговоры", "2026", "!")
)


@given(st.lists(st.lists(_WORDS, max_size=8), max_size=12))
def test_every_headline_is_placed_once_and_again_the_same(titles: list[list[str]]) -> None:
    headlines = wire(*((" ".join(title), GAZETTE) for title in titles))

    placings, merges = cluster.place(headlines)

    assert [placing.headline for placing in placings] == headlines
    assert all(0.0 < placing.score <= 1.0 for placing in placings)
    assert cluster.place(headlines) == (placings, merges)


def test_the_answer_does_not_depend_on_hashing() -> None:
    program = (
        "from tests.test_cluster import *\n"
        "settled = [(one, 7) for one in wire(*RIVER)]\n"
        "print(cluster.place(wire(*RIVER, *STORM, *RIVER)), cluster.place(wire(*STORM, first=9, minutes=99), settled))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(answers) == 1

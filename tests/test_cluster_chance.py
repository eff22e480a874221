"""Chance: where many stories come up a few words in common are no sign of one story."""

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import cluster
from pipeline.cluster.chance import Crowd, doubted
from pipeline.cluster.clippings import Clipping, clip
from pipeline.cluster.features import Sheet
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.story import OpenStory
from pipeline.cluster.weighing import sheet_of
from pipeline.news import Headline, Outlet
from tests.cast import GAZETTE, ONLOOKER, headline

_ROOT = Path(__file__).parents[1]
_ROUNDING = 1e-12
_DAY = 739_000
_TITLE = "Aune dam talks"
_LEDE = "Envoys meet on the river storm and its roofs."


def clipped(title: str, summary: str) -> Clipping:
    return clip(headline(title, summary=summary), Rarity())


def sheet(title: str, summary: str, rarity: Rarity | None = None) -> Sheet:
    return sheet_of(clipped(title, summary), rarity or Rarity(), {})


@pytest.mark.parametrize(
    ("stories", "how_much"), [(0, 0), (20, 0), (21, 0.044), (35, 0.509), (60, 1), (61, 1), (10_000, 1)]
)
def test_chance_counts_from_twenty_stories_of_two_days_and_in_full_from_sixty(stories: int, how_much: float) -> None:
    assert crowd((stories, 0)).share() == pytest.approx(how_much, abs=0.001)
    assert crowd((0, 0), (stories, 0)).share() == pytest.approx(how_much, abs=0.001)
    assert crowd((stories // 2, 0), (stories - stories // 2, 0)).share() == pytest.approx(how_much, abs=0.001)


@pytest.mark.parametrize(("joined", "how_much"), [(0, 1), (90, 1), (100, 0.83), (120, 0.529), (166, 0), (1000, 0)])
def test_where_few_headlines_stand_alone_chance_counts_for_less(joined: int, how_much: float) -> None:
    assert crowd((90, joined // 2), (45, joined - joined // 2)).share() == pytest.approx(how_much, abs=0.001)


@pytest.mark.parametrize(("days", "how_much"), [(0, 1), (1, 1), (2, 0), (30, 0)])
def test_what_came_before_yesterday_makes_no_crowd(days: int, how_much: float) -> None:
    found = crowd((60, 0))
    found.pass_to(_DAY + days)

    assert found.share() == how_much


def crowd(*days: tuple[int, int]) -> Crowd:
    """Return what days are that end today, of so many headlines each that open a story, and that join one."""
    found = Crowd()
    for day, (opening, joining) in enumerate(days, _DAY + 1 - len(days)):
        found.pass_to(day)
        for _ in range(opening):
            found.come(opening=True)
        for _ in range(joining):
            found.come(opening=False)
    return found


@given(probability=st.floats(0, 1), among=st.floats(0, 1), words=st.integers(1, 8))
def test_chance_makes_nothing_surer_and_the_more_words_are_shared_the_less_it_takes(
    probability: float, among: float, words: int
) -> None:
    told = ["aune", "dam", "talks", "envoys", "meet", "river", "storm", "roofs"]
    story = OpenStory(1, clipped(_TITLE, _LEDE))
    fewer, more = (
        doubted(probability, sheet("lindqvist", " ".join(told[:count])), story, among) for count in (words, words + 1)
    )

    assert 0 <= fewer <= more + _ROUNDING <= probability + 2 * _ROUNDING


@pytest.mark.parametrize(
    ("title", "summary", "among"),
    [
        ("Aune dam talks envoys storm", "", 1.0),  # one has no lede, and the words are as rare as three never seen
        ("Aune dam", "Lindqvist sells a roof.", 0.0),  # a quiet desk
        ("Aune dam talks", "Envoys meet on the river.", 1.0),  # six words in common
    ],
)
def test_chance_has_no_say(title: str, summary: str, among: float) -> None:
    story = OpenStory(1, clipped(_TITLE, _LEDE))

    assert doubted(0.6, sheet(title, summary), story, among) == 0.6


@pytest.mark.parametrize(
    ("title", "lede", "short"),
    [
        ("dam", "lindqvist", 5 + 2),
        ("dam", "lindqvist envoys meet", 3 + 2),
        ("dam", "lindqvist envoys meet river storm roofs", 2),
        ("aune dam", "lindqvist envoys", 3 + 1),
        ("aune dam talks", "lindqvist", 3),
    ],
)
def test_each_word_short_of_six_and_each_short_of_three_in_titles_takes_as_much(
    title: str, lede: str, short: int
) -> None:
    story = OpenStory(1, clipped(_TITLE, _LEDE))
    found = doubted(0.6, sheet(title, lede), story, 0.5)

    assert math.log(found / (1 - found)) == pytest.approx(math.log(0.6 / 0.4) - 0.5 * 0.3 * short)


_ROOFS = "zeppelin quokka plover otter"  # words that the shipped table does not have


@pytest.mark.parametrize(("title", "doubt"), [("zeppelin", 4), ("zeppelin quokka", 2), ("zeppelin otter plover", 0)])
def test_with_a_bare_headline_each_word_never_seen_short_of_three_takes_more(title: str, doubt: float) -> None:
    found = doubted(0.6, sheet(title, ""), OpenStory(1, clipped(_ROOFS, _LEDE)), 0.5)

    assert math.log(found / (1 - found)) == pytest.approx(math.log(0.6 / 0.4) - 0.5 * doubt)


def test_with_a_bare_headline_a_common_word_counts_for_less_than_a_rare_one() -> None:
    days = Rarity()
    for number in range(400):
        days.count({"quokka": 1.0, f"lark{number}": 1.0}, {})
    story = OpenStory(1, clipped(_ROOFS, ""))
    rare, common = (doubted(0.6, sheet(f"zeppelin {word}", "", days), story, 1.0) for word in ("otter", "quokka"))

    assert common < rare < 0.6
    assert days.of(["quokka"])["quokka"] < days.of(["otter"])["otter"] == days.unseen()


def test_a_name_of_the_shipped_table_is_no_more_than_a_word_in_another_language() -> None:
    spanish = clip(headline("Sesión en Barcelona", summary="", language="es"), Rarity())
    found = doubted(0.6, sheet_of(spanish, Rarity(), {}), OpenStory(1, clipped("Robo en Barcelona", "")), 1.0)

    assert math.log(found / (1 - found)) == pytest.approx(math.log(0.6 / 0.4) - 4)


def test_of_a_story_the_one_headline_counts_with_which_a_bare_one_shares_most() -> None:
    """A story of many that share one word with each other, and another one each, tells nothing the surer."""
    story = OpenStory(1, clipped("zeppelin quokka", ""))
    for word in ("plover", "otter", "lark", "heron"):
        story.add(clipped(f"zeppelin {word}", ""))
    scattered = doubted(0.6, sheet("zeppelin", ""), story, 1.0)
    story.add(clipped("zeppelin quokka plover", ""))

    assert doubted(0.6, sheet("zeppelin", ""), story, 1.0) == scattered
    assert doubted(0.6, sheet("quokka plover lark", ""), story, 1.0) > scattered
    assert doubted(0.6, sheet("zeppelin quokka plover", ""), story, 1.0) == 0.6


_IN_A_PROCESS = """
from pipeline.cluster.chance import doubted
from pipeline.cluster.clippings import clip
from pipeline.cluster.rarity import Rarity
from pipeline.cluster.story import OpenStory
from pipeline.cluster.weighing import sheet_of
from tests.cast import headline
days, words = Rarity(), "zeppelin quokka plover otter lark heron"
for many, word in enumerate(words.split(), 2):
    for _ in range(300 * many):
        days.count({word: 1.0}, {})
bare, other = (clip(headline(title, summary=""), Rarity()) for title in (words, words + " roof"))
print(doubted(0.6, sheet_of(bare, days, {}), OpenStory(1, other), 1.0))
"""


def test_what_chance_takes_does_not_depend_on_hashing() -> None:
    """With the seeds 0 and 3 the six words stand in other orders in a set."""
    asked = [
        subprocess.Popen(
            [sys.executable, "-c", _IN_A_PROCESS],
            cwd=_ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in "03"
    ]
    answers = {float(process.communicate()[0]) for process in asked}

    assert len(answers) == 1


_BREWERY = ("Brewery opens below the castle", "Lindqvist sells beer from a cellar that monks dug.")
_GUARDS = ("Castle guards ask for boots", "Marl wrote to the ministry, which has not answered.")


@pytest.mark.parametrize("with_ledes", [True, False])
def test_two_headlines_with_a_word_in_common_are_one_story_on_a_quiet_desk_and_two_on_a_full_one(
    with_ledes: bool,
) -> None:
    assert stories_of_two(0, with_ledes=with_ledes) == 1
    assert stories_of_two(70, with_ledes=with_ledes) == 2


def stories_of_two(others: int, *, with_ledes: bool) -> int:
    """Return how many stories two headlines with one word in common are, behind so many others with none."""
    pair = [(GAZETTE, *_BREWERY), (ONLOOKER, *_GUARDS)]
    news = [about(number, GAZETTE, f"plover{number} otter{number}") for number in range(1, others + 1)]
    news += [
        about(number, outlet, title, lede if with_ledes else "")
        for number, (outlet, title, lede) in enumerate(pair, others + 1)
    ]
    placings, merges = cluster.place(news)
    became = {merge.gone: merge.kept for merge in merges}
    return len({became.get(placing.story, placing.story) for placing in placings[-2:]})


def about(number: int, outlet: Outlet, title: str, summary: str = "") -> Headline:
    return headline(title, outlet, number=number, minutes=number, summary=summary)

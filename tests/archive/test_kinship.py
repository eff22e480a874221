"""Which old posts are of a story: by names and rare words that both have."""

from dataclasses import replace

from pipeline.archive import kinship
from pipeline.archive.kinship import Telling
from tests.cast import headline

STORY = [
    replace(headline("Blinken meets Lavrov in Geneva over Ukraine"), summary="Both spoke for an hour in Geneva."),
    headline("No breakthrough as Lavrov and Blinken meet"),
]
WORDS = kinship.telling_words(STORY)
WEIGH = kinship.weights(WORDS, posts=1000, posts_with={"ukraine": 900})


def test_the_words_of_most_headlines_come_first_and_names_are_told_apart() -> None:
    names = {one.printed for one in WORDS if one.name}

    assert [(one.printed, one.headlines) for one in WORDS[:2]] == [("Blinken", 2), ("Lavrov", 2)]
    assert names == {"Blinken", "Lavrov", "Geneva", "Ukraine"}


def test_two_rare_names_make_a_post_kin_and_say_so() -> None:
    kin = kinship.kin(WORDS, WEIGH, ["Geneva Talks", "Lavrov lands", "Grain is dear"])

    assert kin is not None
    assert set(kin.shared) == {"Geneva", "Lavrov"}


def test_a_name_that_every_post_has_is_not_enough() -> None:
    assert kinship.kin(WORDS, WEIGH, ["Ukraine harvest", "Grain from Ukraine"]) is None


def test_a_name_weighs_less_the_more_posts_have_it() -> None:
    word = Telling(printed="Geneva", word="geneva", headlines=1, name=True)

    rare, common = (kinship.weights([word], posts=1000, posts_with={"geneva": many})["geneva"] for many in (1, 500))

    assert rare > common > 0

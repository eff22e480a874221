"""The editor's rulings in the store: what holds, what was taken back, and which folds they forbid."""

import pytest

from pipeline.news import Fold, Placing
from pipeline.store import folds, headlines, hidden, mutes, rulings, stories
from pipeline.store.database import Connection
from pipeline.store.mutes import Mute
from pipeline.store.rulings import APART, TOGETHER
from tests.cast import GAZETTE, LISTA_POST, MARL_HERALD, NOON, headline

NEWS = (
    headline("Ferry turns back", LISTA_POST, number=1),
    headline("Ferry is turned back", MARL_HERALD, number=2),
    headline("Mill burns", GAZETTE, number=3),
)


@pytest.fixture
def placed(db: Connection) -> Connection:
    """Three headlines, each in a story of its own number."""
    headlines.file(db, NEWS)
    stories.place(db, [Placing(headline=one, story=one.id, score=1.0, reason="") for one in NEWS], at=NOON)
    return db


def test_a_ruling_names_the_stories_that_hold_its_headlines_now(placed: Connection) -> None:
    rulings.rule(placed, APART, 2, [(2, 1)], at=NOON)

    assert rulings.story_pairs(placed, APART) == ((1, 2),)


def test_a_ruling_that_was_taken_back_holds_no_more(placed: Connection) -> None:
    rulings.rule(placed, TOGETHER, 2, [(2, 1)], at=NOON)

    rulings.take_back(placed, TOGETHER, 2, at=NOON)

    assert rulings.standing(placed) == ()
    assert rulings.pairs(placed, TOGETHER) == frozenset()


def test_a_newer_word_overrules_an_older_one_either_way_round(placed: Connection) -> None:
    rulings.rule(placed, APART, 2, [(2, 1), (2, 3)], at=NOON)

    rulings.overrule(placed, APART, [1], [2], at=NOON)

    assert rulings.pairs(placed, APART) == {(2, 3), (3, 2)}


def test_one_act_on_many_headlines_is_one_line(placed: Connection) -> None:
    rulings.rule(placed, TOGETHER, 3, [(3, 1), (2, 1)], at=NOON)

    [act] = rulings.standing(placed)

    assert (act.kind, act.story, act.headlines, act.others) == (TOGETHER, 3, (2, 3), (1,))


@pytest.mark.parametrize("forbid", ["unfolded", "apart"])
def test_a_fold_that_the_editor_forbids_is_not_allowed(placed: Connection, forbid: str) -> None:
    fold = Fold(kept=NEWS[0], copy=NEWS[1], kind="wire", reason="wire copy")
    other = Fold(kept=NEWS[0], copy=NEWS[2], kind="wire", reason="wire copy")
    if forbid == "apart":
        rulings.rule(placed, APART, 2, [(2, 1)], at=NOON)
    else:
        folds.add(placed, [fold])
        rulings.unfold(placed, 2, at=NOON)

    assert rulings.allowed(placed, [fold, other]) == [other]


def test_a_fold_comes_back_with_its_reason_and_without_a_chain(placed: Connection) -> None:
    folds.add(placed, [Fold(kept=NEWS[0], copy=NEWS[1], kind="wire", reason="wire copy of Northwire")])
    rulings.unfold(placed, 2, at=NOON)
    folds.add(placed, [Fold(kept=NEWS[1], copy=NEWS[2], kind="wire", reason="wire copy")])

    rulings.fold_again(placed, 2)

    assert folds.reasons(placed, NEWS)[2] == "wire copy of Northwire"
    assert folds.keepers(placed, NEWS) == {2: 1, 3: 1}


def test_a_hidden_story_that_was_merged_away_is_hidden_no_more(placed: Connection) -> None:
    hidden.hide(placed, 2, reason="off topic", at=NOON)
    assert hidden.everything(placed)[2].reason == "off topic"

    placed.execute("update stories set merged_into = 1 where id = 2")

    assert hidden.everything(placed) == {}


def test_a_mute_of_everywhere_holds_on_every_topic(db: Connection) -> None:
    mutes.put(db, Mute(outlet="Gazette", topic="", level="lead", at=NOON))
    mutes.put(db, Mute(outlet="Gazette", topic="river", level="hide", at=NOON))

    assert [mute.level for mute in mutes.on(db, "river", now=NOON)] == ["lead", "hide"]
    assert [mute.level for mute in mutes.on(db, "ferries", now=NOON)] == ["lead"]

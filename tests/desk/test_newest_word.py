"""Where two rulings of the editor contradict each other the newer holds, at once and after the next run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.desk import Desk, arranging
from pipeline.store import folds, headlines, hidden, rulings, stories
from pipeline.store.rulings import APART, TOGETHER
from tests.cast import EVERYONE, headline
from tests.desk.flood import FLOOD
from tests.desk.river_desk import COPY, a_desk, filed, homes

ALONE = (
    "Choir wins the singing cup in Velden",
    "Tax office hires forty clerks in Brunn",
    "Chess master Ulrike retires after loss",
    "Glacier survey maps Tennfjord crevasses",
)


@pytest.fixture
def four(tmp_path: Path) -> Iterator[Desk]:
    """A desk with four headlines that have nothing to do with each other, each in the story of its number."""
    with a_desk(tmp_path) as desk:
        filed(desk, [headline(words, EVERYONE[n], number=n + 1, minutes=n) for n, words in enumerate(ALONE)])
        assert homes(desk) == {1: 1, 2: 2, 3: 3, 4: 4}
        yield desk


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a report (1) and its unfolded copy (2) in story 1, and a headline on something else in story 2."""
    with a_desk(tmp_path) as desk:
        report = [headline(FLOOD[0], EVERYONE[n], number=n + 1, minutes=n, summary=COPY) for n in (0, 1)]
        filed(desk, [*report, headline(ALONE[0], EVERYONE[2], number=3, minutes=2)])
        arranging.unfold(desk, 2)
        assert homes(desk) == {1: 1, 2: 1, 3: 2}
        yield desk


def after_a_run(desk: Desk) -> dict[int, int]:
    """Where the headlines are when one on something else has come in since."""
    number = len(homes(desk)) + 1
    filed(desk, [headline("Bakers union strikes over flour prices", EVERYONE[6], number=number, minutes=50)])
    found = homes(desk)
    del found[number]
    return found


def test_a_split_holds_where_a_copy_was_joined_to_what_is_split_off(wire: Desk) -> None:
    arranging.merge_stories(wire, 2, 1)
    arranging.fold_again(wire, 2)

    new = arranging.split_headline(wire, 3)

    assert homes(wire) == after_a_run(wire) == {1: 2, 2: 2, 3: new}


def test_a_merger_overrules_what_was_said_of_a_copy(wire: Desk) -> None:
    new = arranging.split_headline(wire, 2)
    assert homes(wire)[2] == new
    wire.db.execute("insert into folds (copy, kept, kind, reason) values (2, 3, 'wire', 'wire copy')")
    stories.follow_keepers(wire.db, [2])

    arranging.merge_stories(wire, 1, 2)

    assert rulings.pairs(wire.db, APART) == frozenset()


def test_a_merger_that_was_taken_back_does_not_return_through_a_later_one(four: Desk) -> None:
    arranging.merge_stories(four, 1, 2)
    arranging.merge_stories(four, 3, 1)

    arranging.take_back_merger(four, 2)

    assert homes(four) == after_a_run(four) == {1: 3, 2: 2, 3: 3, 4: 4}


def test_a_merger_that_was_taken_back_leaves_a_split_before_it_standing(four: Desk) -> None:
    arranging.merge_stories(four, 1, 2)
    new = arranging.split_headline(four, 2)
    arranging.merge_stories(four, 1, new)

    arranging.take_back_merger(four, new)

    assert homes(four)[2] == new
    assert rulings.pairs(four.db, APART) == {(1, 2), (2, 1)}


def test_a_copy_that_is_folded_again_is_no_longer_apart_from_its_keeper(wire: Desk) -> None:
    new = arranging.split_headline(wire, 2)

    assert arranging.fold_again(wire, 2) == 1

    assert homes(wire) == after_a_run(wire) == {1: 1, 2: 1, 3: 2}
    assert rulings.standing(wire.db) == ()
    led_to = stories.numbered(wire.db, new)
    assert led_to is not None
    assert led_to.id == 1


def test_a_copy_that_is_folded_again_says_why_it_is_where_it_is(wire: Desk) -> None:
    arranging.split_headline(wire, 2)

    arranging.fold_again(wire, 2)

    assert stories.placing_reason(wire.db, 2) == "you folded it onto h1 again"


def test_a_copy_that_is_folded_again_leaves_what_it_was_joined_to(wire: Desk) -> None:
    arranging.merge_stories(wire, 2, arranging.split_headline(wire, 2))

    arranging.fold_again(wire, 2)

    assert homes(wire) == after_a_run(wire) == {1: 1, 2: 1, 3: 2}


def test_a_headline_that_is_put_back_is_no_longer_apart_from_what_is_there(four: Desk) -> None:
    arranging.merge_stories(four, 1, 2)
    first = arranging.split_headline(four, 2)  # 2 is parted from 1,
    arranging.merge_stories(four, first, 4)
    arranging.split_headline(four, 2)  # and from 4,
    arranging.merge_stories(four, 1, 4)  # and 4 goes to 1.

    arranging.take_back_split(four, first)

    assert homes(four)[2] == homes(four)[1] == homes(four)[4]
    assert rulings.pairs(four.db, APART) == frozenset()


def test_a_headline_that_is_put_back_leaves_what_it_was_joined_to_since(four: Desk) -> None:
    arranging.merge_stories(four, 1, 2)
    new = arranging.split_headline(four, 2)
    arranging.merge_stories(four, 3, new)

    arranging.take_back_split(four, new)

    assert homes(four) == after_a_run(four) == {1: 1, 2: 1, 3: 3, 4: 4}


def test_a_headline_that_is_put_back_is_held_by_the_merger_again(four: Desk) -> None:
    arranging.merge_stories(four, 1, 2)
    new = arranging.split_headline(four, 2)

    arranging.take_back_split(four, new)

    [act] = rulings.standing(four.db)
    assert (act.kind, act.story, act.headlines, act.others) == (TOGETHER, 2, (2,), (1,))
    assert arranging.take_back_merger(four, 2) == 2
    assert homes(four) == {1: 1, 2: 2, 3: 3, 4: 4}


def test_what_was_merged_stays_one_when_its_first_headline_is_split_off(four: Desk) -> None:
    arranging.merge_stories(four, 1, 2)
    arranging.merge_stories(four, 1, 3)

    arranging.split_headline(four, 1)

    assert homes(four)[3] == homes(four)[2]
    assert (3, 2) in rulings.pairs(four.db, TOGETHER)
    assert arranging.take_back_merger(four, 3) == 3
    assert homes(four)[3] == 3


def test_what_was_folded_since_stays_with_its_keeper_when_its_split_is_taken_back(four: Desk) -> None:
    arranging.merge_stories(four, 1, 2)
    new = arranging.split_headline(four, 2)
    four.db.execute("insert into folds (copy, kept, kind, reason) values (2, 4, 'wire', 'wire copy')")
    stories.follow_keepers(four.db, [2])

    assert arranging.take_back_split(four, new) == 4

    assert homes(four) == {1: 1, 2: 4, 3: 3, 4: 4}


def test_a_dropped_story_is_dropped_again_when_its_merger_is_taken_back(four: Desk) -> None:
    arranging.hide_story(four, 2, reason="off topic")
    arranging.merge_stories(four, 1, 2)
    assert not hidden.everything(four.db)

    arranging.take_back_merger(four, 2)

    assert list(hidden.everything(four.db)) == [2]


def test_folds_that_come_back_one_after_the_other_make_no_chain(four: Desk) -> None:
    for copy, kept in ((3, 2), (2, 1)):
        four.db.execute("insert into unfolded values (?, ?, 'wire', 'wire copy', '2026-05-12T12:00:00Z')", (copy, kept))

    arranging.fold_again(four, 2)
    arranging.fold_again(four, 3)

    assert folds.keepers(four.db, tuple(headlines.everything(four.db))) == {2: 1, 3: 1}
    assert homes(four) == {1: 1, 2: 1, 3: 1, 4: 4}

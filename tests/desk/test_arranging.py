"""The editor arranges stories: what he undid or dropped stays so, and what cannot be done changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.desk import Desk, arranging, draft_posts, muting, sort_out
from pipeline.errors import NotFoundError, UsageError
from pipeline.store import folds, headlines
from pipeline.store.database import writing
from tests.cast import GAZETTE, LISTA_POST, headline
from tests.desk.river_desk import COPY, RIVER, a_desk, a_flood, printed, without_pages


@pytest.fixture
def flood(tmp_path: Path) -> Iterator[Desk]:
    with a_flood(tmp_path) as desk:
        yield desk


def test_an_undone_fold_stays_undone(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        wire = [
            headline("Orrin dam breaks above Marl, thousands flee", one, number=n, minutes=n, summary=COPY)
            for n, one in enumerate((LISTA_POST, GAZETTE), start=1)
        ]
        with writing(desk.db):
            headlines.file(desk.db, wire)
        sort_out(desk)
        assert folds.keepers(desk.db, tuple(headlines.everything(desk.db))) == {2: 1}

        arranging.unfold(desk, 2)
        printed(desk, 5)

        assert 2 not in folds.keepers(desk.db, tuple(headlines.everything(desk.db)))
        arranging.fold_again(desk, 2)
        assert folds.keepers(desk.db, tuple(headlines.everything(desk.db)))[2] == 1


@pytest.mark.parametrize(
    ("act", "problem"),
    [
        pytest.param(lambda desk: arranging.split_headline(desk, 77), NotFoundError, id="split what is not there"),
        pytest.param(lambda desk: arranging.merge_stories(desk, 1, 1), UsageError, id="merge with itself"),
        pytest.param(lambda desk: arranging.merge_stories(desk, 1, 99), NotFoundError, id="merge with nothing"),
        pytest.param(lambda desk: arranging.unfold(desk, 1), UsageError, id="unfold what is no copy"),
        pytest.param(lambda desk: arranging.hide_story(desk, 99), NotFoundError, id="drop what is not there"),
        pytest.param(lambda desk: arranging.take_back_split(desk, 1), NotFoundError, id="no split to take back"),
        pytest.param(lambda desk: arranging.take_back_merger(desk, 1), NotFoundError, id="no merger to take back"),
        pytest.param(lambda desk: arranging.fold_again(desk, 1), NotFoundError, id="no fold to bring back"),
        pytest.param(lambda desk: muting.mute(desk, "Gazette", level="loud"), UsageError, id="no such level"),
        pytest.param(
            lambda desk: muting.mute(desk, "Gazette", topic="river", level="off"), UsageError, id="off on one topic"
        ),
        pytest.param(
            lambda desk: muting.mute(desk, "Gazette", topic="nowhere", level="hide"), NotFoundError, id="no such topic"
        ),
    ],
)
def test_what_cannot_be_done_changes_nothing_and_says_why(flood: Desk, act: object, problem: type[Exception]) -> None:
    before = flood.db.total_changes

    with pytest.raises(problem):
        act(flood)  # type: ignore[operator]  # a table of verbs

    assert flood.db.total_changes == before


def test_a_dropped_story_gets_no_draft_until_it_is_restored(flood: Desk) -> None:
    arranging.hide_story(flood, 1, reason="one-sided")
    dropped = draft_posts(without_pages(flood), [RIVER])
    assert dropped.drafts == ()
    assert "one-sided" in dropped.quiet[0][1]

    arranging.restore_story(flood, 1)

    assert [one.story for one in draft_posts(without_pages(flood), [RIVER]).drafts] == [1]

"""Takedown of what is posted: the post loses the excerpt and nothing else, now or at the next run."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, editing, publishing, unquoting
from pipeline.desk.publishing import Order
from pipeline.store import postings
from pipeline.store.database import writing
from tests.desk.canaries import (
    CANARY,
    TELLING,
    desk_of_canaries,
    files_with,
    post_it,
    take_down,
)
from tests.desk.posting import PACE


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_of_canaries(tmp_path) as opened:
        yield opened


def test_a_live_post_loses_the_excerpt_and_nothing_else(desk: Desk) -> None:
    file = post_it(desk)
    before = file.read_text("utf-8").splitlines()

    done = take_down(desk)

    assert [(one.post, one.state) for one in done.posts] == [(1, "changed")]
    after = [line for line in file.read_text("utf-8").splitlines() if line]
    assert after == [line for line in before if line and line != ">" and not any(word in line for word in TELLING)]
    assert files_with(desk, *TELLING) == set()
    assert verbs.find(desk, 1).state == "published"
    assert postings.known(desk.db, 1).state == "live"


def test_a_draft_on_the_blog_loses_the_excerpt_and_stays_a_draft(desk: Desk) -> None:
    publishing.publish(desk, Order(draft=1), PACE)

    take_down(desk)

    assert files_with(desk, "pelicans") == set()
    assert postings.known(desk.db, 1).state == "draft"


def test_a_post_that_was_changed_on_the_blog_is_not_written_over_unseen(desk: Desk) -> None:
    file = post_it(desk)
    file.write_text(file.read_text("utf-8") + "\nA line of mine.\n", "utf-8")

    [told] = take_down(desk).posts

    assert (told.state, told.why) == ("due", "the post was changed on the blog; nothing was overwritten")
    assert "A line of mine." in file.read_text("utf-8")
    [version] = [word for word in told.do.split() if len(word) == 12 and word.isalnum()]
    assert [one.state for one in take_down(desk, over=version).posts] == ["changed"]
    assert files_with(desk, "pelicans", "A line of mine.") == set()


def test_a_channel_that_cannot_be_asked_is_tried_again_by_the_next_run(desk: Desk) -> None:
    file = post_it(desk)
    away = replace(desk, settings=replace(desk.settings, publish=()))

    [told] = take_down(away).posts
    assert told.state == "due"
    assert files_with(desk, CANARY) == {file.name}  # the desk's own are gone all the same
    assert "pelicans" in file.read_text("utf-8")

    assert [one.state for one in unquoting.unquote(desk, PACE)] == ["changed"]
    assert "pelicans" not in file.read_text("utf-8")
    assert unquoting.unquote(desk, PACE) == ()


@pytest.mark.parametrize("arrived", [False, True], ids=["the old text is there", "the new one is"])
def test_a_post_whose_answer_was_lost_is_settled_first_and_then_loses_the_excerpt(desk: Desk, arrived: bool) -> None:
    file = post_it(desk)
    publishing.correct(desk, 1)
    editing.retitle(desk, 1, title="Another Title", seen="", editor="Ann")
    old = file.read_text("utf-8")
    [held] = desk.db.execute("select holds from posts").fetchone()
    post_it(desk)
    with writing(desk.db):  # as a process leaves it that is killed before it hears the answer
        desk.db.execute("update posts set state = 'sending'")
    if not arrived:
        file.write_text(old, "utf-8")
        with writing(desk.db):
            desk.db.execute("update posts set holds = ?", (held,))

    [told] = take_down(desk).posts

    assert (told.state, postings.known(desk.db, 1).state) == ("changed", "live")
    assert files_with(desk, *TELLING) == set()
    assert "Another Title" in file.read_text("utf-8")


def test_a_post_that_was_deleted_there_is_said_to_be_gone(desk: Desk) -> None:
    post_it(desk).unlink()

    assert [one.state for one in take_down(desk).posts] == ["gone"]
    assert unquoting.unquote(desk, PACE) == ()

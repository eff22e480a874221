"""Which posts have run by a time, what nobody dated, and the blog's own months."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk
from pipeline.desk.archiving import linking, on_story, searching, stats
from pipeline.desk.looking_back import archive
from tests.cast import NOON
from tests.desk.archiving.past import DAM, GENEVA, KYIV, Past, keep, story_of
from tests.desks import DeskFolder

BEFORE_THE_DAM = datetime(2022, 2, 5, 11, 59, 59, tzinfo=UTC)
SETTINGS = """
[blog]
name = "River Watch"
timezone = "America/Toronto"
[registry]
builtin = false
"""


@pytest.fixture
def desk_of_past(desk: DeskFolder) -> Iterator[Desk]:
    """A desk in Toronto with the blog's past, and a post that nobody dated."""
    desk.writes("copydesk.toml", SETTINGS)
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        [*_, old] = keep(opened, [GENEVA, DAM, KYIV, Past(day="2000-01-01", title="Of Old Dams", links=DAM.links[:1])])
        opened.db.execute(
            "update posts set posted_at = null, intended_at = '1970-01-01T00:00:00Z' where id = ?", (old,)
        )
        yield opened


def titles(desk: Desk, typed: str) -> list[str]:
    return [one.hit.title for one in searching.answers(desk, searching.search(desk, typed, limit=20))]


def test_a_post_after_the_moment_has_not_run(desk_of_past: Desk) -> None:
    earlier = replace(desk_of_past, now=BEFORE_THE_DAM)

    assert titles(earlier, "") == [GENEVA.title, "Of Old Dams"]
    assert titles(earlier, "dam") == [GENEVA.title, "Of Old Dams"]
    assert titles(earlier, "dam after:2022-02 before:2023") == []
    assert [one.title for one in linking.linking(earlier, "https://gazette.example/dam")] == ["Of Old Dams"]
    assert stats.stats(earlier).posts == 2
    assert {one.outlet: one.links for one in stats.stats(earlier).outlets}["Gazette"] == 1
    shelf = archive(earlier)
    assert ([ran.entry.title for ran in shelf.entries], shelf.total) == ([GENEVA.title, "Of Old Dams"], 2)


def test_a_post_of_the_very_moment_has_run(desk_of_past: Desk) -> None:
    that_moment = replace(desk_of_past, now=datetime(2022, 2, 5, 12, tzinfo=UTC))

    assert titles(that_moment, "in:title dam") == [DAM.title]
    assert len(linking.linking(that_moment, "https://gazette.example/dam")) == 2
    assert stats.stats(that_moment).posts == 3


def test_a_story_s_posts_after_the_moment_have_not_run(desk_of_past: Desk) -> None:
    story = story_of(desk_of_past, "Vask returns to Geneva", "Orlan meets Vask")
    later = Past(day="2024-01-01", title="Vask In Geneva Again", links=GENEVA.links)
    keep(desk_of_past, [later])

    now = on_story.ran_before(desk_of_past, story)
    then = on_story.ran_before(replace(desk_of_past, now=BEFORE_THE_DAM), story)

    assert {one.title for one in now} == {later.title, GENEVA.title}
    assert {one.title for one in then} == {GENEVA.title}


@pytest.mark.parametrize("typed", ["old before:2012", "old after:1960", "old after:1969-12-31 before:2050"])
def test_what_nobody_dated_is_in_no_stretch_of_days(desk_of_past: Desk, typed: str) -> None:
    assert titles(desk_of_past, typed) == []


def test_what_nobody_dated_has_no_day_and_stands_last(desk_of_past: Desk) -> None:
    found = searching.answers(desk_of_past, searching.search(desk_of_past, "-zzz", limit=9))

    assert [(one.hit.title, one.day) for one in found[-2:]] == [(GENEVA.title, GENEVA.day), ("Of Old Dams", None)]


def test_months_are_the_blog_s_and_what_nobody_dated_has_none(desk_of_past: Desk) -> None:
    for number, at in enumerate(("2022-03-01T04:59:59Z", "2022-03-01T05:00:00Z", "2022-02-28T23:00:00Z")):
        [post] = keep(desk_of_past, [Past(day="2022-02-10", title=f"Of Months {number}")])
        desk_of_past.db.execute("update posts set posted_at = ? where id = ?", (at, post))

    months = stats.stats(desk_of_past).months

    assert [(one.month, one.posts) for one in months] == [
        (None, 1),
        ("2022-01", 1),
        ("2022-02", 3),
        ("2022-03", 1),
        ("2023-06", 1),
    ]


def test_a_view_has_no_day_for_what_nobody_dated(desk_of_past: Desk) -> None:
    posts = desk_of_past.db.execute("select posted_at from archive_posts where title = 'Of Old Dams'").fetchall()
    months = desk_of_past.db.execute("select month, posts from archive_months order by month").fetchall()

    assert [row["posted_at"] for row in posts] == [None]
    assert [tuple(row) for row in months][:2] == [(None, 1), ("2022-01", 1)]

"""What was withdrawn, or is gone from the blog, counts nowhere: not in the figures, and nothing was posted by it."""

from collections.abc import Iterator

import pytest

from pipeline import desk as verbs
from pipeline import urls
from pipeline.dates.blog_days import UNDATED
from pipeline.desk import Desk
from pipeline.desk.archiving import stats
from pipeline.store import clips, on_desk
from tests.cast import NOON
from tests.desk.archiving.past import GENEVA, PAST, Past, keep, story_of
from tests.desks import DeskFolder


@pytest.fixture
def desk_of_past(desk: DeskFolder) -> Iterator[Desk]:
    """A desk with the blog's past."""
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        keep(opened)
        yield opened


@pytest.mark.parametrize("state", ["withdrawn", "gone"])
def test_a_post_that_stands_no_more_is_in_no_count(desk_of_past: Desk, state: str) -> None:
    desk_of_past.db.execute("update posts set state = ? where title = ?", (state, GENEVA.title))

    found = stats.stats(desk_of_past)

    assert found.posts == len(PAST) - 1
    assert "2022-01" not in [one.month for one in found.months]
    assert "Harbour Times" not in [one.outlet for one in found.outlets]


@pytest.mark.parametrize("state", ["withdrawn", "gone"])
def test_a_post_that_stands_no_more_marks_neither_story_nor_page_as_posted(desk_of_past: Desk, state: str) -> None:
    story = story_of(desk_of_past, "Vask returns to Geneva for talks", "Orlan waits for Vask in Geneva")
    [number] = keep(desk_of_past, [Past(day="2026-05-11", title="Vask In Geneva", links=GENEVA.links)])
    desk_of_past.db.execute("update posts set story = ? where id = ?", (story, number))
    page = urls.canonical(GENEVA.links[0][2])
    assert on_desk.posted(desk_of_past.db, since=UNDATED)
    assert clips.printed(desk_of_past.db, page)

    desk_of_past.db.execute("update posts set state = ?", (state,))

    assert on_desk.posted(desk_of_past.db, since=UNDATED) == {}
    assert clips.printed(desk_of_past.db, page) == ()

"""Why not: a story that the editor hid and an outlet that he muted say so, by whom and how far."""

import pytest

from pipeline.desk import arranging, draft_story, muting, opened, window
from pipeline.topics import FRONT
from tests.cast import NOON
from tests.desk.reasons import cover, reasons, says
from tests.desks import SETTINGS, DeskFolder


def test_a_hidden_story_says_so_for_itself_and_its_headlines(desk: DeskFolder) -> None:
    cover(desk, range(4))
    with opened(desk.folder, {}, now=NOON) as at_work:
        window(at_work)
        arranging.hide_story(at_work, 1, reason="not for us")

    assert "hidden: not for us" in reasons(desk, "h1")
    assert "hidden: not for us" in reasons(desk, "s1")
    assert says(
        reasons(desk, "h1"), "its story has no draft: place 1 of 1 on topic river; makes no draft: it is hidden"
    )
    assert says(reasons(desk, "s1"), "place 1 of 1 on topic river; makes no draft: it is hidden")
    assert [sum("not for us" in one for one in reasons(desk, number)) for number in ("h1", "s1")] == [1, 1]


@pytest.mark.parametrize(
    ("level", "said"), [("lead", "may not lead"), ("hide", "is left out of posts"), ("off", "is not gathered")]
)
def test_a_muted_outlet_says_by_whom_and_how_far(desk: DeskFolder, level: str, said: str) -> None:
    cover(desk, range(4))
    with opened(desk.folder, {}, now=NOON) as at_work:
        muting.mute(at_work, "Outlet 1", level=level)

    assert f"muted: Outlet 1 {said}" in reasons(desk, "h2")
    assert says(reasons(desk, "h2"), "may not lead: Outlet 1 is muted")


def test_a_mute_of_the_settings_says_which_topic(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", SETTINGS + 'muted = ["Outlet 1"]\n')
    cover(desk, range(4))

    assert "muted: copydesk.toml leaves Outlet 1 out of river" in reasons(desk, "h2")


def test_a_mute_on_the_front_is_told_of_a_story_that_is_drafted_for_it(desk: DeskFolder) -> None:
    cover(desk, range(4))
    with opened(desk.folder, {"COPYDESK_GATHER__ARTICLE_PAGES": "0"}, now=NOON) as at_work:
        window(at_work)
        draft_story(at_work, 1, FRONT)
        muting.mute(at_work, "Outlet 1", topic="front", level="lead")

    assert "muted: Outlet 1 may not lead on front" in reasons(desk, "h2")
    assert says(reasons(desk, "h2"), "may not lead: Outlet 1 is muted")


def test_a_mute_on_the_front_is_told_on_a_desk_without_topics(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", SETTINGS.partition("[[topic]]")[0])
    cover(desk, range(4))
    with opened(desk.folder, {}, now=NOON) as at_work:
        muting.mute(at_work, "Outlet 1", topic="front", level="lead")

    assert "muted: Outlet 1 may not lead on front" in reasons(desk, "h2")

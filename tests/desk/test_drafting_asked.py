"""What the editor asks to be drafted, or has dropped: for which topic, how it is scored, and without any topic."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from pipeline.desk import Desk, arranging, draft_posts, editing, opened, window
from pipeline.desk.drafting import draft_story, refresh_draft
from pipeline.news import Draft
from tests.cast import NOON
from tests.desk.flood import cover as covered
from tests.desk.flood import post, ran
from tests.desk.reasons import CLOCK, cover, drafted, ingest, line, reasons, says
from tests.desks import SETTINGS, DeskFolder

STORM = ("Hurricane Odalys tears roofs off houses in Lista", "Lista counts its dead after hurricane Odalys")
NO_TOPIC = SETTINGS.partition("[[topic]]")[0]


@contextmanager
def at_desk(desk: DeskFolder, *, hours: float = 0) -> Iterator[Desk]:
    """The desk at noon or so many hours later, with a window of one hour then; it asks for no page."""
    window_hours = "1" if hours else "48"
    environ = {"COPYDESK_GATHER__ARTICLE_PAGES": "0", "COPYDESK_STORIES__WINDOW_HOURS": window_hours}
    with opened(desk.folder, environ, now=NOON + timedelta(hours=hours)) as at_work:
        yield at_work


def terms(draft: Draft) -> dict[str, float]:
    found = draft.why["terms"]
    assert isinstance(found, dict)
    return found


def test_a_draft_that_is_asked_for_is_scored_like_one_of_a_run(desk: DeskFolder) -> None:
    cover(desk, range(4))
    with at_desk(desk) as at_work:
        window(at_work)
        asked = draft_story(at_work, 1, at_work.topic("river"))
        [of_a_run] = draft_posts(at_work, at_work.settings.topics).drafts

    assert terms(asked)["topic"] > 0
    assert terms(asked) == terms(of_a_run)


def test_a_refreshed_draft_keeps_its_score(desk: DeskFolder) -> None:
    cover(desk, range(4))
    before = drafted(desk)
    cover(desk, [4])
    with at_desk(desk) as at_work:
        after = refresh_draft(at_work, 1, editor="editor")

    assert terms(after)["topic"] == terms(before)["topic"] > 0


def test_a_story_asked_for_without_a_topic_stays_on_that_of_its_draft(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", f'{SETTINGS}\n[[topic]]\nname = "dams"\nany = ["dam*"]\n')
    cover(desk, range(4))
    with at_desk(desk) as at_work:
        window(at_work)
        draft_story(at_work, 1, at_work.topic("dams"))
        again = draft_story(at_work, 1)

    assert (again.id, again.topic) == (1, "dams")


def told(draft: Draft) -> list[object]:
    found = draft.why["reasons"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("headline", "topic"),
    [("Orrin dam breaks above Marl", "river"), ("Chess final ends in a draw", "front")],
    ids=["one fits", "none fits"],
)
def test_a_story_without_a_draft_goes_to_the_first_topic_that_it_fits(
    desk: DeskFolder, headline: str, topic: str
) -> None:
    ingest(desk, line(1, headline))

    [made] = desk.copydesk("draft", "--story", "s1", "--json", CLOCK, COPYDESK_GATHER__ARTICLE_PAGES="0").json

    assert made["topic"] == topic
    assert made["why"]["terms"]["topic"] > 0


def test_a_story_that_left_the_window_is_drafted_as_one_that_ran(desk: DeskFolder) -> None:
    cover(desk, range(4))
    drafted(desk)
    post(desk, 1)
    cover(desk, [4])
    with at_desk(desk, hours=2) as at_work:
        again = draft_story(at_work, 1)

    assert any("of its links ran in our posts" in str(reason) for reason in told(again))


def test_a_dropped_story_is_not_drafted_though_its_draft_was_touched(desk: DeskFolder) -> None:
    cover(desk, range(4))
    drafted(desk)
    with at_desk(desk) as at_work:
        editing.retitle(at_work, 1, title="The Dam At Marl", seen="", editor="editor")
        arranging.hide_story(at_work, 1, reason="boring")
        made = draft_posts(at_work, at_work.settings.topics)

    assert made.drafts == ()
    assert made.quiet == (("river", "1 story fits, none for a post; the best: boring"),)
    assert says(reasons(desk, "s1"), "makes no draft: it is hidden")


def test_a_dropped_story_is_drafted_when_it_is_asked_for(desk: DeskFolder) -> None:
    cover(desk, range(4))
    with at_desk(desk) as at_work:
        window(at_work)
        arranging.hide_story(at_work, 1, reason="boring")

        assert draft_story(at_work, 1).topic == "river"


def test_a_dropped_story_takes_no_place_from_another(desk: DeskFolder) -> None:
    both = SETTINGS.replace('["orrin"]', '["orrin", "odalys"]')
    desk.writes("copydesk.toml", f"{both}[draft]\nper_topic = 1\n")
    cover(desk, range(4))
    drafted(desk)
    ingest(desk, *(line(20 + at, words) for at, words in enumerate(STORM)))
    with at_desk(desk) as at_work:
        editing.retitle(at_work, 1, title="The Dam At Marl", seen="", editor="editor")
        arranging.hide_story(at_work, 1)
        made = draft_posts(at_work, at_work.settings.topics)

    assert [draft.story for draft in made.drafts] == [2]


def test_a_desk_without_topics_drafts_the_front(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", NO_TOPIC)
    covered(desk, range(4))

    by_hand = desk.copydesk("draft", "--json", CLOCK, COPYDESK_GATHER__ARTICLE_PAGES="0")
    by_cron = ran(desk)

    assert [(one["id"], one["topic"]) for one in by_hand.json] == [("d1", "front")]
    assert [(one["id"], one["topic"]) for one in by_cron.json["drafts"]] == [("d1", "front")]


def test_a_desk_without_topics_and_news_says_why_it_is_quiet(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", NO_TOPIC)

    assert "front: quiet: no headline of the window fits front" in desk.copydesk("draft", CLOCK).stdout

"""Why, where it once said something else than the list of stories, or named another draft than the one asked about."""

from datetime import datetime, timedelta

import pytest

from pipeline.desk import Desk, arranging, draft_story, opened, ranked, why_story, window
from pipeline.news import Term
from tests.cast import NOON
from tests.desk.flood import FLOOD, post
from tests.desk.reasons import CLOCK, cover, drafted, ingest, line, reasons, says
from tests.desks import SETTINGS, DeskFolder

ZED = SETTINGS.replace('"river"', '"zed"').replace('any = ["orrin"]', 'any = ["marl"]')


def points(terms: tuple[Term, ...]) -> dict[str, float]:
    return {term.name: round(term.points, 6) for term in terms}


def told_and_listed(
    desk: DeskFolder, topic: str = "", *, now: datetime = NOON
) -> tuple[dict[str, float], dict[str, float]]:
    """The terms of story s1 by `why`, and by the list of the stories of the last 100 hours."""
    with opened(desk.folder, {}, now=now) as at_work:
        asked = at_work.topic(topic) if topic else None
        told = why_story(at_work, 1, asked)
        hours = None if topic else 100
        [listed] = [one for one in ranked(at_work, window(at_work, hours=hours), asked) if one.story.id == 1]
    return points(told.terms), points(listed.terms)


def merged(at_work: Desk, *others: int) -> None:
    for other in others:
        arranging.merge_stories(at_work, 1, other)


def in_briefing(desk: DeskFolder) -> None:
    """Draft story s1 in the format `wnu-briefing`, too."""
    with opened(desk.folder, {"COPYDESK_GATHER__ARTICLE_PAGES": "0"}, now=NOON) as at_work:
        draft_story(at_work, 1, at_work.topic("river"), house_format="wnu-briefing")


@pytest.mark.parametrize("then", [ZED, SETTINGS.partition("[[topic]]")[0]], ids=["renamed", "removed"])
def test_a_draft_is_explained_on_the_front_when_its_topic_is_gone(desk: DeskFolder, then: str) -> None:
    cover(desk, range(4))
    drafted(desk)
    desk.writes("copydesk.toml", then)

    answer = desk.copydesk("why", "d1", CLOCK)

    assert answer.exit_code == 0, answer.stderr
    assert "fits front by 100%" in answer.stdout


def test_a_story_that_is_half_out_of_the_window_has_the_score_of_the_list(desk: DeskFolder) -> None:
    old = [line(at, FLOOD[at], published=f"2026-05-09T11:0{at}:00Z") for at in range(3)]
    new = [
        line(at, f"{words} in Marl valley", summary="Below the dam on the Orrin, the water stands.")
        for at, words in ((3, "Boats and soldiers"), (4, "Bakers give bread away"), (5, "Schools stay shut"))
    ]
    ingest(desk, *old, *new)
    with opened(desk.folder, {}, now=NOON) as at_work:
        window(at_work)
        merged(at_work, *{one.id for one in window(at_work, hours=200).stories} - {1})

    told, listed = told_and_listed(desk, "river")

    assert told["topic"] > 0
    assert told == listed


def test_a_story_that_left_the_window_is_still_known_to_have_run(desk: DeskFolder) -> None:
    cover(desk, range(4))
    drafted(desk)
    post(desk, 1)
    later = NOON + timedelta(hours=50)

    told, listed = told_and_listed(desk, now=later)

    assert says(reasons(desk, "s1", now=later), "of its links ran in our posts")
    assert told == listed


def test_a_draft_in_another_format_is_explained_as_itself(desk: DeskFolder) -> None:
    cover(desk, range(4))
    drafted(desk)
    in_briefing(desk)

    told = desk.copydesk("why", "d2", CLOCK, "--json").json["reasons"]

    assert told[-2:] == ["its draft in wnu-briefing is d2 (waiting)", "its draft is d1 (waiting)"]


def test_a_headline_tells_its_place_in_the_drafts_of_every_format(desk: DeskFolder) -> None:
    cover(desk, range(4))
    in_briefing(desk)
    drafted(desk)

    told = [one for at in range(1, 5) for one in reasons(desk, f"h{at}")]

    assert says(told, "leads draft d1 (waiting)")
    assert says(told, "leads draft d2 (waiting)")


def test_a_story_drafted_only_in_another_format_has_a_draft(desk: DeskFolder) -> None:
    cover(desk, range(4))
    in_briefing(desk)

    assert says(reasons(desk, "s1"), "its draft in wnu-briefing is d1 (waiting)")
    assert not says(reasons(desk, "h1"), "its story has no draft")


def test_the_reason_of_a_drop_is_told_after_a_merger(desk: DeskFolder) -> None:
    cover(desk, range(4))
    ingest(desk, line(9, "Chess final in Lista ends in a draw"))
    with opened(desk.folder, {}, now=NOON) as at_work:
        window(at_work)
        arranging.hide_story(at_work, 2, reason="boring")
        merged(at_work, 2)

    for number in ("s2", "s1", "h5"):
        assert "s2 was hidden before it became part of s1, which is not: boring" in reasons(desk, number)

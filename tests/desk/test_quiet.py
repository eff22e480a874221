"""A quiet topic says why, truly, and the desk page says what the run says."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, arranging, discard, draft_posts, muting, opened, window
from pipeline.desk.evening import quiet, survey
from pipeline.desk.evening.memory import Memory
from pipeline.store import drafts
from pipeline.store.database import writing
from tests.cast import NOON
from tests.desk.flood import cover_in as cover
from tests.desks import SETTINGS, DeskFolder

NO_PAGES = {"COPYDESK_GATHER__ARTICLE_PAGES": "0"}
Deed = Callable[[Desk], object]


def _nothing(at_work: Desk) -> None:
    """An empty desk."""


def _off_topic(at_work: Desk) -> None:
    line = {"outlet": "Gazette", "headline": "Chess final drawn", "url": "https://g.example/1"}
    verbs.ingest(at_work, BytesIO(json.dumps({**line, "published": "2026-05-12T11:00:00Z"}).encode()))


def _in_passing(at_work: Desk) -> None:
    for number, words in enumerate(("Students win rowing cup", "Rowing cup goes to students")):
        line = {"outlet": f"Outlet {number}", "headline": words, "url": f"https://g.example/{number}"}
        line |= {"published": "2026-05-12T11:00:00Z", "summary": "A regatta on the Orrin."}
        verbs.ingest(at_work, BytesIO(json.dumps(line).encode()))


def _beside_others(at_work: Desk) -> None:
    """One headline of four on the flood names the river."""
    for number, words in enumerate(
        ("Marl valley floods", "Valley floods in Marl", "Floods in Marl valley", "Floods fill Marl valley of the Orrin")
    ):
        line = {"outlet": f"Outlet {number}", "headline": words, "url": f"https://g.example/{number}"}
        verbs.ingest(at_work, BytesIO(json.dumps({**line, "published": "2026-05-12T11:00:00Z"}).encode()))


def _alone(at_work: Desk) -> None:
    cover(at_work, [0])


def _hidden(at_work: Desk) -> None:
    cover(at_work, range(4))
    window(at_work)
    arranging.hide_story(at_work, 1, reason="not for us")


def _foreign(at_work: Desk) -> None:
    cover(at_work, range(3), language="no")


def _muted(at_work: Desk) -> None:
    cover(at_work, range(2))
    muting.mute(at_work, "Outlet 0", level="hide")
    muting.mute(at_work, "Outlet 1", level="lead")


def _discarded(at_work: Desk) -> None:
    cover(at_work, range(4))
    draft_posts(at_work, at_work.settings.topics)
    discard(at_work, 1)


def _published(at_work: Desk, then: Sequence[int] = (4, 5)) -> None:
    cover(at_work, range(4))
    [draft] = draft_posts(at_work, at_work.settings.topics).drafts
    with writing(at_work.db):
        drafts.save(at_work.db, replace(draft, state="published"), author="desk", at=NOON)
    cover(at_work, then)


def _published_and_one_more(at_work: Desk) -> None:
    _published(at_work, then=[4])


@pytest.mark.parametrize(
    ("deed", "hours", "why"),
    [
        pytest.param(_nothing, 0, "no headline of the window fits river", id="an empty desk"),
        pytest.param(_off_topic, 0, "no headline of the window fits river", id="nothing on it"),
        pytest.param(_in_passing, 0, "it mentions river only in passing", id="in summaries only"),
        pytest.param(
            _beside_others,
            0,
            "1 headline fits river, but no story: most headlines of its story do not",
            id="a headline in a story of others",
        ),
        pytest.param(_alone, 0, "only 1 newsroom family so far", id="one family"),
        pytest.param(_hidden, 0, "not for us", id="dropped, in the editor's words"),
        pytest.param(
            _foreign, 0, "no headline of it may lead: it is in another language (no)", id="in another language"
        ),
        pytest.param(
            _muted,
            0,
            "no headline of it may lead: Outlet 0 is muted on this topic; Outlet 1 is muted as a lead",
            id="muted, each for its own reason",
        ),
        pytest.param(_discarded, 0, "its draft d1 was discarded, and 0 more families cover it since", id="discarded"),
        pytest.param(_published, 0, "its draft d1 was published, and 2 more families cover it since", id="published"),
        pytest.param(
            _published_and_one_more,
            0,
            "its draft d1 was published, and 1 more family covers it since",
            id="published, and one more",
        ),
        pytest.param(lambda at_work: cover(at_work, range(4)), 30, "nothing new on it for 24 hours", id="old"),
        pytest.param(lambda at_work: cover(at_work, range(4)), 60, "no headline of the window fits river", id="gone"),
    ],
)
def test_a_quiet_topic_says_why(desk: DeskFolder, deed: Deed, hours: float, why: str) -> None:
    _done(desk, deed)

    with opened(desk.folder, NO_PAGES, now=NOON + timedelta(hours=hours)) as at_work:
        found = draft_posts(at_work, at_work.settings.topics)

    assert found.drafts == ()
    [(name, said)] = found.quiet
    assert (name, said.rpartition("the best: ")[2]) == ("river", why)


@pytest.mark.parametrize(
    ("deed", "why"),
    [
        pytest.param(_discarded, "its draft d1 was discarded, and 0 more families cover it since", id="discarded"),
        pytest.param(_published, "its draft d1 was published, and 2 more families cover it since", id="published"),
    ],
)
def test_a_story_that_was_decided_makes_no_new_draft_in_another_format_either(
    desk: DeskFolder, deed: Deed, why: str
) -> None:
    _done(desk, deed)

    with opened(desk.folder, NO_PAGES, now=NOON) as at_work:
        found = draft_posts(at_work, at_work.settings.topics, house_format="wnu-briefing")

    assert found.drafts == ()
    assert [said.rpartition("the best: ")[2] for _, said in found.quiet] == [why]


@pytest.mark.parametrize(
    ("deed", "hours", "why"),
    [
        pytest.param(_nothing, 0, "No headline fits in 48 hours.", id="an empty desk"),
        pytest.param(_in_passing, 0, "It names the topic only in passing.", id="in summaries only"),
        pytest.param(
            _beside_others,
            0,
            "1 headline fits river, but no story: most headlines of its story do not.",
            id="a headline in a story of others",
        ),
        pytest.param(_alone, 0, "Only 1 newsroom family so far.", id="one family"),
        pytest.param(_hidden, 0, "No headline fits in 48 hours.", id="dropped"),
        pytest.param(_foreign, 0, "No headline of it may lead: it is in another language (no).", id="language"),
        pytest.param(_discarded, 0, "You discarded its draft.", id="discarded"),
        pytest.param(_published, 0, "Its draft d1 was published, and 2 more families cover it since.", id="published"),
        pytest.param(lambda at_work: cover(at_work, range(4)), 30, "Nothing new on it for 24 hours.", id="old"),
        pytest.param(lambda at_work: cover(at_work, range(4)), 0, "Its draft comes with the next run.", id="soon"),
    ],
)
def test_the_desk_page_says_why_too(desk: DeskFolder, deed: Deed, hours: float, why: str) -> None:
    _done(desk, deed)

    assert _on_the_page(desk, NOON + timedelta(hours=hours)) == why


def test_with_more_than_one_story_the_best_one_is_spoken_of(desk: DeskFolder) -> None:
    _done(desk, _foreign)
    _done(desk, _in_passing)

    with opened(desk.folder, NO_PAGES, now=NOON) as at_work:
        [(_, said)] = draft_posts(at_work, at_work.settings.topics).quiet

    assert (
        said == "2 stories fit, none for a post; the best: no headline of it may lead: it is in another language (no)"
    )


def test_a_topic_whose_story_is_drafted_for_another_says_for_which_one(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", f'{SETTINGS}\n[[topic]]\nname = "dams"\nany = ["dam*"]\n')
    with opened(desk.folder, NO_PAGES, now=NOON) as at_work:
        cover(at_work, range(4))
        found = draft_posts(at_work, at_work.settings.topics)
        shown = quiet.quiet(at_work, survey.survey(at_work, Memory()), at_work.topic("dams"))

    assert [draft.topic for draft in found.drafts] == ["river"]
    assert found.quiet == (("dams", "its stories are drafted for other topics: d1 for river"),)
    assert shown.why == "It is drafted for river: d1."


def test_a_story_drafted_for_another_topic_may_name_this_one_only_in_passing(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", SETTINGS.replace('["orrin"]', '["cup"]') + '[[topic]]\nname = "o"\nany = ["orrin"]\n')
    with opened(desk.folder, NO_PAGES, now=NOON) as at_work:
        _in_passing(at_work)
        [draft] = draft_posts(at_work, at_work.settings.topics).drafts
        shown = quiet.quiet(at_work, survey.survey(at_work, Memory()), at_work.topic("o"))

    assert (draft.topic, shown.why) == ("river", "It names the topic only in passing.")


def _done(desk: DeskFolder, deed: Deed) -> None:
    desk.writes("copydesk.toml", SETTINGS)
    with opened(desk.folder, NO_PAGES, now=NOON) as at_work:
        deed(at_work)


def _on_the_page(desk: DeskFolder, now: datetime) -> str:
    with opened(desk.folder, NO_PAGES, now=now) as at_work:
        window(at_work)
        [topic] = at_work.settings.topics
        return quiet.quiet(at_work, survey.survey(at_work, Memory()), topic).why

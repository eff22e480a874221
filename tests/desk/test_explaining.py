"""Why, and why not: where a headline or a story stands, and the reason that it stands nowhere else - by the command."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO

import pytest

from pipeline import desk as verbs
from pipeline.desk import arranging, draft_posts, draft_story, editing, muting, opened, why_headline, why_story, window
from pipeline.draft.lead import WEIGHTS
from pipeline.draft.moves import links
from pipeline.news import Draft
from pipeline.store import drafts, headlines
from pipeline.store.database import writing
from pipeline.topics import FRONT
from tests.cast import NOON
from tests.desk.flood import FLOOD, post
from tests.desks import SETTINGS, DeskFolder

CLOCK = "--as-of=2026-05-12T12:00:00Z"


def reasons(desk: DeskFolder, number: str, topic: str = "", *, now: datetime = NOON) -> tuple[str, ...]:
    verb = why_headline if number[0] == "h" else why_story
    with opened(desk.folder, {}, now=now) as at_work:
        explained = verb(at_work, int(number[1:]), at_work.topic(topic) if topic else None)
    assert sum(term.points for term in explained.terms) == explained.score
    return explained.reasons


def says(told: Sequence[str], words: str) -> bool:
    return any(words in one for one in told)


def ingest(desk: DeskFolder, *lines: dict[str, str | None]) -> None:
    with opened(desk.folder, {}, now=NOON - timedelta(minutes=30)) as at_work:
        verbs.ingest(at_work, BytesIO("\n".join(json.dumps(one) for one in lines).encode()))


def line(
    number: int,
    headline: str,
    outlet: str = "",
    *,
    published: str | None = "2026-05-12T11:20:00Z",
    summary: str = "",
) -> dict[str, str | None]:
    return {
        "outlet": outlet or f"Outlet {number}",
        "headline": headline,
        "url": f"https://flood.example/more/{number}",
        "published": published,
        "summary": summary,
    }


def cover(desk: DeskFolder, numbers: Iterable[int]) -> None:
    ingest(desk, *(line(at, FLOOD[at], published=f"2026-05-12T11:{at:02}:00Z") for at in numbers))


def drafted(desk: DeskFolder) -> Draft:
    """Draft the topic as a run does; no page is asked for."""
    with opened(desk.folder, {"COPYDESK_GATHER__ARTICLE_PAGES": "0"}, now=NOON) as at_work:
        [draft] = draft_posts(at_work, at_work.settings.topics).drafts
    return draft


def number_of(desk: DeskFolder, headline: str) -> str:
    with opened(desk.folder, {}, now=NOON) as at_work:
        return next(f"h{one.id}" for one in headlines.everything(at_work.db) if one.headline == headline)


def test_the_lead_and_a_line_of_the_list_say_so_with_what_they_were_worth(desk: DeskFolder) -> None:
    cover(desk, range(4))
    draft = drafted(desk)
    assert draft.roundup.lead is not None
    lead = number_of(desk, draft.roundup.lead.headline)
    listed = number_of(desk, links(draft.roundup)[0].headline)

    assert f"{lead} leads draft d1 (waiting)" in reasons(desk, lead)
    assert says(reasons(desk, lead), "place 1 of 4 as a lead")
    assert says(reasons(desk, listed), f"{listed} is in the list of draft d1 (waiting), worth ")
    assert says(reasons(desk, listed), f"{lead} (")
    assert says(reasons(desk, listed), "goes before it by")


def test_every_term_of_a_lead_has_its_words(desk: DeskFolder) -> None:
    cover(desk, range(4))
    told = reasons(desk, "h1")

    assert set(WEIGHTS) <= {one.partition(":")[0] for one in told}


def test_a_second_link_of_its_outlet_says_so(desk: DeskFolder) -> None:
    cover(desk, range(4))
    for outlet in ("Outlet 0", "Outlet 1", "Outlet 2", "Outlet 3"):
        ingest(desk, line(20 + int(outlet[-1]), f"{FLOOD[4]}, {outlet[-1]} boats sent", outlet))
    drafted(desk)
    told = {one: reasons(desk, f"h{one}") for one in range(1, 9)}

    assert any(says(one, "is in the list already") for one in told.values())
    assert any(says(one, "leads") and says(one, "not in the list of draft d1: Outlet") for one in told.values())


def test_beyond_the_length_of_the_list_says_so(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", SETTINGS + "[draft]\nlist_max = 2\nlist_min = 1\n")
    cover(desk, range(5))
    drafted(desk)

    told = [reasons(desk, f"h{one}") for one in range(1, 6)]
    assert sum(says(one, "not in the list of draft d1: the list is full (2)") for one in told) == 2


def test_a_copy_is_folded_and_tells_where_the_headline_stands_that_stands_for_it(desk: DeskFolder) -> None:
    cover(desk, range(4))
    ingest(desk, line(9, FLOOD[0], "Outlet 0"))
    drafted(desk)

    [copy] = [told for one in range(1, 6) if says(told := reasons(desk, f"h{one}"), "folded: ")]
    assert says(copy, "stands for it")
    assert says(copy, "draft d1")


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


def test_what_has_left_the_window_says_so(desk: DeskFolder) -> None:
    cover(desk, range(4))
    later = NOON + timedelta(days=3)

    assert "too old: the window holds the last 48 hours" in reasons(desk, "h1", now=later)
    assert says(reasons(desk, "h1", now=later), "may not lead: it is older than 24 hours")
    assert "none of it lies in the window any more" in reasons(desk, "s1", now=later)


def test_undated_and_old_headlines_are_archive(desk: DeskFolder) -> None:
    ingest(desk, line(1, "Orrin dam of old", published=None), line(2, "Orrin dam", published="2026-05-01T00:00:00Z"))

    assert says(reasons(desk, "h1"), "archive, not news: its outlet gave no date")
    assert says(reasons(desk, "h2"), "archive, not news: it was more than 7 days old")


def test_a_headline_off_topic_says_which_words_it_lacks(desk: DeskFolder) -> None:
    ingest(desk, line(1, "Chess final ends in a draw"))

    assert "not on topic river: none of orrin in headline or summary" in reasons(desk, "h1")
    assert says(reasons(desk, "h1", "river"), "not on topic river")
    assert says(reasons(desk, "s1", "river"), "not a story of topic river")
    assert says(reasons(desk, "s1"), "not a story of any topic")


def test_a_headline_on_topic_says_by_which_words(desk: DeskFolder) -> None:
    cover(desk, range(2))

    assert "on topic river: orrin in the headline" in reasons(desk, "h1")


def test_a_headline_of_another_story_says_which_draft_it_is_not_in(desk: DeskFolder) -> None:
    cover(desk, range(4))
    ingest(desk, line(9, "Students win a rowing cup", summary="A regatta on the Orrin."))
    drafted(desk)
    other = number_of(desk, "Students win a rowing cup")

    told = reasons(desk, other)
    assert "not in draft d1: that is on another story, s1" in told
    assert says(
        told, "its story has no draft: place 2 of 2 on topic river; makes no draft: it mentions river only in passing"
    )


def test_a_story_beyond_the_drafts_of_a_topic_says_which_are_better(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", SETTINGS + "[draft]\nper_topic = 1\n")
    cover(desk, range(4))
    ingest(desk, line(9, "Students win a rowing cup", summary="A regatta on the Orrin."))

    assert says(reasons(desk, number_of(desk, "Students win a rowing cup")), "river makes 1 drafts: better are s1")


def test_a_headline_that_came_after_the_draft_says_so(desk: DeskFolder) -> None:
    cover(desk, range(4))
    drafted(desk)
    ingest(desk, line(9, FLOOD[4], "Outlet 9"))
    late = number_of(desk, FLOOD[4])

    assert says(reasons(desk, late), "it came after the draft was made: the next run may list it")


def test_a_draft_of_before_reasons_had_numbers_tells_them_by_outlet_and_words(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", SETTINGS + "[draft]\nlist_max = 2\nlist_min = 1\n")
    cover(desk, range(5))
    draft = drafted(desk)
    new = [reasons(desk, f"h{one}") for one in range(1, 6)]
    with opened(desk.folder, {}, now=NOON) as at_work, writing(at_work.db):
        known = {name: said for name, said in draft.why.items() if name not in ("absent", "list", "lead")}
        drafts.save(at_work.db, replace(draft, why=known), author="desk", at=NOON)
    ingest(desk, line(9, FLOOD[6], "Outlet 9"))

    old = [reasons(desk, f"h{one}") for one in range(1, 6)]
    assert [[one for one in told if "not in the list" in one] for told in old] == [
        [one for one in told if "not in the list" in one] for told in new
    ]
    assert sum(says(told, "not in the list of draft d1: the list is full (2)") for told in old) == 2
    assert not says(reasons(desk, number_of(desk, FLOOD[6])), "came after")


def test_a_headline_that_the_next_run_offers_for_the_comment_says_so(desk: DeskFolder) -> None:
    quay = ", ".join(f'"Outlet {at}"' for at in range(5))
    desk.writes("copydesk.toml", SETTINGS + f'[topic.sides]\nquay = [{quay}]\nmarl = ["Outlet 9"]\n')
    cover(desk, range(5))
    drafted(desk)
    ingest(desk, line(9, FLOOD[5], "Outlet 9"))

    told = reasons(desk, number_of(desk, FLOOD[5]))
    assert says(told, "it came after the draft was made: Outlet 9 is offered for the comment")


def test_a_link_that_the_editor_took_out_says_so(desk: DeskFolder) -> None:
    cover(desk, range(4))
    draft = drafted(desk)
    link = links(draft.roundup)[0]
    gone = number_of(desk, link.headline)
    with opened(desk.folder, {}, now=NOON) as at_work:
        editing.remove_link(at_work, 1, place=1, seen="", editor="editor")

    assert says(reasons(desk, gone), "copydesk proposed it for the list; you took it out")


def test_a_page_that_ran_says_where(desk: DeskFolder) -> None:
    cover(desk, range(4))
    drafted(desk)
    post(desk, 1)

    assert says(reasons(desk, "h1"), "may not lead: already linked on 2026-05-12")


def test_the_words_for_a_person_hold_the_same(desk: DeskFolder) -> None:
    cover(desk, range(4))
    answer = desk.copydesk("why", "h1", "--json", CLOCK).json
    printed = desk.copydesk("why", "h1", CLOCK).stdout

    assert set(answer) == {"id", "score", "terms", "reasons"}
    assert answer["terms"]
    assert printed.splitlines()[0] == f"h1  {answer['score']:.2f}"
    assert all(f"  - {reason}" in printed for reason in answer["reasons"])

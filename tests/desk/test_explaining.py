"""Why: where a headline stands in a draft, in the lead, in its list or out of it, and what that was worth."""

from dataclasses import replace

from pipeline.desk import editing, opened
from pipeline.draft.lead import WEIGHTS
from pipeline.draft.moves import links
from pipeline.store import drafts
from pipeline.store.database import writing
from tests.cast import NOON
from tests.desk.flood import FLOOD, post
from tests.desk.reasons import CLOCK, cover, drafted, ingest, line, number_of, reasons, says
from tests.desks import SETTINGS, DeskFolder


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


def test_a_story_is_explained_as_soon_as_its_headline_has_come(desk: DeskFolder) -> None:
    cover(desk, range(1))

    assert says(reasons(desk, "s1"), "it has no draft")


def test_nothing_is_worth_less_than_nothing(desk: DeskFolder) -> None:
    cover(desk, range(4))
    drafted(desk)

    told = [line for number in range(1, 5) for line in reasons(desk, f"h{number}")]

    assert says(told, "worth ")
    assert not says(told, "-0.00")

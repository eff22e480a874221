"""What becomes a draft, what becomes of a draft, and why there is none - by the commands, on invented floods."""

import json

import pytest

from pipeline.desk import editing, opened
from pipeline.desk.laying import sheet
from pipeline.house import roundups
from pipeline.newsstand import Answer, Newsstand
from tests.cast import NOON
from tests.desk.flood import FLOOD, PAGE, SUMMARIES, cover, linked, post, ran
from tests.desks import SETTINGS, DeskFolder


def test_three_more_families_make_an_update_of_what_was_not_linked_yet(desk: DeskFolder) -> None:
    cover(desk, range(4))
    ran(desk)
    posted = post(desk, 1)
    cover(desk, [4, 5, 6])

    [draft] = ran(desk, at="12:30").json["drafts"]

    listed = [draft["roundup"]["lead"], *linked(draft["roundup"])]
    assert (draft["id"], draft["roundup"]["update"]) == ("d2", True)
    assert {one["outlet"] for one in listed} == {"Outlet 4", "Outlet 5", "Outlet 6"}
    assert not posted & {one["url"] for one in listed}


@pytest.mark.parametrize("at", ["", "next"])
def test_what_was_published_under_another_clock_makes_an_update_by_that_clock(desk: DeskFolder, at: str) -> None:
    """The desk's clock stands in May of 2026; when the post was asked for goes by the real one."""
    desk.writes("copydesk.toml", SETTINGS + '[publish.files]\nkind = "markdown"\nfolder = "posts"\nslots = ["18:00"]\n')
    cover(desk, range(4))
    ran(desk)
    desk.copydesk("approve", "d1", "--as-of=2026-05-12T12:00:00Z")
    order = ("--live", *(("--at", at) if at else ()))
    sent = desk.copydesk("publish", "d1", *order, "--json", "--as-of=2026-05-12T12:00:00Z")
    posted = json.loads(desk.copydesk("show", "d1", "--as", "json").stdout)
    cover(desk, [4, 5, 6])

    [draft] = ran(desk, at="12:30").json["drafts"]

    assert sent.exit_code == 0, sent.stderr
    assert (draft["id"], draft["roundup"]["update"]) == ("d2", True)
    pages = [{one["url"] for one in [post["lead"], *linked(post)]} for post in (posted, draft["roundup"])]
    assert not pages[0] & pages[1]


def test_two_more_families_make_no_update_and_the_topic_says_so(desk: DeskFolder) -> None:
    cover(desk, range(4))
    ran(desk)
    post(desk, 1)
    cover(desk, [4, 5])

    done = ran(desk, at="12:30")

    assert done.json["drafts"] == []
    assert "d1 was published, and 2 more families cover it since" in done.json["quiet"][0]["why"]


def test_a_discarded_story_comes_back_with_three_more_families(desk: DeskFolder) -> None:
    cover(desk, range(4))
    ran(desk)
    desk.copydesk("discard", "d1", "--as-of=2026-05-12T12:00:00Z")
    cover(desk, [4, 5, 6])

    [draft] = ran(desk, at="12:30").json["drafts"]

    assert (draft["id"], draft["roundup"]["update"]) == ("d2", False)


def test_a_waiting_draft_is_refreshed_under_its_id(desk: DeskFolder) -> None:
    cover(desk, range(4))
    [before] = ran(desk).json["drafts"]
    cover(desk, [4, 5])

    [after] = ran(desk, at="12:30").json["drafts"]

    assert (before["id"], after["id"]) == ("d1", "d1")
    assert len(linked(after["roundup"])) == len(linked(before["roundup"])) + 2


def test_an_approved_draft_is_not_changed_by_a_later_run(desk: DeskFolder) -> None:
    cover(desk, range(4))
    [before] = ran(desk).json["drafts"]
    desk.copydesk("approve", "d1", "--as-of=2026-05-12T12:00:00Z")
    cover(desk, [4, 5])

    [after] = ran(desk, at="12:30").json["drafts"]

    assert (after["state"], after["roundup"]) == ("approved", before["roundup"])
    assert desk.copydesk("approve", "d1", "--json").json["revision"] == 2


def test_a_later_run_leaves_what_the_editor_touched_and_freshens_the_rest(desk: DeskFolder) -> None:
    cover(desk, range(4))
    [before] = ran(desk).json["drafts"]
    with opened(desk.folder, {}, now=NOON) as at_work:
        editing.retitle(at_work, 1, title="The Dam At Marl", seen="", editor="editor")
    cover(desk, [4, 5])

    [after] = ran(desk, at="12:30").json["drafts"]

    assert (after["state"], after["roundup"]["title"]) == ("touched", "The Dam At Marl")
    assert len(linked(after["roundup"])) == len(linked(before["roundup"])) + 2


def test_a_later_run_changes_nothing_in_an_approved_draft(desk: DeskFolder) -> None:
    cover(desk, range(4))
    [before] = ran(desk).json["drafts"]
    desk.copydesk("approve", "d1", "--as-of=2026-05-12T12:00:00Z")
    cover(desk, [4, 5])

    [after] = ran(desk, at="12:30").json["drafts"]

    assert (after["state"], after["roundup"]) == ("approved", before["roundup"])


def test_a_list_the_editor_touched_gets_suggestions(desk: DeskFolder) -> None:
    cover(desk, range(4))
    ran(desk)
    with opened(desk.folder, {}, now=NOON) as at_work:
        before = editing.remove_link(at_work, 1, place=1, seen="", editor="editor")
    cover(desk, [4, 5])

    [after] = ran(desk, at="12:30").json["drafts"]

    assert linked(after["roundup"]) == linked(roundups.to_json(before.roundup))
    with opened(desk.folder, {}, now=NOON) as at_work:
        offered = sheet(at_work, 1).suggestions
    assert {(one.field, one.outlet) for one in offered} == {("list", "Outlet 4"), ("list", "Outlet 5")}


def test_a_lead_whose_page_is_not_there_makes_room_for_the_next(newsstand: Newsstand, desk: DeskFolder) -> None:
    cover(desk, range(4), address=newsstand.address)
    [first] = ran(desk).json["drafts"]
    missing = first["roundup"]["lead"]["url"].removeprefix(newsstand.address)
    shown = {f"/{at}": Answer(body=PAGE.format(title=FLOOD[at]).encode()) for at in range(4) if f"/{at}" != missing}
    newsstand.show(shown)

    [draft] = ran(desk, pages=20, at="12:30").json["drafts"]

    lead = draft["roundup"]["lead"]
    assert lead["url"] != first["roundup"]["lead"]["url"]
    assert lead["excerpt"][0].startswith("The dam on the upper Orrin broke on Tuesday morning")
    assert "excerpt-source" not in [check["rule"] for check in draft["checks"]]


def test_a_lead_whose_page_is_not_there_is_excerpted_from_its_feed_and_checked(
    newsstand: Newsstand, desk: DeskFolder
) -> None:
    cover(desk, range(4), address=newsstand.address, summaries=True)

    [draft] = ran(desk, pages=20).json["drafts"]

    [check] = [check for check in draft["checks"] if check["rule"] == "excerpt-source"]
    [excerpt] = draft["roundup"]["lead"]["excerpt"]
    assert excerpt in SUMMARIES
    assert "HTTP 404" in check["cure"]


def test_a_page_that_is_not_there_is_not_asked_again_at_the_next_run(newsstand: Newsstand, desk: DeskFolder) -> None:
    cover(desk, range(4), address=newsstand.address, summaries=True)
    ran(desk, pages=20)
    asked = len(newsstand.requests)

    ran(desk, pages=20, at="12:30")

    assert asked > 0
    assert len(newsstand.requests) == asked


def test_a_page_that_was_read_is_not_asked_again_at_the_next_run(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({f"/{at}": Answer(body=PAGE.format(title=FLOOD[at]).encode()) for at in range(4)})
    cover(desk, range(4), address=newsstand.address)
    [draft] = ran(desk, pages=20).json["drafts"]
    asked = len(newsstand.requests)

    ran(desk, pages=20, at="12:30")

    assert draft["why"]["excerpt"] == "page"
    assert len(newsstand.requests) == asked


def test_few_links_are_drafted_with_a_check_that_says_so(desk: DeskFolder) -> None:
    cover(desk, range(3))

    [draft] = ran(desk).json["drafts"]

    [check] = [check for check in draft["checks"] if check["rule"] == "list-short"]
    assert check["cure"].startswith("2 of the 6 links")


@pytest.mark.parametrize(
    ("numbers", "at", "why"),
    [
        pytest.param([], "12:00", "no headline of the window fits river", id="nothing"),
        pytest.param([0], "12:00", "1 story fits", id="one-family"),
        pytest.param([0, 1, 2], "23:59", "", id="still-fresh-at-night"),
    ],
)
def test_a_quiet_topic_says_why(desk: DeskFolder, numbers: list[int], at: str, why: str) -> None:
    if numbers:
        cover(desk, numbers)

    quiet = ran(desk, at=at).json["quiet"]

    assert [one["topic"] for one in quiet] == (["river"] if why else [])
    assert all(why in one["why"] for one in quiet)


def test_a_story_on_which_nothing_came_for_a_day_is_quiet(desk: DeskFolder) -> None:
    cover(desk, range(4))

    done = desk.copydesk("draft", "--as-of=2026-05-13T12:00:00Z", COPYDESK_GATHER__ARTICLE_PAGES="0")

    assert "river: quiet: 1 story fits, none for a post; the best: nothing new on it for 24 hours" in done.stdout


def test_a_muted_outlet_neither_leads_nor_is_listed(desk: DeskFolder) -> None:
    cover(desk, range(5))
    lead = ran(desk).json["drafts"][0]["roundup"]["lead"]["outlet"]
    desk.writes("copydesk.toml", f'{SETTINGS}muted = ["{lead}"]\n')

    [draft] = ran(desk, at="12:30").json["drafts"]

    assert lead not in [draft["roundup"]["lead"]["outlet"], *(one["outlet"] for one in linked(draft["roundup"]))]
    assert any(f"{lead} is muted" in one for one in draft["why"]["left out"])


def test_a_story_that_two_topics_share_is_drafted_once_for_the_first(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", f'{SETTINGS}\n[[topic]]\nname = "dams"\nany = ["dam*"]\n')
    cover(desk, range(4))

    done = ran(desk)

    assert [one["topic"] for one in done.json["drafts"]] == ["river"]
    why = "its stories are drafted for other topics: d1 for river"
    assert done.json["quiet"] == [{"topic": "dams", "why": why}]

"""`copydesk links` and the round of a run: what drafts and posts link is asked, judged and stored."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from pipeline import urls
from pipeline.desk import Desk, checking, link_checks
from pipeline.news import Lead, Link, Roundup, Section
from pipeline.settings import Gathering
from pipeline.store import drafts
from pipeline.store.database import writing
from tests.cast import NOON
from tests.desk.worktable import worktable
from tests.desks import DeskFolder
from tests.liveness.origin import Origin, leads, says

AT_NOON = "--as-of=2026-05-12T12:00:00Z"
LATER = "--as-of=2026-05-12T13:30:00Z"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OK = says(200, "Content-Length: 0")


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as opened:
        opened.behaviours |= {f"/{page}": OK for page in ("lead", "one", "two", "cited")}
        yield opened


@pytest.fixture
def working(desk: DeskFolder, origin: Origin) -> Iterator[Callable[[datetime], Desk]]:
    """The desk as it is opened at a time; its draft 1 links four pages of the origin."""
    with worktable(desk.folder) as opened:
        gather = Gathering(delay_seconds=0, timeout_seconds=2, allow_private_addresses=True)
        ours = replace(opened, settings=replace(opened.settings, gather=gather))
        file(ours, post(origin.address), state="waiting")
        yield lambda now: replace(ours, now=now)


def post(address: str) -> Roundup:
    listed = tuple(Link(headline=f"Page {n}", url=f"{address}/{n}", outlet=n.title()) for n in ("one", "two"))
    lead = Lead(headline="The lead", url=f"{address}/lead#top", outlet="Harbour Times")
    return Roundup(
        date="2026-05-12",
        title="Pages",
        lead=lead,
        comment=f"See [this]({address}/cited) (Cited).",
        sections=(Section(groups=(listed,)),),
    )


def file(desk: Desk, roundup: Roundup, *, state: str) -> None:
    before = drafts.numbered(desk.db, 1)
    assert before is not None
    with writing(desk.db):
        drafts.save(desk.db, replace(before, roundup=roundup, state=state), author="editor", at=NOON)


def posted(desk: Desk, address: str, *, at: datetime, state: str = "live") -> None:
    """Store a post that links two of the origin's pages."""
    with writing(desk.db):
        number = desk.db.execute(
            "insert into posts (channel, state, title, intended_at, posted_at, roundup, wanted)"
            " values ('blog', ?, 'Pages', ?, ?, '{}', 'live')",
            (state, f"{at:%Y-%m-%dT%H:%M:%SZ}", f"{at:%Y-%m-%dT%H:%M:%SZ}"),
        ).lastrowid
        for page in ("one", "two"):
            url = f"{address}/{page}"
            desk.db.execute(
                "insert into post_links (post, canonical, url, outlet, headline, role)"
                " values (?, ?, ?, '', '', 'list')",
                (number, urls.canonical(url), url),
            )


def paths(origin: Origin) -> list[str]:
    return sorted(request.path for request in origin.asked)


def test_the_links_of_a_draft_are_asked_lead_list_and_citations(
    working: Callable[[datetime], Desk], origin: Origin
) -> None:
    found = link_checks.check_draft(working(NOON), 1)

    assert paths(origin) == ["/cited", "/lead", "/one", "/two"]
    assert {state.state for state in found} == {"ok"}


def test_a_page_that_stays_away_blocks_the_draft_after_two_looks(
    working: Callable[[datetime], Desk], origin: Origin
) -> None:
    origin.behaviours["/two"] = says(404)

    link_checks.check_draft(working(NOON), 1)
    first = [one.rule for one in checking.preflight(working(NOON), 1) if one.rule == "dead-link"]
    link_checks.check_draft(working(NOON + HOUR), 1)
    second = [one.place for one in checking.preflight(working(NOON + HOUR), 1) if one.rule == "dead-link"]

    assert (first, second) == ([], ["sections[0].groups[0][1]"])


def test_only_approved_drafts_are_asked_by_a_run(working: Callable[[datetime], Desk], origin: Origin) -> None:
    assert link_checks.check_links(working(NOON)) == ()

    file(working(NOON), post(origin.address), state="approved")

    assert len(link_checks.check_links(working(NOON))) == 4
    assert link_checks.check_links(working(NOON + HOUR)) == ()
    assert len(link_checks.check_links(working(NOON + DAY))) == 4


def test_a_post_s_links_are_asked_at_its_publication_and_1_7_and_30_days_after(
    working: Callable[[datetime], Desk], origin: Origin
) -> None:
    posted(working(NOON), origin.address, at=NOON)

    asked_at = [
        day for day in (0, 0.5, 1, 1.5, 3, 7, 8, 29, 30, 31, 60) if link_checks.check_links(working(NOON + day * DAY))
    ]

    assert asked_at == [0, 1, 7, 30]


def test_a_draft_s_links_are_asked_again_when_it_is_posted(working: Callable[[datetime], Desk], origin: Origin) -> None:
    link_checks.check_draft(working(NOON), 1)
    posted(working(NOON), origin.address, at=NOON + HOUR)

    found = link_checks.check_links(working(NOON + HOUR))

    assert sorted(state.url.rpartition("/")[2] for state in found) == ["one", "two"]


@pytest.mark.parametrize(("state", "days"), [("draft", 0), ("failed", 0), ("withdrawn", 0), ("live", 40)])
def test_what_is_not_public_or_long_ago_is_not_watched(
    working: Callable[[datetime], Desk], origin: Origin, state: str, days: int
) -> None:
    posted(working(NOON), origin.address, at=NOON - days * DAY, state=state)

    assert link_checks.check_links(working(NOON)) == ()
    assert origin.asked == []


def test_a_run_asks_no_more_than_it_may_and_the_rest_next_time(
    working: Callable[[datetime], Desk], origin: Origin
) -> None:
    file(working(NOON), post(origin.address), state="approved")

    first, second, third = (link_checks.check_links(working(NOON), most=3) for _ in range(3))

    assert (len(first), len(second), len(third)) == (3, 1, 0)


def test_a_server_that_asks_for_patience_has_it(working: Callable[[datetime], Desk], origin: Origin) -> None:
    posted(working(NOON), origin.address, at=NOON)
    origin.behaviours["/two"] = says(503, "Retry-After: 10800")

    link_checks.check_links(working(NOON))

    assert [len(link_checks.check_links(working(NOON + hours * HOUR))) for hours in (1, 2, 3)] == [0, 0, 1]


def test_the_desk_says_who_it_is(working: Callable[[datetime], Desk], origin: Origin) -> None:
    ours = working(NOON)
    settings = replace(ours.settings, gather=replace(ours.settings.gather, contact="editor@example.org"))

    link_checks.check_draft(replace(ours, settings=settings), 1)

    assert {request.headers["user-agent"].partition("/")[2].partition(" ")[2] for request in origin.asked} == {
        "(+editor@example.org)"
    }


def test_the_command_asks_a_draft_s_links_and_prints_them(
    working: Callable[[datetime], Desk], desk: DeskFolder, origin: Origin
) -> None:
    origin.behaviours |= {"/one": leads(301, "/new"), "/new": OK, "/two": says(410), "/cited": says(403)}

    answered = [desk.copydesk("links", "d1", "--json", at) for at in (AT_NOON, LATER)]

    assert [one.exit_code for one in answered] == [0, 0], answered[0].stderr
    first, second = ({one["url"].rpartition("/")[2]: one for one in said.json} for said in answered)
    assert {page: one["state"] for page, one in first.items()} == {
        "lead#top": "ok",
        "one": "moved",
        "two": "unknown",
        "cited": "refused",
    }
    assert second["two"] == {
        "url": f"{origin.address}/two",
        "state": "gone",
        "why": "it has answered 410 since 2026-05-12",
        "method": "GET",
        "status": 410,
        "final_url": f"{origin.address}/two",
        "checked": "2026-05-12T13:30:00Z",
        "next": None,
        "archive": f"https://web.archive.org/web/20260512/{origin.address}/two",
    }
    assert second["one"]["final_url"] == f"{origin.address}/new"


def test_the_command_lists_what_is_known_and_asks_nobody(
    working: Callable[[datetime], Desk], desk: DeskFolder, origin: Origin
) -> None:
    origin.behaviours["/two"] = says(404)
    assert "no page was asked yet" in desk.copydesk("links").stderr
    for now in (NOON, NOON + HOUR):
        link_checks.check_draft(working(now), 1)
    before = len(origin.asked)

    listed = desk.copydesk("links")

    assert listed.stdout.splitlines()[0].startswith(f"gone     {origin.address}/two (it has answered 404 since")
    assert "https://web.archive.org/web/20260512/" in listed.stdout.splitlines()[1]
    assert len(origin.asked) == before


def test_the_command_asks_a_post_s_links_and_what_is_due(
    working: Callable[[datetime], Desk], desk: DeskFolder, origin: Origin
) -> None:
    posted(working(NOON), origin.address, at=NOON)

    due, nothing, of_post = (desk.copydesk("links", what, "--json", AT_NOON) for what in ("--due", "--due", "p1"))

    assert [len(one.json) for one in (due, nothing, of_post)] == [2, 0, 2]
    assert {one["next"] for one in of_post.json} == {"2026-05-13T12:00:00Z"}


@pytest.mark.parametrize("words", [["d9"], ["p9"], ["d1", "--due"], ["x1"]])
def test_the_command_refuses_what_is_not_there(desk: DeskFolder, words: list[str]) -> None:
    refused = desk.copydesk("links", *words)

    assert (refused.exit_code, "do:" in refused.stderr) == (2, True)

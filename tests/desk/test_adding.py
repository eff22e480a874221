"""A link added by its address: asked, read, used; where it is refused nothing is added, and the reason is told."""

from collections.abc import Callable

import pytest

from pipeline.desk import Desk
from pipeline.desk.adding import Added, add_address
from pipeline.draft import fields, moves
from pipeline.errors import NotFoundError, StaleError, UsageError
from pipeline.newsstand import Answer, Newsstand
from pipeline.store import headlines, stories
from pipeline.store.database import writing
from tests.desk.clips import draft_now, dump, opened_with_draft, posted
from tests.desks import DeskFolder

EDITOR = "editor#1"
AT = "/2026/05/12/vote.html"
PARAGRAPHS = (
    "PORT ANSEL - The ferry crews of the Orrin will vote on Thursday, said Anselm Rook of the masters' guild.",
    "He expects them to accept what the mediator has written down, though he would not say that they will be glad.",
)
PAGE = (
    "<!doctype html><html lang='en'><head><title>Orrin ferry crews to vote on Thursday</title>"
    "<meta property='og:title' content='Orrin ferry crews to vote on Thursday'>"
    "<meta property='article:published_time' content='{at}'></head><body><article>"
    "<h1>Orrin ferry crews to vote on Thursday</h1>" + "".join(f"<p>{one}</p>" for one in PARAGRAPHS) + "</article>"
)
NEWS = PAGE.format(at="2026-05-12T11:00:00Z").encode()


def shows(newsstand: Newsstand, answer: Answer) -> str:
    """Put a page on the newsstand, and return its address."""
    newsstand.show({AT: answer})
    return newsstand.address + AT


def add(desk: Desk, number: int, url: str, *, role: str = "list", seen: str = "") -> Added:
    """Add an address as the editor of the suite."""
    return add_address(desk, number, url, role=role, seen=seen, editor=EDITOR)


def test_a_page_that_is_not_known_is_read_and_listed(newsstand: Newsstand, desk: DeskFolder) -> None:
    address = shows(newsstand, Answer(body=NEWS))
    with opened_with_draft(desk) as (opened, draft):
        added = add(opened, draft.id, f"{address}?utm_source=mail")

        last = moves.links(added.draft.roundup)[-1]
        assert (last.headline, last.url) == ("Orrin ferry crews to vote on Thursday", address)
        assert added.problem == ""


def test_a_page_joins_the_drafts_story(newsstand: Newsstand, desk: DeskFolder) -> None:
    address = shows(newsstand, Answer(body=NEWS))
    with opened_with_draft(desk) as (opened, draft):
        added = add(opened, draft.id, address)

        assert added.headline is not None
        assert stories.of_headline(opened.db, added.headline.id) == draft.story


def test_a_page_leads_with_its_own_paragraphs(newsstand: Newsstand, desk: DeskFolder) -> None:
    address = shows(newsstand, Answer(body=NEWS))
    with opened_with_draft(desk) as (opened, draft):
        lead = add(opened, draft.id, address, role="lead").draft.roundup.lead

        assert lead is not None
        assert (lead.url, lead.excerpt) == (address, PARAGRAPHS)


def test_an_old_page_can_be_linked(newsstand: Newsstand, desk: DeskFolder) -> None:
    address = shows(newsstand, Answer(body=PAGE.format(at="2019-03-01T11:00:00Z").encode()))
    with opened_with_draft(desk) as (opened, draft):
        added = add(opened, draft.id, address)

        assert moves.links(added.draft.roundup)[-1].url == address


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        pytest.param(Answer(status=403), "the outlet refuses copydesk (HTTP 403)", id="refused"),
        pytest.param(Answer(status=404), "there is nothing at this address (HTTP 404)", id="gone"),
        pytest.param(Answer(behaviour="hang"), "no answer within 3 seconds", id="no-answer"),
    ],
)
def test_a_page_that_cannot_be_had_is_not_added(
    newsstand: Newsstand, desk: DeskFolder, answer: Answer, problem: str
) -> None:
    address = shows(newsstand, answer)
    with opened_with_draft(desk) as (opened, draft):
        added = add(opened, draft.id, address)

        assert (added.headline, added.problem, added.address) == (None, problem, address)
        assert draft_now(opened, draft) == added.draft == draft


def test_robots_txt_is_obeyed(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({AT: Answer(body=NEWS), "/robots.txt": Answer(body=b"User-agent: *\nDisallow: /2026/\n")})
    with opened_with_draft(desk) as (opened, draft):
        added = add(opened, draft.id, newsstand.address + AT)

        assert added.problem == "the outlet's robots.txt does not want copydesk there"
        assert AT not in [one.path for one in newsstand.requests]


def test_a_known_page_is_listed_without_being_asked(newsstand: Newsstand, desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, draft):
        [known] = headlines.numbered(opened.db, [3])

        added = add(opened, draft.id, known.url)

        assert (added.headline, added.problem) == (known, "")
        assert known.url in [link.url for link in moves.links(added.draft.roundup)]


def test_a_page_that_a_post_links_says_so(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, draft):
        [known] = headlines.numbered(opened.db, [3])
        posted(opened.db, known.canonical, title="Ferries On The Orrin")

        added = add(opened, draft.id, known.url)

        assert [(one.title, one.role) for one in added.printed] == [("Ferries On The Orrin", "list")]


def _closed(desk: Desk, number: int) -> None:
    with writing(desk.db):
        desk.db.execute("update drafts set state = 'published' where id = ?", (number,))


def _nothing(desk: Desk, number: int) -> None:
    """Leave the desk as it is."""


@pytest.mark.parametrize(
    ("url", "role", "seen", "arrange", "error"),
    [
        pytest.param("orrin", "list", "", _nothing, UsageError, id="no-address"),
        pytest.param("https://[", "list", "", _nothing, UsageError, id="half-an-address"),
        pytest.param("http://169.254.169.254/latest", "list", "", _nothing, UsageError, id="inside-a-machine"),
        pytest.param("https://harbour.example/2026/05/12/1", "title", "", _nothing, UsageError, id="no-role"),
        pytest.param("https://lista.example/2026/05/12/3", "lead", "stale", _nothing, StaleError, id="stale"),
        pytest.param("https://lista.example/2026/05/12/3", "lead", "", _closed, UsageError, id="posted"),
    ],
)
def test_what_cannot_be_added_leaves_the_draft(
    desk: DeskFolder, url: str, role: str, seen: str, arrange: Callable[[Desk, int], None], error: type[Exception]
) -> None:
    with opened_with_draft(desk) as (opened, draft):
        arrange(opened, draft.id)
        before = dump(opened.db)["revisions"]

        with pytest.raises(error):
            add(opened, draft.id, url, role=role, seen=seen)

        assert dump(opened.db)["revisions"] == before


def test_the_version_seen_is_the_lists_own(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, draft):
        seen = fields.version(draft.roundup, "list")

        added = add(opened, draft.id, "https://lista.example/2026/05/12/3", seen=seen)

        assert added.draft.revision >= draft.revision


def test_a_draft_that_is_not_there_is_said(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _), pytest.raises(NotFoundError, match="d9"):
        add(opened, 9, "https://lista.example/2026/05/12/3")

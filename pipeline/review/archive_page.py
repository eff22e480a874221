"""The archive: what was posted and what is approved for it, newest first, with its search (docs/archive.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, request

from pipeline import urls
from pipeline.archive.query import LONGEST, ORDERS, Term
from pipeline.archive.words import plain_comment
from pipeline.dates.blog_days import UNDATED
from pipeline.desk.linked_pages import Linked
from pipeline.desk.looking_back import Ran, archive
from pipeline.news import Roundup
from pipeline.review.answers import part_or_page
from pipeline.review.current import the_desk
from pipeline.review.found_words import found_words, snippet

pages = Blueprint("archive_page", __name__)

# What readers do not see any more, in words; the blog's address of it leads nowhere.
_AWAY = {"withdrawn": "withdrawn, a draft on the blog again", "gone": "gone from the blog"}

Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """An entry as the page prints it. `title`, `snippet` and each link's words are in pieces, hits marked.

    `key` names the entry on the page. `at` none = nobody dated it. `href` is where the title leads, `on_blog` the
    post's own address ("" = not there, or not known); `state` says in words what is not as usual.
    """

    key: str
    day: str
    at: datetime | None
    title: Pieces
    update: bool
    href: str
    on_blog: str
    state: str
    snippet: Pieces
    lead: str
    cited: str
    links: tuple[tuple[Linked, Pieces], ...]
    open_links: bool


@pages.get("/archive")
def archive_page() -> Response:
    """Print a page of the archive; `q` is a query, `sort` newest or best, `all` 1 = by every match, `page` from 1."""
    desk, query, order = the_desk(), request.args.get("q", "")[:LONGEST], request.args.get("sort", "")
    shelf = archive(
        desk,
        query,
        page=request.args.get("page", 1, type=int),
        order=order if order in ORDERS else "",
        every_match=request.args.get("all") == "1",
    )
    zone = ZoneInfo(desk.settings.blog.timezone)
    results = [_result(ran, shelf.found.query.marks, zone) for ran in shelf.entries]
    return part_or_page(
        "review/archive/main.html",
        "review/archive/page.html",
        here="archive",
        query=query,
        shelf=shelf,
        found=shelf.found,
        every=request.args.get("all") == "1",
        results=results,
    )


def _result(ran: Ran, terms: Sequence[Term], zone: ZoneInfo) -> Result:
    entry, roundup = ran.entry, ran.entry.roundup
    said = snippet(" … ".join(ran.beside) or _said(roundup), terms)
    on_blog = urls.clean(entry.url) if entry.receipt and entry.state not in _AWAY else ""
    links = tuple((link, found_words(link.headline, terms)) for link in ran.links)
    title = found_words(entry.title, terms)
    marked = found_words(said, terms)
    return Result(
        key=f"p{entry.post}" if entry.post else f"d{entry.draft}",
        day="undated" if entry.at == UNDATED else _day(entry.at, zone),
        at=None if entry.at == UNDATED else entry.at,
        title=title,
        update=roundup.update,
        href=f"/drafts/{entry.draft}" if entry.draft else on_blog,
        on_blog=on_blog,
        state=_state(entry.post, entry.state, receipt=entry.receipt),
        snippet=marked,
        lead=_outlets(ran.links, "lead"),
        cited=_outlets(ran.links, "cited"),
        links=links,
        open_links=bool(terms) and not any(hit for _, hit in (*title, *marked)),
    )


def _said(roundup: Roundup) -> str:
    """The editor's own words of a post, its citations as their words; without any, the lead's excerpt."""
    excerpt = " ".join(roundup.lead.excerpt) if roundup.lead else ""
    return plain_comment(roundup.comment) or excerpt


def _state(post: int, state: str, *, receipt: bool) -> str:
    if not post:
        return "approved, not on the blog yet" if state == "approved" else state
    if state in _AWAY:
        return _AWAY[state]
    return "" if receipt else f"{state}, the blog has not confirmed it"


def _outlets(links: Sequence[Linked], role: str) -> str:
    return ", ".join(dict.fromkeys(link.outlet for link in links if link.role == role and link.outlet))


def _day(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{local:%a}, {local:%b} {local.day}, {local.year}"

"""Looking back: the archive as a page has it, and which outlets this editor led, cited and listed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from pipeline.archive.query import Query
from pipeline.desk.archiving import searching
from pipeline.desk.archiving.searching import Found
from pipeline.desk.linked_pages import CITED, LED, LISTED, ROLE_OF, Linked, linked, links_of
from pipeline.desk.opening import Desk
from pipeline.outlets import Registry
from pipeline.store import archive_links, archive_list, archive_search, saved_searches
from pipeline.store.archive_links import PostLink
from pipeline.store.archive_list import Entry
from pipeline.store.saved_searches import Saved

A_PAGE = 20
HABIT_DAYS = 90
_LAST_PAGE = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """An entry of the archive with its links, lead first, then as they stand in the post.

    `beside` is what it says of its pictures and in lines without a place, when only that has the words looked for.
    """

    entry: Entry
    links: tuple[Linked, ...]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A page of the archive. `found` is what was looked for and how, `total` how many entries there are.

    `in_title`: of more than a page, newest first, so many have all the words in their title.
    """

    found: Found
    entries: tuple[Ran, ...]
    total: int
    page: int
    in_title: int = 0
    saved: tuple[Saved, ...] = ()

    @property
    def first(self) -> int:
        """The number of the first entry on this page, from 1."""
        return (self.page - 1) * A_PAGE + 1

    @property
    def more(self) -> bool:
        """Whether further entries follow."""
        end = self.page * A_PAGE
        return end < self.found.among if self.found.among else self.found.capped or end < self.found.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How many links of this editor's posts led, were cited in a comment, and stood in a list."""

    led: int = 0
    cited: int = 0
    listed: int = 0


NEVER_PICKED = Habit()


def archive(desk: Desk, query: str = "", *, page: int = 1, order: str = "", every_match: bool = False) -> Shelf:
    """Return a page of the archive: all that ran before now, newest first, or what a query finds.

    How it is looked for: `desk.archiving.searching`.

    Args:
        desk: The desk.
        query: As it was typed, "" = everything.
        page: From 1.
        order: newest or best, "" = as the query says, else newest.
        every_match: Compare all matches by relevance, however long that takes.
    """
    page = max(1, min(page, _LAST_PAGE))
    found = searching.search(desk, query, limit=A_PAGE, skip=(page - 1) * A_PAGE, order=order, every_match=every_match)
    entries = archive_list.numbered(desk.db, archive_search.entries(desk.db, found.places))
    stored = archive_links.links(desk.db, [entry.post for entry in entries if entry.post])
    ran = (_ran(desk, entry, stored.get(entry.post, ())) for entry in entries)
    return Shelf(
        found=found,
        entries=tuple(_answering(desk, each, found.query) for each in ran),
        total=archive_search.total(desk.db, until=searching.after_now(desk)),
        page=page,
        in_title=_in_title(desk, found),
        saved=saved_searches.listed(desk.db),
    )


def habits(desk: Desk) -> Mapping[str, Habit]:
    """Return what this editor did with each outlet in the last 90 days, by outlet: in posts and approved drafts."""
    since = desk.now - timedelta(days=HABIT_DAYS)
    counted: Counter[tuple[str, str]] = Counter()
    for outlet, role, links in archive_list.roles_posted(desk.db, since=since):
        counted[_named(desk.registry, outlet), ROLE_OF.get(role, LISTED)] += links
    for entry in archive_list.without_post(desk.db, since=since):
        counted.update((link.outlet, link.role) for link in links_of(entry.roundup, desk.registry))
    return {
        outlet: Habit(led=counted[outlet, LED], cited=counted[outlet, CITED], listed=counted[outlet, LISTED])
        for outlet, _role in counted
    }


def _in_title(desk: Desk, found: Found) -> int:
    """How many posts are all about the words, where newer ones that have them somewhere may bury them."""
    if found.order != "newest" or found.number <= A_PAGE or not found.query.marks or found.query.places:
        return 0
    titles = searching.by_now(desk, replace(found.query, places=("title",)))
    return archive_search.count(desk.db, titles, most=searching.MOST_COUNTED)


def _answering(desk: Desk, ran: Ran, asked: Query) -> Ran:
    post = ran.entry.roundup
    shown = (
        *(ran.entry.title, post.comment, *(post.lead.excerpt if post.lead else ())),
        *(link.headline for link in ran.links),
    )
    beside = searching.beside(desk, asked.marks, shown, post=ran.entry.post, draft=ran.entry.draft)
    return replace(ran, beside=beside) if beside else ran


def _ran(desk: Desk, entry: Entry, stored: Sequence[PostLink]) -> Ran:
    if not stored:
        return Ran(entry=entry, links=links_of(entry.roundup, desk.registry))
    links = [
        linked(desk.registry, ROLE_OF.get(link.role, LISTED), link.headline, link.url, link.outlet) for link in stored
    ]
    order = (LED, CITED, LISTED)
    return Ran(entry=entry, links=tuple(sorted(links, key=lambda link: order.index(link.role))))


def _named(registry: Registry, outlet: str) -> str:
    return registry.outlet(outlet).name

"""Add a link by its address: the page is asked as the spiders ask, read, filed, and then used in the draft.

Where the outlet refuses us (403, robots.txt, no answer) nothing is added, and the words say so: the editor can clip the
page from his own browser, or type its headline himself (`desk.clipping`).
"""

from dataclasses import dataclass

from pipeline import guard, urls
from pipeline.desk import editing
from pipeline.desk.editing.stepping import find
from pipeline.desk.naming import file_pages
from pipeline.desk.opening import Desk
from pipeline.desk.pages import page_of, read_pages
from pipeline.errors import CopydeskError, UsageError
from pipeline.news import Draft, Headline, Placing
from pipeline.store import clips, headlines, stories
from pipeline.store.clips import Printed
from pipeline.store.database import writing

ROLES = ("list", "lead")


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of an address.

    `draft` is as it is then; `headline` what was added, none when the page could not be had: then `problem` says why,
    and the draft is as it was. With a headline, `problem` says why its page gave no text. `printed` are the posts
    of ours that link the page, the newest first.
    """

    draft: Draft
    address: str
    headline: Headline | None = None
    problem: str = ""
    printed: tuple[Printed, ...] = ()


def add_address(desk: Desk, number: int, url: str, *, role: str, seen: str, editor: str) -> Added:
    """Add the page at an address to a draft, as its lead or at the end of its list.

    Args:
        desk: The desk.
        number: The draft.
        url: What the editor pasted; tracking is taken off.
        role: lead or list.
        seen: The version of `lead` or of `list` that he worked from.
        editor: Who.

    Raises:
        NotFoundError: there is no such draft.
        UsageError: it is no web address that a reader could open, or the draft is closed.
        StaleError: lead or list is another now; the page is filed, the draft unchanged.
    """
    draft, address = find(desk, number), _address(desk, url)
    if role not in ROLES:
        raise UsageError(f"a link is added as {' or '.join(ROLES)}, not as {role!r}", do="choose one of them")
    known = headlines.at_address(desk.db, address)
    problem = "" if known else file_pages(desk, [address])[address]
    headline = known or headlines.at_address(desk.db, address)
    if headline is None:
        return Added(draft=draft, address=address, problem=problem or "the page could not be read")
    if role == "lead":
        read_pages(desk, [headline], budget=1)
        problem = page_of(desk, headline)[1]
    _place(desk, headline, draft.story)
    after = _used(desk, number, headline, role=role, seen=seen, editor=editor)
    printed = clips.printed(desk.db, headline.canonical)
    return Added(draft=after, address=address, headline=headline, problem=problem, printed=printed)


def _address(desk: Desk, url: str) -> str:
    address = urls.clean(url)
    if not address:
        raise UsageError("this is no web address", where=url[:200], do="give the page's whole address: https://...")
    refusal = guard.refusal(address, allow_private=desk.settings.gather.allow_private_addresses)
    if refusal:
        raise UsageError(f"no reader could open this address: {refusal}", where=address[:200], do="give another one")
    return address


def _place(desk: Desk, headline: Headline, story: int) -> None:
    """A page that has no story yet joins the draft's; one that has stays where it is."""
    with writing(desk.db):
        home = stories.numbered(desk.db, story)
        if home is None:
            raise CopydeskError(f"draft of a story s{story} that is not there")
        if stories.of_headline(desk.db, headline.id) is None:
            placing = Placing(headline=headline, story=home.id, score=1.0, reason="added by the editor by its address")
            stories.place(desk.db, [placing], at=desk.now)


def _used(desk: Desk, number: int, headline: Headline, *, role: str, seen: str, editor: str) -> Draft:
    if role == "lead":
        return editing.make_lead(desk, number, headline=headline.id, seen=seen, editor=editor)
    return editing.list_headline(desk, number, headline=headline.id, at=None, seen=seen, editor=editor)

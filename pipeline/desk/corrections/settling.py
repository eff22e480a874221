"""Settle a matter: dismiss it, or take it into the draft of its post, which is opened for a correction.

The page's new words go where its old ones stood; words of the editor's own stay. A dated notice is added only when he
writes one: copydesk has none of its own. Nothing reaches the blog until he approves and publishes.
"""

from dataclasses import dataclass

from pipeline import urls
from pipeline.dates.blog_days import day_of
from pipeline.desk import editing
from pipeline.desk.editing.stepping import Change, Made, change, find
from pipeline.desk.opening import Desk
from pipeline.desk.publishing.correcting import correct, not_posted
from pipeline.draft import citing, fields, moves
from pipeline.draft.retelling import headline_retold, lede_retold
from pipeline.errors import NotFoundError, StaleError, UsageError
from pipeline.news import Draft, Notice, Roundup
from pipeline.store import corrections, postings
from pipeline.store.corrections import Kept
from pipeline.store.database import writing
from pipeline.store.revisions import EDITOR

CHOICES = ("dismissed", "updated")
# How a matter was settled while a page showed it as open: what happened, and what may be done.
_BY_NOW = {
    "": ("opened again", "look at it again"),
    "dismissed": ("dismissed", "update the post all the same, or leave it as it is"),
    "updated": ("taken into the post's draft", "the draft's page takes the correction back"),
    "over": ("over", "the page says again what the post says, or the post was corrected otherwise"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A matter that is settled: its draft, none when it was dismissed, and whether words of the post changed."""

    draft: Draft | None
    changed: bool = False


def settle(
    desk: Desk,
    number: int,
    choice: str,
    *,
    correction: str = "",
    update: str = "",
    seen: str | None = None,
    editor: str = EDITOR,
) -> Settled:
    """Settle matter `number`; what is settled already is settled again in the same way.

    Args:
        desk: The desk.
        number: The matter.
        choice: dismissed; or updated: the draft is opened, and the page's new words put in for its old ones.
        correction: A dated correction to add below the post, in the editor's words; "" = none.
        update: A dated update, likewise.
        seen: How the editor saw it settled, "" = not yet; None = as it is now.
        editor: Who.

    Raises:
        NotFoundError: there is no such matter.
        UsageError: it is no choice, or the draft takes no change.
        StaleError: it was settled otherwise than was seen, or its new words are the page's no more.
    """
    if choice not in CHOICES:
        raise UsageError(f"{choice!r} is no choice", do=f"choose {' or '.join(CHOICES)}")
    kept = _kept(desk, number)
    if (kept.settled == "over" and choice == "updated") or (seen is not None and kept.settled not in (seen, choice)):
        raise _by_now(kept)
    settled = Settled(draft=None)
    if choice == "updated":
        before = _opened(desk, kept.draft, editor)
        after = _retold(desk, kept, before, editor)
        noted = _noted(desk, after, correction, update, editor)
        settled = Settled(draft=noted, changed=after.roundup != before.roundup)
    with writing(desk.db):
        corrections.settle(desk.db, number, choice, at=desk.now)
    return settled


def note_below(desk: Desk, number: int, *, correction: str = "", update: str = "", editor: str = EDITOR) -> Draft:
    """Open the draft of a post, or take one that is open, and add dated lines below it; "" = none of that kind.

    Raises:
        NotFoundError: there is no such draft.
        UsageError: it never went to a blog, so that nothing of it can be corrected; or it is discarded.
    """
    draft = find(desk, number)
    if all(one.state == "failed" for one in postings.of_draft(desk.db, number)):
        raise not_posted(draft)
    return _noted(desk, _opened(desk, number, editor), correction, update, editor)


def _kept(desk: Desk, number: int) -> Kept:
    kept = corrections.numbered(desk.db, number)
    if kept is None:
        raise NotFoundError(f"there is no correction c{number}", do="copydesk corrections lists them")
    return kept


def _by_now(kept: Kept) -> StaleError:
    state, cure = _BY_NOW[kept.settled]
    return StaleError(f"this change is {state} by now", do=cure)


def _opened(desk: Desk, number: int, editor: str) -> Draft:
    draft = find(desk, number)
    return correct(desk, number, editor=editor) if draft.state == "published" else draft


def _retold(desk: Desk, kept: Kept, draft: Draft, editor: str) -> Draft:
    told = kept.change
    if told.kind == "gone":
        return draft  # what to do about it is the editor's to choose
    pages = _spellings(draft.roundup, told.canonical)

    def make(post: Roundup) -> Made:
        if told.kind == "lede":
            return lede_retold(post, told.was, told.becomes), "Took the page's new words"
        return headline_retold(post, pages, told.was, told.becomes), "Took the page's new headline"

    after = make(draft.roundup)[0]
    differs = fields.changed(draft.roundup, after)
    if not differs:
        return draft
    return change(desk, draft.id, Change(field=differs[0], seen="", editor=editor, owns=differs), make)


def _noted(desk: Desk, draft: Draft, correction: str, update: str, editor: str) -> Draft:
    today = day_of(desk.now, desk.settings.blog.timezone)
    for kind, text in (("correction", correction), ("update", update)):
        # Who presses twice has written once.
        stands = Notice(kind=kind, date=today, text=" ".join(text.split())) in draft.roundup.notices
        if text.strip() and not stands:
            draft = editing.add_notice(desk, draft.id, kind=kind, text=text, seen="", editor=editor)
    return draft


def _spellings(post: Roundup, canonical: str) -> frozenset[str]:
    """Return every spelling of a page's address that stands in the post."""
    texts = (post.comment, *(notice.text for notice in post.notices))
    cited = (url for text in texts for url in citing.to_references(text)[1])
    written = (post.lead.url if post.lead else "", *(link.url for link in moves.links(post)), *cited)
    return frozenset(url for url in written if url and (page := urls.clean(url)) and urls.canonical(page) == canonical)

"""The open matters, easy to show: the post, the page, and the words that differ."""

from dataclasses import dataclass
from datetime import datetime

from pipeline.desk.opening import Desk
from pipeline.draft.word_runs import Run, diffed
from pipeline.liveness import archived
from pipeline.store import corrections
from pipeline.store.corrections import Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A change of a page that a post of ours links. Times are aware UTC.

    `kind`: headline, lede, gone. `role`: where the post has it - lead, list, comment. `was` and `becomes` are the
    page's words; `words` their difference, run by run ("" and () of a page that is gone, whose `was` is what we print).
    `old_copy` is where an old copy may be found, of a page that is gone.
    """

    id: int
    kind: str
    draft: int
    title: str
    post_url: str
    posted_at: datetime
    outlet: str
    url: str
    role: str
    was: str
    becomes: str
    words: tuple[Run, ...]
    seen_at: datetime
    old_copy: str = ""


def open_matters(desk: Desk) -> tuple[Matter, ...]:
    """Return what the editor has not settled, the newest first."""
    return tuple(_matter(kept) for kept in corrections.waiting(desk.db))


def _matter(kept: Kept) -> Matter:
    change = kept.change
    gone = change.kind == "gone"
    return Matter(
        id=kept.id,
        kind=change.kind,
        draft=kept.draft,
        title=kept.title,
        post_url=kept.post_url,
        posted_at=kept.posted_at,
        outlet=kept.outlet,
        url=kept.url,
        role=kept.role,
        was=change.was,
        becomes=change.becomes,
        words=() if gone else diffed(change.was, change.becomes),
        seen_at=kept.seen_at,
        old_copy=archived(kept.url, kept.posted_at) if gone else "",
    )

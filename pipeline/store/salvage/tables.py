"""Which tables are carried over from a replaced database, in what order, and by what a row is known again.

Carried is what publishing and the editor's word need, with the news that they are about. All else is had again by the
next run, by another import, or is worth nothing in another database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """How the rows of one table are carried.

    `same`: a row with equal values in these columns is the same row; several are tried in order, and those with an
    empty value are passed over. `proof`: what must agree then; else the two databases went different ways, and the row
    is left. `refs`: columns that name a row of another table; where that row is neither there nor carried, this one is
    left, but for the columns in `loose`, which are emptied. `newer`: columns that the later database overrules.
    `steps`: the column that says better than the clock which row is later. `numbered`: other tables name its rows by
    `id`. `without`: columns that are not carried.
    """

    name: str
    same: tuple[tuple[str, ...], ...]
    proof: tuple[str, ...] = ()
    refs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    loose: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()
    steps: str = ""
    numbered: bool = False
    without: tuple[str, ...] = ()


_POST = (
    *("state", "title", "url", "remote_id", "intended_at", "posted_at", "roundup", "slug", "revision", "wanted"),
    *("scheduled_at", "attempt", "attempted_at", "holds", "meant", "edit_url", "why", "cure", "seen_at"),
    *("sent_to", "answered"),
)

# Parents before their children.
CARRIED = (
    Table(name="headlines", same=(("canonical",),), numbered=True),
    Table(name="titles", same=(("headline", "title"),), refs={"headline": "headlines"}),
    Table(name="articles", same=(("headline",),), refs={"headline": "headlines"}),
    # `merged_into` leads to a story that may come later: see settling.py.
    Table(name="stories", same=(("id", "opened_at"),), numbered=True, without=("merged_into",)),
    Table(
        name="placings",
        same=(("headline",),),
        refs={"headline": "headlines", "story": "stories"},
        newer=("story", "score", "reason"),
    ),
    Table(name="merges", same=(("kept", "gone", "at"),), refs={"kept": "stories", "gone": "stories"}, without=("id",)),
    Table(
        name="splits",
        same=(("story", "opened", "at"),),
        refs={"story": "stories", "opened": "stories"},
        without=("id",),
    ),
    Table(
        name="folds",
        same=(("copy",),),
        refs={"copy": "headlines", "kept": "headlines"},
        newer=("kept", "kind", "reason"),
    ),
    # State and revision follow from the revisions that were carried: see settling.py.
    Table(
        name="drafts",
        same=(("id", "made_at"),),
        refs={"story": "stories"},
        newer=("topic", "format"),
        numbered=True,
    ),
    Table(name="revisions", same=(("draft", "revision"),), proof=("at", "author"), refs={"draft": "drafts"}),
    Table(
        name="asides",
        same=(("draft", "field", "value", "editor", "at"),),
        refs={"draft": "drafts"},
        newer=("settled_at",),
        without=("id",),
    ),
    Table(name="openings", same=(("draft",),), refs={"draft": "drafts"}, newer=("at",)),
    Table(name="overrides", same=(("draft", "rule", "place", "value"),), refs={"draft": "drafts"}, without=("id",)),
    Table(
        name="posts",
        same=(("key",), ("draft", "channel")),
        refs={"draft": "drafts", "story": "stories"},
        loose=("story",),
        newer=_POST,
        steps="attempt",
        numbered=True,
    ),
    Table(
        name="post_links",
        same=(("post", "canonical", "url", "outlet", "headline", "role"),),
        refs={"post": "posts"},
    ),
    Table(
        name="sendings",
        same=(("post", "at", "wanted"),),
        refs={"post": "posts"},
        newer=("outcome", "why"),
        without=("id",),
    ),
    Table(
        name="corrections",
        same=(("post", "canonical", "kind", "becomes"),),
        refs={"post": "posts"},
        newer=("settled", "settled_at"),
        without=("id",),
    ),
    Table(
        name="rulings",
        same=(("kind", "story", "one", "other", "at"),),
        refs={"story": "stories", "one": "headlines", "other": "headlines"},
        newer=("taken_back_at",),
        without=("id",),
    ),
    Table(name="unfolded", same=(("copy", "kept"),), refs={"copy": "headlines", "kept": "headlines"}),
    Table(name="hidden_stories", same=(("story",),), refs={"story": "stories"}, newer=("reason", "at")),
    Table(name="mutes", same=(("outlet", "topic"),), newer=("level", "at", "until")),
    Table(name="habit_edits", same=(("outlet", "role"),), newer=("rate", "at")),
    Table(name="saved_searches", same=(("name",),), newer=("query", "saved_at")),
    Table(name="pictures", same=(("hash",),)),
    Table(name="takedowns", same=(("canonical",),)),
    Table(name="takedown_posts", same=(("post",),), refs={"post": "posts"}, newer=("held", "done_at", "why")),
)

# Table -> why its rows stay where they are.
LEFT: Mapping[str, str] = MappingProxyType(
    {
        "identity": "the backup has it: it is one desk",
        "versions": "the backup has its own, and is brought up to date by this one",
        "sources": "what a request needs is asked for anew",
        "hosts": "a host that wants patience says so again",
        "robots_texts": "asked again",
        "feed_items": "read again",
        "nothing_due": "the next run writes it",
        "runs": "what ran stays in the replaced file",
        "outcomes": "as the runs",
        "chunks": "as the runs",
        "hand_picks": "the list is gathered again",
        "proposals": "the next run proposes anew",
        "link_states": "the pages are asked again",
        "notices": "told again rather than never",
        "digest_told": "told again rather than never",
        "log_due": "what the log has yet to get is of the replaced file",
        "sessions": "who was signed in signs in again",
        "sign_in_failures": "a pause that is over",
        "post_sources": "imported again",
        "post_keys": "imported again",
        "post_comments": "imported again",
        "import_walks": "imported again",
        "archive_words": "taken up anew from posts and drafts",
        "archive_entries": "taken up anew",
        "archive_due": "triggers write it",
        "placing_due": "triggers write it",
        "archive_shown": "taken up anew",
        "restores": "each database has its own",
    }
)

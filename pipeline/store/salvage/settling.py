"""What must agree once rows were carried: drafts with their revisions, stories with their mergers, and takedowns."""

from collections.abc import Mapping

from pipeline.store import taken_words
from pipeline.store.database import Connection
from pipeline.store.readable import as_far_as_readable
from pipeline.store.salvage.reading import Reading

Numbers = Mapping[str, Mapping[int, int]]

# A chain of mergers or folds is a few long; one that goes round is damage.
_LONGEST_CHAIN = 50

# A draft stands at the newest of its revisions.
_DRAFTS = """
update drafts set (revision, state, changed_at) =
    (select revision, state, at from revisions where draft = drafts.id order by revision desc limit 1)
where (select max(revision) from revisions where draft = drafts.id) != revision
"""

# A fold that the editor has undone is not there.
_UNFOLDED = """
delete from folds where exists (select 1 from unfolded
    where (unfolded.copy, unfolded.kept) in ((folds.copy, folds.kept), (folds.kept, folds.copy)))
"""

# Folds never chain, and no headline stands in a story that became another one.
_FOLDS = """
update folds set kept = (select further.kept from folds as further where further.copy = folds.kept)
where kept in (select copy from folds) and copy !=
    (select further.kept from folds as further where further.copy = folds.kept)
"""
_PLACINGS = """
update placings set story = (select merged_into from stories where id = story)
where story in (select id from stories where merged_into is not null)
"""

# A copy stands where its keeper does; runs see to that only for what moves (store/stories.py).
_COPIES = """
update placings set story = home.story from folds
join placings as home on home.headline = folds.kept
where placings.headline = folds.copy and placings.story <> home.story
"""


def settle(old: Connection, new: Connection, numbers: Numbers, *, overrule: bool) -> None:
    """Make the rows of `new` agree; the caller holds the transaction. `overrule`: `old` is the later database."""
    _merge(old, new, numbers["stories"], overrule=overrule)
    new.execute(_DRAFTS)
    new.execute(_UNFOLDED)
    for statement in (_FOLDS, _PLACINGS):
        for _ in range(_LONGEST_CHAIN):
            if not new.execute(statement).rowcount:
                break
    new.execute(_COPIES)
    for (canonical,) in new.execute("select canonical from takedowns").fetchall():
        taken_words.erase(new, canonical)


def forget_links(old: Connection, new: Connection, posts: Mapping[int, int], *, overrule: bool) -> None:
    """Take away the links of posts that have others now, and are carried next; what cannot be read takes none away."""
    with as_far_as_readable():
        old.execute("select sum(length(canonical || url || headline)) from post_links").fetchone()
        for theirs, ours in posts.items() if overrule else ():
            if _links(old, theirs) != _links(new, ours):
                new.execute("delete from post_links where post = ?", (ours,))


def _links(db: Connection, post: int) -> list[tuple[object, ...]]:
    rows = db.execute("select canonical, url, outlet, headline, role from post_links where post = ?", (post,))
    return sorted(tuple(row) for row in rows)


def _merge(old: Connection, new: Connection, numbers: Mapping[int, int], *, overrule: bool) -> None:
    """Store which stories became another one; where the backup says something else the later database is right."""
    for row in Reading(old, "stories").rows():
        gone, kept = numbers.get(row["id"]), numbers.get(row["merged_into"] or 0)
        if gone is None or (kept is None and row["merged_into"] is not None) or kept == gone:
            continue
        new.execute(
            "update stories set merged_into = ? where id = ? and merged_into is not ? and (? or merged_into is null)",
            (kept, gone, kept, overrule),
        )

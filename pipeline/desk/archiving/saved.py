"""Searches that the editor wants again, by name."""

from pipeline.desk.opening import Desk
from pipeline.errors import NotFoundError, UsageError
from pipeline.store import saved_searches
from pipeline.store.database import writing
from pipeline.store.saved_searches import Saved
from pipeline.text import tidy

_LONGEST_NAME = 60


def saved(desk: Desk) -> tuple[Saved, ...]:
    """Return the saved searches by name."""
    return saved_searches.listed(desk.db)


def save(desk: Desk, name: str, query: str) -> Saved:
    """Save a query under a name, in place of one that had it.

    Raises:
        UsageError: the name or the query is empty, or the name too long.
    """
    bare, asked = tidy(name), tidy(query)
    if not bare or not asked or len(bare) > _LONGEST_NAME:
        raise UsageError(
            "a saved search needs a name of at most 60 characters and a query",
            do='give both, such as geneva and "geneva talks"',
        )
    with writing(desk.db):
        saved_searches.save(desk.db, Saved(name=bare, query=asked), at=desk.now)
    return Saved(name=bare, query=asked)


def remove(desk: Desk, name: str) -> None:
    """Forget a saved search.

    Raises:
        NotFoundError: there is none of this name.
    """
    with writing(desk.db):
        if not saved_searches.remove(desk.db, tidy(name)):
            raise _none(desk, name)


def query_of(desk: Desk, name: str) -> str:
    """Return the query that was saved under a name.

    Raises:
        NotFoundError: there is none of this name.
    """
    found = {one.name: one.query for one in saved(desk)}
    if tidy(name) not in found:
        raise _none(desk, name)
    return found[tidy(name)]


def _none(desk: Desk, name: str) -> NotFoundError:
    names = ", ".join(one.name for one in saved(desk))
    do = f"saved are: {names}" if names else "save one: copydesk archive searches save NAME QUERY"
    return NotFoundError(f"no search is saved as {name!r}", do=do)

"""How values lie in rows: times as text in UTC, lengths of time in seconds, lists and posts as JSON text."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, NoReturn, TypeVar

from pipeline.errors import DamagedStoreError
from pipeline.text import log_line

_SHOWN = 60  # characters of it
# What is beyond these was put there by somebody else, and would overflow where it is reckoned with.
_MOST_COUNTED = 2**31 - 1
_LONGEST = timedelta(days=4_000_000)  # the calendar's ten thousand years: an answer may expire in 9999

T = TypeVar("T")


def stamp(moment: datetime | None) -> str | None:
    """Return an aware time as `YYYY-MM-DDTHH:MM:SSZ` (RFC 3339, whole seconds), none as none."""
    # Not strftime: its %Y of the year 1 is "1" with glibc, which no reader takes.
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z" if moment else None


def moment(text: str | None) -> datetime | None:
    """Return the aware time that `stamp` wrote.

    Raises:
        DamagedStoreError: somebody else wrote it.
    """
    return known_moment(text) if text else None


def known_moment(text: str) -> datetime:
    """Return the aware time of a column that is never null.

    Raises:
        DamagedStoreError: as `moment`.
    """
    try:
        found = datetime.fromisoformat(text)
    except (ValueError, TypeError) as problem:
        _not_ours(text, "time", problem)
    if found.tzinfo is None:  # no place to count it from
        _not_ours(text, "time", None)
    return found


def count(number: int, *, where: str) -> int:
    """Return how many times something happened.

    Args:
        number: As it lies in its column.
        where: The table and row, for the message.

    Raises:
        DamagedStoreError: somebody else wrote it.
    """
    if not 0 <= number <= _MOST_COUNTED:
        _not_ours(number, "count", None, where=where)
    return number


def span(seconds: float, *, where: str) -> timedelta:
    """Return a length of time that lies in a column as seconds.

    Raises:
        DamagedStoreError: as `count`.
    """
    if not 0 <= seconds <= _LONGEST.total_seconds():
        _not_ours(seconds, "length of time", None, where=where)
    return timedelta(seconds=seconds)


def packed(values: Iterable[Any]) -> str:
    """Return the values as a JSON list, characters as they are (of a mapping, its keys)."""
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))


def packed_object(values: Mapping[str, Any]) -> str:
    """Return a mapping as a JSON object, characters as they are."""
    return json.dumps(dict(values), ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> tuple[str, ...]:
    """Return the list of words that `packed` wrote, as a tuple.

    Raises:
        DamagedStoreError: as `document`.
    """
    if text == "[]":
        return ()
    found = document(text, list)
    if set(map(type, found)) != {str}:
        _not_ours(text, "list of words", None)
    return tuple(found)


def document(text: str, kind: type = object) -> Any:  # noqa: ANN401  each reader knows what lies in its column
    """Return the document of a column that holds JSON, which is a `dict` or `list` where `kind` says so.

    Raises:
        DamagedStoreError: somebody else wrote it.
    """
    try:
        found = json.loads(text)
    except (ValueError, TypeError, RecursionError) as problem:
        _not_ours(text, "document", problem)
    if not isinstance(found, kind):
        _not_ours(text, "document of its kind", None)
    return found


@contextmanager
def taken_apart(text: str) -> Iterator[None]:
    """Within it the document of a column becomes a value of ours.

    Raises:
        DamagedStoreError: it has not the parts that copydesk wrote.
    """
    try:
        yield
    except (KeyError, TypeError, AttributeError) as problem:
        _not_ours(text, "document of its kind", problem)


def each(kind: type[T], text: str) -> tuple[T, ...]:
    """Return the values of a frozen kind whose fields a JSON list of objects holds.

    Raises:
        DamagedStoreError: as `document`.
    """
    with taken_apart(text):
        return tuple(kind(**one) for one in document(text, list))


def _not_ours(text: object, kind: str, problem: Exception | None, *, where: str = "") -> NoReturn:
    """What copydesk never writes: a restored backup that somebody changed, or a value typed in by hand.

    Raises:
        DamagedStoreError: always.
    """
    shown = log_line(str(text)[:_SHOWN])
    what = f"a value in the desk's database is no {kind}, and nothing that copydesk wrote: {shown!r}"
    do = "keep the file, and bring a good backup back: copydesk restore"
    raise DamagedStoreError(what, where=log_line(where), do=do) from problem

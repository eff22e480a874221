"""Ghost's export (Settings > Export): one JSON document, its tables as lists of rows. Versions 0.x to 5.

    {"db": [{"meta": {"exported_on", "version"}, "data": {"posts": [...], "tags": [...], "posts_tags": [...]}}]}

Oldest files have `meta` and `data` at the top. A time is RFC 3339, in old versions milliseconds since 1970. `html` is
what Ghost shows; `__GHOST_URL__` in it is the blog's address. A post stands at /slug/ unless the blog routes otherwise.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html import escape

from pipeline import text
from pipeline.archive.importers import keys
from pipeline.archive.importers.found import Found, LeftOut, Thing
from pipeline.archive.importers.moments import moment
from pipeline.errors import UnreadableError
from pipeline.read import decode

MOST_BYTES = 256_000_000  # all tables of one blog; the words of 20,000 posts, three times over
_Row = Mapping[str, object]
_SHOWN = frozenset({"published", "sent"})  # sent: by mail only
_INTERNAL = "#"  # a tag that no reader sees begins so
_HOME = "__GHOST_URL__"
_BEGINS = re.compile(rb'\{\s*"(?:db|meta|data)"\s*:')


def is_one(opening: bytes) -> bool:
    """Say whether a file that begins like this is Ghost's."""
    return _BEGINS.match(opening) is not None and b'"exported_on"' in opening


def things(body: bytes, *, home: str, where: str) -> Iterator[Thing]:
    """Yield the posts and what is left out of an export, in its order.

    Args:
        body: The file.
        home: The blog's address, which the export does not hold; "" = not known.
        where: The file, for messages.

    Raises:
        UnreadableError: it is no such export, or broke off.
    """
    data = _data(body, where)
    names = {_said(row, "id"): _said(row, "name") for row in _rows(data, "tags")}
    labels: dict[str, list[str]] = {}
    for row in sorted(_rows(data, "posts_tags"), key=lambda row: _number(row, "sort_order")):
        labels.setdefault(_said(row, "post_id"), []).append(names.get(_said(row, "tag_id"), ""))
    for row in _rows(data, "posts"):
        why = _left_out(row)
        yield LeftOut(what=why) if why else _post(row, labels.get(_said(row, "id"), []), home)


def _data(body: bytes, where: str) -> _Row:
    try:
        tree = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as problem:
        do = "export it anew in Ghost; a download may have broken off"
        raise UnreadableError(f"the file is no JSON: {problem}", where=where, do=do) from problem
    databases = tree.get("db") if isinstance(tree, dict) else None
    held = databases[0] if isinstance(databases, list) and databases else tree
    data = held.get("data") if isinstance(held, dict) else None
    if not isinstance(data, dict):
        raise UnreadableError("this is no export of Ghost", where=where, do="Ghost: Settings > Import/Export > Export")
    return data


def _left_out(row: _Row) -> str:
    status = _said(row, "status")
    if _said(row, "type") == "page" or _said(row, "page") in ("1", "True"):
        return "pages"
    if status not in _SHOWN:
        return "drafts" if status == "draft" else f"posts that are {text.log_line(status[:40])}"
    return "" if _said(row, "slug") else "posts without an address"


def _post(row: _Row, labels: list[str], home: str) -> Found:
    url = f"{home.rstrip('/')}/{_said(row, 'slug')}/"
    words = "".join(f"<p>{escape(part)}</p>" for part in _said(row, "plaintext").split("\n\n") if part.strip())
    shown = (text.plain(label) for label in labels if label and not label.startswith(_INTERNAL))
    return Found(
        keys=keys.of(url=url),
        url=url if home else "",
        title=text.plain(_said(row, "title")),
        published=_time(row, "published_at"),
        updated=_time(row, "updated_at"),
        labels=tuple(dict.fromkeys(filter(None, shown))),
        html=(_said(row, "html") or words).replace(_HOME, home.rstrip("/")),
    )


def _rows(data: _Row, table: str) -> list[_Row]:
    rows = data.get(table)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _said(row: _Row, key: str) -> str:
    value = row.get(key)
    return "" if value is None else decode.without_controls(str(value))


def _number(row: _Row, key: str) -> int:
    value = row.get(key)
    return value if isinstance(value, int) else 0


def _time(row: _Row, key: str) -> datetime | None:
    value = row.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value / 1000, UTC)
        except (ValueError, OverflowError, OSError):
            return None
    return moment(_said(row, key))

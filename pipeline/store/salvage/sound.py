"""Is a row of a damaged file what it was? Random bytes that SQLite takes for text must not become a post."""

import json
from collections.abc import Mapping
from typing import Any

from pipeline.errors import CopydeskError
from pipeline.house import roundups
from pipeline.store.rows import moment
from pipeline.store.salvage.tables import Table

_ROUNDUP = "roundup"
# Columns that hold JSON wherever they stand; `why` and `article` do so in one table each.
_JSON = frozenset({"offers", "checks", "touched", "changed", "holds", "meant", "content", "authors"})
_JSON_OF = {"revisions": "why", "articles": "article"}


def is_sound(values: Mapping[str, Any], table: Table) -> bool:
    """Return whether a row's identity is there, its times are times, and its documents are such."""
    named = {name for same in table.same[:1] for name in same}
    if any(name in values and values[name] is None for name in named):
        return False
    return all(_is_sound(name, value, table) for name, value in values.items() if value is not None)


def _is_sound(name: str, value: Any, table: Table) -> bool:  # noqa: ANN401  whatever a column holds
    try:
        if name == "at" or name.endswith("_at"):
            moment(value)
        elif name == _ROUNDUP:
            roundups.from_json(json.loads(value), where="a replaced database")
        elif name in _JSON or _JSON_OF.get(table.name) == name:
            json.loads(value)
    except (ValueError, TypeError, RecursionError, CopydeskError):
        return False
    return not isinstance(value, str) or "\0" not in value

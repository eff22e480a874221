"""The fields of a draft that an editor works on one by one, each with a version. Pure.

A version is a digest of the field's value, not a counter: two editors who wrote the same agree, an undone change is the
old version again, and nothing has to be kept beside the text.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from pipeline.errors import UsageError
from pipeline.house import roundups
from pipeline.news import Roundup

FIELDS = ("title", "lead", "excerpt", "comment", "list", "media", "labels", "format", "notices")
# What a run may change in a draft that nobody owns; the rest is the editor's alone.
FRESHENED = ("title", "lead", "excerpt", "list")
_VERSION_DIGITS = 12
_KEYS = {
    "comment": "comment",
    "list": "sections",
    "media": "media",
    "labels": "labels",
    "format": "format",
    "notices": "notices",
}


def value(roundup: Roundup, field: str) -> Any:  # noqa: ANN401  JSON
    """Return a field's value as JSON: title with its update mark, lead without its excerpt, list as sections.

    Raises:
        UsageError: there is no such field.
    """
    post = roundups.to_json(roundup)
    if field == "title":
        return [post["title"], post["update"]]
    lead = post["lead"]
    if field == "lead":
        return {key: part for key, part in lead.items() if key != "excerpt"} if isinstance(lead, dict) else None
    if field == "excerpt":
        return lead["excerpt"] if isinstance(lead, dict) else []
    return post.get(_key(field), [])  # a post without notices has no such key


def put(roundup: Roundup, field: str, new: Any) -> Roundup:  # noqa: ANN401  JSON
    """Return the roundup with a field set to what `value` returns; without a lead there is no excerpt.

    Raises:
        UsageError: there is no such field.
    """
    post = roundups.to_json(roundup)
    lead = post["lead"]
    if field == "title":
        post["title"], post["update"] = new
    elif field == "lead":
        post["lead"] = {**new, "excerpt": lead["excerpt"] if isinstance(lead, dict) else []} if new else None
    elif field == "excerpt":
        post["lead"] = {**lead, "excerpt": new} if isinstance(lead, dict) else None
    else:
        post[_key(field)] = new
    return roundups.from_json(post)


def version(roundup: Roundup, field: str) -> str:
    """Return the version of a field, or with `all` of the whole post: 12 hexadecimal digits of its SHA-256."""
    said = roundups.to_json(roundup) if field == "all" else value(roundup, field)
    packed = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()[:_VERSION_DIGITS]


def versions(roundup: Roundup) -> Mapping[str, str]:
    """Return the version of every field, and of `all`."""
    return {field: version(roundup, field) for field in (*FIELDS, "all")}


def changed(before: Roundup, after: Roundup) -> tuple[str, ...]:
    """Return the fields in which two posts differ, in the order of `FIELDS`."""
    return tuple(field for field in FIELDS if value(before, field) != value(after, field))


def copied(into: Roundup, source: Roundup, names: tuple[str, ...]) -> Roundup:
    """Return `into` with these fields as `source` has them; what is no field (a draft's state) is passed over."""
    for field in sorted(set(names) & set(FIELDS), key=FIELDS.index):
        into = put(into, field, value(source, field))
    return into


def _key(field: str) -> str:
    if field not in _KEYS:
        raise UsageError(f"a draft has no field {field!r}", do=f"fields are {', '.join(FIELDS)}")
    return _KEYS[field]

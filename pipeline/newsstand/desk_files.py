"""The files of a desk that reads the newsstand: copydesk.toml as shipped, outlets.toml with the server's address."""

import json
from collections.abc import Iterator, Mapping

from pipeline.newsstand.newsroom import COPY, Newsroom, all_newsrooms

_HEAD = "# Invented for the copydesk demo: none of these newsrooms, families and countries exists.\n"


def desk_files(address: str) -> Mapping[str, str]:
    """Return the text of `copydesk.toml` and `outlets.toml` of a desk whose outlets stand at `address`."""
    entries = "\n".join("\n".join(_entry(room, address)) + "\n" for room in all_newsrooms())
    return {
        "copydesk.toml": (COPY / "copydesk.toml").read_text(encoding="utf-8"),
        "outlets.toml": f"{_HEAD}\n{entries}",
    }


def _entry(room: Newsroom, address: str) -> Iterator[str]:
    """The lines of an entry. No `hosts`: every newsroom stands at the same one, so none may claim it."""
    facts: dict[str, object] = {
        "name": room.name,
        "aliases": list(room.aliases),
        "family": room.family,
        "country": room.country,
        "language": room.language,
        "state": room.state,
        "agency": room.agency,
        "feeds": [address + room.feed_path],
        "tags": list(room.tags),
        "enabled": room.enabled,
    }
    yield "[[outlet]]"
    for key, value in facts.items():
        if value not in ("", []):
            # A JSON string, list or truth value is also a TOML one (TOML 1.0, basic strings).
            yield f"{key} = {json.dumps(value, ensure_ascii=False)}"

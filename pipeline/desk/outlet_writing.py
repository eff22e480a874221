"""Write entries into the desk's outlets.toml: what is there stays byte for byte, comments and layout included.

A new entry goes to the end; a changed one has its keys set where it stands. The file is checked whole, as it will be
read, before it is replaced at once; the one before stays beside it as outlets.toml.before.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import Table

from pipeline import plain_files
from pipeline.desk.opening import Desk
from pipeline.desk.toml import pieces
from pipeline.errors import RegistryError, UsageError
from pipeline.outlets import Registry, desk_list
from pipeline.outlets.facts import Facts
from pipeline.outlets.names import key
from pipeline.outlets.toml_text import BrokenTomlError, text_of, tree_of
from pipeline.store.database import writing
from pipeline.toml_lines import lines
from pipeline.whole_files import put_all

FILE = "outlets.toml"
BEFORE = f"{FILE}.before"
_HEADER = re.compile(r"(?m)^\s*\[\[\s*outlet\s*\]\]")
_DO = "change it in a text editor; docs/outlets.md has the shape of an entry"


def write(desk: Desk, entries: Sequence[Facts]) -> Registry:
    """Set these facts in the entries of their names, new ones at the end; return the registry that the file makes.

    Two that write at once take turns by the desk's own write lock.

    Raises:
        RegistryError: the file could not be read then, or cannot be read now; nothing was written.
        UsageError: an entry is written in a way that cannot be changed piece by piece; nothing was written.
    """
    path = desk.folder / FILE
    with writing(desk.db):
        raw = plain_files.read(path) if path.exists() else b""
        text = laid(_text(path, raw), entries)
        registry = desk_list.read(text.replace("\r\n", "\n"), path, builtin=desk.settings.registry.builtin)
        like = path if path.exists() else desk.folder / "copydesk.toml"
        new = (BOM_UTF8 if raw.startswith(BOM_UTF8) else b"") + text.encode("utf-8")
        before = {desk.folder / BEFORE: raw} if raw else {}
        put_all({**before, path: new}, mode=like.stat().st_mode & 0o777)
    return registry


def laid(text: str, entries: Sequence[Facts]) -> str:
    """Return the text of an outlets.toml with these entries laid over it.

    Raises:
        UsageError: as `write`.
    """
    places = _places(text)
    new = [facts for facts in entries if key(str(facts["name"])) not in places]
    changed = {places[name]: facts for facts in entries if (name := key(str(facts["name"]))) in places}
    if changed:
        head, *parts = _parts(text, len(places))
        text = head + "".join(
            _set(part, changed[number]) if number in changed else part for number, part in enumerate(parts)
        )
    if not new:
        return text
    return pieces.added(text, "\n".join(_block(facts) for facts in new), after=None)


def _text(path: Path, raw: bytes) -> str:
    try:
        return raw.removeprefix(BOM_UTF8).decode("utf-8") if text_of(raw) else ""
    except BrokenTomlError as broken:
        what = "the file is not UTF-8 text"
        raise RegistryError(what, where=f"{path} line {broken.line}", do="save it as UTF-8 in your editor") from broken


def _places(text: str) -> Mapping[str, int]:
    """Return the number of each entry of the file by its name's key."""
    try:
        found = tree_of(text.replace("\r\n", "\n")).get("outlet", [])
    except BrokenTomlError as broken:
        raise RegistryError(f"this is not TOML: {broken}", where=f"{FILE} line {broken.line}", do=_DO) from broken
    if found and not _HEADER.search(text):
        raise UsageError("its entries are one list in brackets, to which none can be added", where=FILE, do=_DO)
    return {key(str(entry.get("name", ""))): number for number, entry in enumerate(found)}


def _parts(text: str, count: int) -> list[str]:
    """Cut the text before each [[outlet]]: a large file is not read anew for every entry that changes."""
    found = lines(text)
    kept = re.split(r"(?<=\n)", text)
    starts = [found[("outlet", number)] - 1 for number in range(count)]
    return ["".join(kept[start:end]) for start, end in zip([0, *starts], [*starts, len(kept)], strict=True)]


def _set(part: str, facts: Facts) -> str:
    def change(table: Table) -> None:
        for name, value in facts.items():
            if isinstance(value, list) and all(isinstance(one, str) for one in value):
                pieces.set_list(table, name, value)
            elif table.get(name) != value:
                table[name] = _item(value)

    try:
        return pieces.changed(part, ("outlet", 0), change)
    except UsageError as problem:
        what = f"the entry of {facts['name']} is written in a way that cannot be changed without touching the rest"
        raise UsageError(what, where=FILE, do=_DO) from problem


def _block(facts: Facts) -> str:
    table = tomlkit.table()
    for name, value in facts.items():
        table.add(name, _item(value))
    return f"[[outlet]]\n{table.as_string()}"


def _item(value: object) -> Any:  # noqa: ANN401  tomlkit's own items
    """Tables in a list stand in braces, so that an entry stays one table."""
    if isinstance(value, Mapping):
        table = tomlkit.inline_table()
        table.update(value)
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        array.extend(_item(one) for one in value)
        return array.multiline(len(str(value)) > 100)
    return tomlkit.item(value)

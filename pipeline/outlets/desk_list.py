"""The desk's outlets.toml over the shipped registry: it adds an outlet, or changes one by name (docs/outlets.md)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from pipeline import curled, machine, plain_files
from pipeline.errors import RegistryError
from pipeline.news import Outlet
from pipeline.outlets.entry import facts_of, outlet_of
from pipeline.outlets.names import key, nearest
from pipeline.outlets.registry import Registry
from pipeline.outlets.shipped_list import shipped
from pipeline.outlets.toml_text import BrokenTomlError, text_of, tree_of
from pipeline.outlets.values import RefusedValueError
from pipeline.toml_lines import KeyPath, line_at


def load(path: Path | None, *, builtin: bool = True) -> Registry:
    """Return the registry of a desk: the shipped outlets (`builtin`), with those of `path` changed or added.

    A changed outlet keeps its place, new ones follow in the order of the file. A file that is not there is an
    empty one: a desk need not have it. One that cannot be reached may hold what must not be asked, or not be quoted.

    Raises:
        RegistryError: TOML that cannot be read, an unknown key, a wrong type, an address that cannot be asked,
            or two entries for one outlet; with file, line and key.
    """
    if path is None or plain_files.surely_none(path):
        return _base(builtin)
    return read(_text_of(path), path, builtin=builtin)


def read(text: str, path: Path, *, builtin: bool = True) -> Registry:
    """Return the registry that `load` would make if `text` stood in the file at `path`.

    Raises:
        RegistryError: as `load`.
    """
    base = _base(builtin)
    entries = _entries(path, text)
    try:
        return _over(base, entries)
    except RefusedValueError as refused:
        line = line_at(text, ("outlet", *refused.path))
        raise RegistryError(refused.what, where=f"{path} line {line}", do=refused.do) from refused


def _base(builtin: bool) -> Registry:
    return shipped() if builtin else Registry(outlets=())


def _text_of(path: Path) -> str:
    try:
        return text_of(plain_files.read(path))
    except OSError as error:
        if explained := machine.failing(error, path):
            raise explained from error
        do = "make it a file that you may read"
        raise RegistryError(f"the file cannot be read: {error.strerror}", where=str(path), do=do) from error
    except BrokenTomlError as broken:
        _refuse(path, broken.line, "the file is not UTF-8 text", "save it as UTF-8 in your editor", broken)


def _entries(path: Path, text: str) -> list[dict[str, object]]:
    try:
        document = tree_of(text)
    except BrokenTomlError as broken:
        do = curled.cure(text, broken.line, otherwise="see docs/outlets.md for the shape of an entry")
        _refuse(path, broken.line, f"this is not TOML: {broken}", do, broken)
    for name in document:
        if name != "outlet":
            near = "did you mean [[outlet]]? " if nearest(name, ["outlet"]) else ""
            _refuse(path, line_at(text, (name,)), f"unknown key {name!r}", f"{near}Every entry begins with [[outlet]]")
    entries = document.get("outlet", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        _refuse(path, line_at(text, ("outlet",)), "outlet must be a list of tables", "write [[outlet]], two brackets")
    return entries


def _refuse(path: Path, line: int, what: str, do: str, cause: Exception | None = None) -> NoReturn:
    raise RegistryError(what, where=f"{path} line {line}", do=do) from cause


def _over(base: Registry, entries: list[dict[str, object]]) -> Registry:
    """Lay `entries` over `base`; a RefusedValueError's path begins with the number of its entry."""
    outlets = {outlet.name: outlet for outlet in base.outlets}
    changed: dict[str, int] = {}
    read: list[tuple[str, Mapping[str, Any]]] = []
    for number, entry in enumerate(entries):
        facts = _numbered(number, entry)
        known = _changes(base, facts)
        place = known.name if known else key(facts["name"])
        _one_entry_each(changed, place, number, facts["name"])
        outlets[place] = outlet_of(facts, known)
        read.append((place, facts))
    _aliases_name_no_other(outlets, read)
    return Registry(outlets=tuple(outlets.values()))


def _numbered(number: int, entry: dict[str, object]) -> dict[str, Any]:
    try:
        return facts_of(entry)
    except RefusedValueError as refused:
        raise _at(number, refused.path, refused.what, refused.do) from refused


def _at(number: int, path: KeyPath, what: str, do: str) -> RefusedValueError:
    return RefusedValueError((number, *path), what, do)


def _changes(base: Registry, facts: Mapping[str, Any]) -> Outlet | None:
    """Which shipped outlet an entry changes.

    One that only bears the entry's name as an alias is another outlet when the entry has hosts, none of them its.
    """
    known = base.named(facts["name"])
    if known is None or key(known.name) == key(facts["name"]) or not facts.get("hosts"):
        return known
    return known if any(base.at(host) == known for host in facts["hosts"]) else None


def _one_entry_each(changed: dict[str, int], place: str, number: int, name: str) -> None:
    if place in changed:
        what = f"two entries for {name}: this is number {number + 1}, the first is number {changed[place] + 1}"
        raise _at(number, ("name",), what, "join them into one [[outlet]]")
    changed[place] = number


def _aliases_name_no_other(outlets: Mapping[str, Outlet], read: list[tuple[str, Mapping[str, Any]]]) -> None:
    names = {key(outlet.name): place for place, outlet in outlets.items()}
    for number, (place, facts) in enumerate(read):
        if names[key(facts["name"])] != place:
            raise _at(number, ("name",), f"{facts['name']!r} is two outlets' name", "call one of them otherwise")
        for alias in facts.get("aliases", ()):
            if names.get(key(alias), place) != place:
                raise _at(number, ("aliases",), f"the alias {alias!r} is another outlet's name", "leave it out")

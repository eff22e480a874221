"""Topics and a few other settings written from the review page into copydesk.toml, its comments and order kept.

Every verb takes `seen`, the digest of the file that the form was made from (`toml.file.present`): a file that is
another now is left as it is.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

import tomlkit
from tomlkit.items import Table

from pipeline.desk.opening import Desk
from pipeline.desk.toml import file, lists, pieces
from pipeline.desk.toml.file import Written
from pipeline.errors import NotFoundError, SettingsError
from pipeline.news import Topic
from pipeline.settings.file import NAME

_LISTS = ("any", "all", "exclude", "muted")


def change_topic(desk: Desk, environ: Mapping[str, str], topic: Topic, *, seen: str) -> None:
    """Write what differs of the topic of this name; keys that stay as they are keep their very spelling.

    Raises:
        NotFoundError: the file has no such topic.
        StaleError, SettingsError, UsageError: see `toml.file.rewrite`; nothing was written.
    """
    number = _number(desk, topic.name)

    def change(before: Written) -> tuple[str, Mapping[str, Any]]:
        entry = before.tree["topic"][number]
        # A title that the name alone gives is not written.
        wanted = _entry(topic, entry, untitled="" if "title" in entry else desk.topic(topic.name).title)
        text = pieces.changed(before.text, ("topic", number), lambda table: _fill(table, entry, wanted))
        tree = deepcopy(before.tree)
        tree["topic"][number] = wanted
        return text, tree

    file.rewrite(desk, environ, seen=seen, change=change, path=("topic",))


def add_topic(desk: Desk, environ: Mapping[str, str], topic: Topic, *, seen: str) -> None:
    """Write a new topic behind the last one.

    Raises:
        StaleError, SettingsError, UsageError: see `toml.file.rewrite`; a name that is taken is a SettingsError.
    """

    def change(before: Written) -> tuple[str, Mapping[str, Any]]:
        known = len(before.tree.get("topic", []))
        entry = _entry(topic, {}, untitled="")
        after = ("topic", known - 1) if known else None
        tree = deepcopy(before.tree)
        tree.setdefault("topic", []).append(entry)
        return pieces.added(before.text, _table(entry), after=after), tree

    file.rewrite(desk, environ, seen=seen, change=change, path=("topic",))


def remove_topic(desk: Desk, environ: Mapping[str, str], name: str, *, seen: str) -> None:
    """Take a topic out of the file; the file before stays beside it (`toml.file.put_back`).

    Raises:
        NotFoundError: the file has no such topic.
        StaleError, SettingsError, UsageError: see `toml.file.rewrite`; nothing was written.
    """
    number = _number(desk, name)

    def change(before: Written) -> tuple[str, Mapping[str, Any]]:
        tree = deepcopy(before.tree)
        del tree["topic"][number]
        if not tree["topic"]:
            del tree["topic"]
        return pieces.removed(before.text, ("topic", number)), tree

    file.rewrite(desk, environ, seen=seen, change=change, path=("topic",))


def removed_last(desk: Desk, name: str) -> bool:
    """Return whether the last change took this topic out: the file has it no more, and "Put it back" would bring it."""
    now, before = file.present(desk.folder).tree, file.put_aside(desk.folder)
    return _place(now, name) is None and _place(before, name) is not None


def change_table(
    desk: Desk, environ: Mapping[str, str], table: str, values: Mapping[str, str | bool], *, seen: str
) -> None:
    """Write these keys of a table such as `blog`; a table that is not there yet is added at the end.

    Raises:
        StaleError, SettingsError, UsageError: see `toml.file.rewrite`; nothing was written.
    """

    def change(before: Written) -> tuple[str, Mapping[str, Any]]:
        tree = deepcopy(before.tree)
        there = table in tree
        tree.setdefault(table, {}).update(values)
        if there:
            return pieces.changed(before.text, (table,), lambda kept: kept.update(values)), tree
        return pieces.added(before.text, tomlkit.dumps({table: dict(values)}), after=None), tree

    file.rewrite(desk, environ, seen=seen, change=change, path=(table,))


def _number(desk: Desk, name: str) -> int:
    found = _place(file.present(desk.folder).tree, name)
    if found is None:
        do = "it was renamed or taken out meanwhile: look at the topics again"
        raise NotFoundError(f"no topic is called {name!r}", where=str(desk.folder / NAME), do=do)
    return found


def _place(tree: Mapping[str, Any], name: str) -> int | None:
    entries = tree.get("topic")
    listed = enumerate(entries if isinstance(entries, list) else ())
    return next((number for number, one in listed if isinstance(one, dict) and one.get("name") == name), None)


def _entry(topic: Topic, before: Mapping[str, Any], *, untitled: str) -> dict[str, Any]:
    """Return the topic as its table holds it: no key that is empty, but for a list that stands in the file already."""
    entry: dict[str, Any] = {"name": topic.name}
    if topic.title and topic.title != untitled:
        entry["title"] = topic.title
    for key in _LISTS:
        items = list(getattr(topic, key))
        if items or key in before:
            entry[key] = items
    if topic.until:
        # A day is written with or without quotes; as it stands in the file it stays.
        kept = before.get("until")
        entry["until"] = kept if str(kept) == topic.until else topic.until
    if topic.quiet_hours:
        entry["quiet_hours"] = topic.quiet_hours
    if topic.posts_a_day is not None:
        entry["posts_a_day"] = topic.posts_a_day
    if topic.sides:
        entry["sides"] = {side.name: list(side.members) for side in topic.sides}
        _refuse_sides([side.name for side in topic.sides])
    return entry


def _refuse_sides(names: Sequence[str]) -> None:
    """Refuse what a table of the file cannot hold: a name twice, or none."""
    if "" in names:
        raise SettingsError("a side has outlets and no name", where=NAME, do="name it, or empty both fields")
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise SettingsError(f"two sides are called {twice[0]!r}", where=NAME, do="put their outlets on one of them")


def _fill(table: Table, before: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    for key in before:
        if key not in wanted:
            del table[key]
    for key, value in wanted.items():
        if key == "sides":
            _fill_sides(table, before.get(key), value)
        elif before.get(key) != value:
            _set(table, key, value)


def _fill_sides(table: Table, before: Mapping[str, Any] | None, wanted: Mapping[str, Sequence[str]]) -> None:
    before = dict(before or {})
    if before and before != wanted and isinstance(table["sides"], Table) and table["sides"].is_super_table():
        # Written as `sides.west = [...]`: tomlkit puts a further one on the line of the last.
        del table["sides"]
        before = {}
    if "sides" not in table:
        table["sides"] = tomlkit.table()
    sides: Any = table["sides"]
    for name in before:
        if name not in wanted:
            del sides[name]
    for name, members in wanted.items():
        if before.get(name) != members:
            pieces.set_list(sides, name, members)


def _set(table: Table, key: str, value: str | int | Sequence[str]) -> None:
    if isinstance(value, str | int):
        table[key] = value
    else:
        pieces.set_list(table, key, value)


def _table(entry: Mapping[str, Any]) -> str:
    """Return a new topic as TOML."""
    sides = entry.get("sides", {})
    lines = ["[[topic]]"]
    for key, value in entry.items():
        if key != "sides":
            lines.append(f"{key} = {_value(value)}")
    if sides:
        lines.append("[topic.sides]")
    lines += [f"{_key(name)} = {_value(members)}" for name, members in sides.items()]
    return "\n".join(lines)


def _value(value: str | int | Sequence[str]) -> str:
    if isinstance(value, int):
        return str(value)
    return tomlkit.string(value).as_string() if isinstance(value, str) else lists.rewritten("", value)


def _key(name: str) -> str:
    return tomlkit.key(name).as_string()

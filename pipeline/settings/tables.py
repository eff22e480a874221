"""Check one table of settings key by key: known keys, values that follow their rule."""

from collections.abc import Mapping
from typing import Any

from pipeline.settings.places import Places, dotted, nearest, shown
from pipeline.settings.rules import Rule
from pipeline.toml_lines import KeyPath


def table(value: object, path: KeyPath, places: Places) -> dict[str, Any]:
    """Return `value`, which must be a table."""
    if not isinstance(value, dict):
        name = dotted(path)
        raise places.error(
            path, f"{name} must be a table, not {shown(value)}", do=f"write [{name}] on a line of its own"
        )
    return value


def fill(written: Mapping[str, Any], rules: Mapping[str, Rule], path: KeyPath, places: Places) -> dict[str, Any]:
    """Return the keys of the table at `path` with their frozen values, each checked by its rule."""
    for key in written:
        if key not in rules:
            raise places.unknown((*path, key), rules)
    return {key: take(value, rules[key], (*path, key), places) for key, value in written.items()}


def take(value: object, rule: Rule, path: KeyPath, places: Places) -> object:
    """Return the frozen value of the key at `path`, or raise what it must be instead."""
    if not rule.accepts(value):
        near = nearest(value, rule.known()) if isinstance(value, str) else ""
        hint = f"; did you mean {near}?" if near else ""
        instead = "what stands there" if rule.hidden else shown(value)
        do = f'write "{near}"' if near else "docs/settings.md has an example of every key"
        raise places.error(path, f"{dotted(path)} must be {rule.words}, not {instead}{hint}", do=do)
    if rule.item and isinstance(value, list):
        value = [take(item, rule.item, (*path, index), places) for index, item in enumerate(value)]
    return rule.makes(value)

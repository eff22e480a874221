"""Lay the `COPYDESK_*` variables over copydesk.toml: COPYDESK_GATHER__TIMEOUT_SECONDS=2 is gather.timeout_seconds."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.errors import SettingsError
from pipeline.settings.keys import CHANNEL, SECTIONS, variable
from pipeline.settings.places import nearest
from pipeline.settings.rules import Rule
from pipeline.toml_lines import KeyPath

_PREFIX = "COPYDESK_"

# Read by the command line itself: which folder is the desk, and what stands for the clock.
BESIDE_SETTINGS = ("COPYDESK_DESK", "COPYDESK_AS_OF")


def lay_over(tree: dict[str, Any], environ: Mapping[str, str]) -> dict[KeyPath, str]:
    """Write the variables into the `tree` of copydesk.toml, and return by path the variable that set it.

    A list is written as JSON. A value that cannot be read stays text, for the check to refuse it in one wording.

    Raises:
        SettingsError: A COPYDESK_ variable sets no key; the nearest one is named.
    """
    written = tree.get("publish")
    channels = {variable(name): name for name in written} if isinstance(written, dict) else {}
    variables: dict[KeyPath, str] = {}
    for name, raw in environ.items():
        if not name.startswith(_PREFIX) or name in BESIDE_SETTINGS:
            continue
        path, rule = _resolved(name, channels)
        variables[path] = name
        _place(tree, path, _value(raw, rule))
    return variables


def _resolved(name: str, channels: Mapping[str, str]) -> tuple[tuple[str, ...], Rule | None]:
    """Return the path that the variable `name` sets and the rule of its value (None = a secret, plain text)."""
    match name.removeprefix(_PREFIX).lower().split("__"):
        case [section, key] if key in SECTIONS.get(section, ()):
            return (section, key), SECTIONS[section][key]
        case ["publish", channel, key] if channel and (key in CHANNEL or key == "secret"):
            return ("publish", channels.get(variable(channel), channel), key), CHANNEL.get(key)
        case parts:
            # Without the prefix, which makes all of them look alike.
            near = nearest("__".join(parts), (other.removeprefix(_PREFIX) for other in _names(channels.values())))
            raise SettingsError(
                f"{name}: unknown key {'.'.join(parts)}" + (f"; did you mean {_PREFIX}{near}?" if near else ""),
                where="the environment",
                do="docs/settings.md lists every key; topics are written in copydesk.toml only",
            )


def _names(channels: Iterable[str]) -> Iterator[str]:
    yield from BESIDE_SETTINGS
    for section, known in SECTIONS.items():
        yield from (variable(section, key) for key in known)
    for channel in channels:
        yield from (variable("publish", channel, key) for key in (*CHANNEL, "secret"))


def _value(raw: str, rule: Rule | None) -> object:
    try:
        return rule.reads(raw) if rule else raw
    except (ValueError, RecursionError):
        return raw


def _place(tree: dict[str, Any], path: tuple[str, ...], value: object) -> None:
    *tables, key = path
    inner: object = tree
    for name in tables:
        inner = inner.setdefault(name, {}) if isinstance(inner, dict) else inner
    if isinstance(inner, dict):  # what is no table the check refuses, where the file has it
        inner[key] = value

"""The [publish.NAME] tables as channels, each with its secret when it has one."""

import re
from pathlib import Path as Folder
from typing import Any

from pipeline.settings.keys import CHANNEL, variable
from pipeline.settings.places import Places, nearest
from pipeline.settings.secret import Secret, kept
from pipeline.settings.tables import fill, table
from pipeline.settings.values import Channel
from pipeline.toml_lines import KeyPath

# What a kind cannot do without; the others have defaults.
NEEDS = {
    "markdown": ("folder",),
    "blogger": ("blog_id",),
    "wordpress": ("url", "user"),
    "email": ("host", "sender", "to"),
}

# The name is part of a variable and of a file's path; a double underscore would part the variable elsewhere.
_NAME = re.compile(r"[A-Za-z0-9]+([-_][A-Za-z0-9]+)*")
# The review page keeps its own password, key and token in the secrets folder under these names.
_TAKEN = ("review", "review-key", "metrics")


def channels(written: object, places: Places, desk: Folder) -> tuple[Channel, ...]:
    """Return the channels in the order of the file, then those that only variables name.

    Raises:
        SettingsError: A key or value cannot be used, a kind misses a key, or a secret stands where others read it.
    """
    entries = table(written, ("publish",), places)
    found: dict[str, Channel] = {}
    for name, entry in entries.items():
        path: KeyPath = ("publish", name)
        _refuse_name(name, found, path, places)
        found[variable(name)] = _channel(name, dict(table(entry, path, places)), path, places, desk, list(entries))
    return tuple(found.values())


def _refuse_name(name: str, earlier: dict[str, Channel], path: KeyPath, places: Places) -> None:
    if not _NAME.fullmatch(name):
        raise places.error(path, f'publish."{name}" must be named by letters, digits, - and _', do="[publish.blog]")
    if name.lower() in _TAKEN:
        raise places.error(path, f"publish.{name} is a name of the review page's", do="choose another name")
    if variable(name) in earlier:
        other = earlier[variable(name)].name
        raise places.error(path, f"publish.{name} has the variables of publish.{other}", do="choose another name")


def _channel(
    name: str, entry: dict[str, Any], path: KeyPath, places: Places, desk: Folder, names: list[str]
) -> Channel:
    secret = _secret(name, entry, path, places, desk)
    channel = Channel(name=name, **fill(entry, CHANNEL, path, places), secret=secret)
    if not channel.kind:
        near = nearest(name, [other for other in names if other != name])
        hint = f"; did you mean publish.{near}?" if near else ""
        raise places.error(path, f"publish.{name} has no kind{hint}", do='add a line such as kind = "markdown"')
    for key in NEEDS[channel.kind]:
        if not getattr(channel, key):
            do = f"add the line {key} = ... below [publish.{name}]; docs/publish.md shows the set-up of each kind"
            raise places.error(path, f"publish.{name} has no {key}, which kind {channel.kind} needs", do=do)
    return channel


def _secret(name: str, entry: dict[str, Any], path: KeyPath, places: Places, desk: Folder) -> Secret | None:
    """Take the secret out of `entry`: from its variable, else from the desk's secrets folder."""
    in_entry = "secret" in entry
    words = entry.pop("secret", "")
    if in_entry and (*path, "secret") not in places.variables:
        raise places.error(
            (*path, "secret"),
            f"publish.{name}.secret must not stand in {places.file.name}",
            do=f"move it to secrets/{name} (chmod 600) or to {variable('publish', name, 'secret')}",
        )
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:  # bytes of a variable in another encoding (PEP 383), as no request can carry them
        what, do = f"publish.{name}.secret is not UTF-8 text", f"write it as UTF-8, or into secrets/{name} (chmod 600)"
        raise places.error((*path, "secret"), what, do=do) from None
    return Secret(words.strip()) if words.strip() else kept(desk, name)

"""copydesk.toml and the `COPYDESK_*` variables, checked and frozen: the one place where settings are read.

The environment wins over the file, the file over the defaults. Every key is in docs/settings.md. No stage ever sees
`Settings`: the desk hands it the few values it needs. Checked without pydantic, whose import alone takes 0.7 s cold
where all of this takes 0.1 s, at every tick of cron.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.settings.check import checked
from pipeline.settings.environment import lay_over
from pipeline.settings.file import NAME, read
from pipeline.settings.keys import keys
from pipeline.settings.places import Places
from pipeline.settings.secret import Secret
from pipeline.settings.secret import keep as keep_secret
from pipeline.settings.secret import kept as kept_secret
from pipeline.settings.values import (
    WEIGHTS,
    Blog,
    Channel,
    Gathering,
    Preflight,
    Ranking,
    Reviewing,
    Settings,
    Telling,
)

__all__ = [
    "WEIGHTS",
    "Blog",
    "Channel",
    "Gathering",
    "Preflight",
    "Ranking",
    "Reviewing",
    "Secret",
    "Settings",
    "Telling",
    "default",
    "keep_secret",
    "kept_secret",
    "keys",
    "load",
]


def load(desk: Path, environ: Mapping[str, str]) -> Settings:
    """Return the settings of the desk folder `desk` under the environment `environ`.

    Raises:
        SettingsError: There is no copydesk.toml, it cannot be read, or it or a variable holds a key or a value we
            cannot use; the message names file and line (or the variable), key, and the nearest valid key.
    """
    text, tree = read(desk)
    variables = lay_over(tree, environ)
    return checked(tree, Places(file=desk / "copydesk.toml", text=text, variables=variables), desk)


def default(environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of a command that needs no desk: what the environment says, else every key at its default.

    There is no topic and no channel: a channel's secret may lie in the environment for another desk.

    Raises:
        SettingsError: A variable holds a key or a value we cannot use.
    """
    tree: dict[str, Any] = {}
    variables = lay_over(tree, environ or {})
    tree.pop("publish", None)
    return checked(tree, Places(file=Path(NAME), variables=variables), Path())

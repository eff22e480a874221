"""A desk in a temporary folder, worked by the real command in a process of its own."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.news import Outlet
from tests import crawl_forge
from tests.answered import ROOT, Answered
from tests.forge import forge
from tests.processes import MARK

__all__ = ["ROOT", "Answered"]

SHARED = ROOT.parent / "shared"

SETTINGS = """
[blog]
name = "River Watch"
timezone = "UTC"

[registry]
builtin = false

[gather]
delay_seconds = 0
timeout_seconds = 3
allow_private_addresses = true
interval_minutes = 30

[[topic]]
name = "river"
title = "The Orrin"
any = ["orrin"]
"""


@dataclass(frozen=True, slots=True)
class DeskFolder:
    """A desk to work with, by its command only."""

    folder: Path

    def copydesk(self, *arguments: str, stdin: bytes | None = None, **environ: str) -> Answered:
        """Run `copydesk ARGUMENTS` on this desk and return what it did."""
        crawls = "" if MARK in environ else crawl_forge.lit()
        return forge().does(self.folder, *arguments, environ=environ, stdin=stdin or b"", crawls=crawls)

    def writes(self, name: str, text: str) -> None:
        """Put a file into the desk."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def reads_from(self, address: str, outlets: Sequence[Outlet], *, more: str = "") -> None:
        """List these outlets in outlets.toml, each with the feed `ADDRESS/NAME.xml`."""
        self.writes("outlets.toml", _entries(outlets, address) + more)

    def also_reads_from(self, address: str, outlets: Sequence[Outlet]) -> None:
        """List these outlets below those that outlets.toml lists already."""
        listed = (self.folder / "outlets.toml").read_text(encoding="utf-8")
        self.writes("outlets.toml", f"{listed}\n{_entries(outlets, address)}")

    def sets_gather(self, line: str) -> None:
        """Put a line into [gather] of copydesk.toml."""
        settings = (self.folder / "copydesk.toml").read_text(encoding="utf-8")
        assert "[gather]\n" in settings
        self.writes("copydesk.toml", settings.replace("[gather]\n", f"[gather]\n{line}\n"))


def feed_path(outlet: Outlet) -> str:
    """Return the path at which an outlet's feed is served."""
    return "/" + outlet.name.lower().replace(" ", "-") + ".xml"


def _entries(outlets: Sequence[Outlet], address: str) -> str:
    return "\n".join(_entry(outlet, address) for outlet in outlets)


def _entry(outlet: Outlet, address: str) -> str:
    lines = [
        "[[outlet]]",
        f"name = {json.dumps(outlet.name)}",
        f"hosts = {json.dumps(list(outlet.hosts))}",
        f'country = "{outlet.country}"',
        f'language = "{outlet.language}"',
        f'state = "{outlet.state}"',
        f"agency = {str(outlet.agency).lower()}",
        f'feeds = ["{address}{feed_path(outlet)}"]',
    ]
    if outlet.family:
        lines.append(f"family = {json.dumps(outlet.family)}")
    return "\n".join(lines) + "\n"

"""The gatherers of `bench/gather.py`, ours and others': how each is set up, called, and known to have done its work."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import gettempdir

from bench.gather_origin import NOON
from bench.peers_home import missing_from, python_of
from pipeline.store.database import connect

ROOT = Path(__file__).resolve().parents[1]
JOBS = 16
# reader 3 wants this feedparser, whose sgmllib3k is a package of its own.
_READER = ("reader==3.*", "feedparser==6.0.12", "sgmllib3k")
_READER_HOME = Path(gettempdir()) / "copydesk-bench-reader"
_READS = """
import sys
from reader import make_reader
reader = make_reader(sys.argv[1])
for url in sys.argv[3:]:
    reader.add_feed(url, exist_ok=True)
# Not only what is due by its own schedule.
failed = [result for result in reader.update_feeds_iter(scheduled=False, workers=int(sys.argv[2])) if result.error]
sys.exit(1 if failed else 0)
"""
_SETTINGS = """
[blog]
name = "Bench"
timezone = "UTC"
[registry]
builtin = false
[gather]
delay_seconds = 0
allow_private_addresses = true
interval_minutes = 30
concurrency = 16
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A gatherer in a folder of its own; each call gathers once. `missing` is why it is not here, "" = it is."""

    name: str
    folder: Path
    missing: str = ""

    def set_up(self, addresses: Sequence[str]) -> None:
        """Write its list of feeds."""
        self.folder.mkdir(parents=True)
        if self.name == "copydesk":
            outlets = (
                f'[[outlet]]\nname = "Paper {number}"\nhosts = ["paper{number}.example"]\nfeeds = ["{url}"]'
                for number, url in enumerate(addresses)
            )
            (self.folder / "outlets.toml").write_text("\n".join(outlets), encoding="utf-8")
            (self.folder / "copydesk.toml").write_text(_SETTINGS, encoding="utf-8")
        elif self.name == "sfeed":
            feeds = "\n".join(f'feed "{number}" "{url}"' for number, url in enumerate(addresses))
            text = f'sfeedpath="{self.folder}/feeds"\nmaxjobs={JOBS}\nfeeds() {{\n{feeds}\n}}\n'
            (self.folder / "sfeedrc").write_text(text, encoding="utf-8")
        elif self.name == "newsboat":
            (self.folder / "urls").write_text("\n".join(addresses) + "\n", encoding="utf-8")
            (self.folder / "config").write_text(f"reload-threads {JOBS}\n", encoding="utf-8")
        elif self.name == "rss2email":
            feeds = "\n".join(f"[feed.paper{number}]\nurl = {url}\n" for number, url in enumerate(addresses))
            text = f"[DEFAULT]\nto = editor@desk.example\n{feeds}"
            (self.folder / "rss2email.cfg").write_text(text, encoding="utf-8")

    def command(self, addresses: Sequence[str], hour: int) -> list[str]:
        """Return the command that gathers once; `hour` after noon stands for the clock, where there is one."""
        at = self.folder
        now = NOON + timedelta(hours=hour)
        python = str(python_of(_READER_HOME))
        return {
            "copydesk": [
                *(sys.executable, "-m", "pipeline.launch", "gather", "--desk", str(at)),
                f"--as-of={now:%Y-%m-%dT%H:%M:%SZ}",
            ],
            "sfeed": ["sfeed_update", str(at / "sfeedrc")],
            "newsboat": [
                *("newsboat", "-u", str(at / "urls"), "-c", str(at / "cache.db"), "-C", str(at / "config")),
                *("-x", "reload"),
            ],
            "rss2email": ["r2e", "-c", str(at / "rss2email.cfg"), "-d", str(at / "rss2email.json"), "run", "--no-send"],
            "reader": [python, "-c", _READS, str(at / "reader.sqlite"), str(JOBS), *addresses],
        }[self.name]

    @property
    def environ(self) -> dict[str, str]:
        """Its environment: a home of its own, and nothing of a desk's."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
        return {**kept, "HOME": str(self.folder), "PYTHONPATH": str(ROOT) if self.name == "copydesk" else ""}

    def holds(self) -> int:
        """Return how many items it has stored; a peer that failed has not been fast. rss2email stores what it saw."""
        if self.name == "sfeed":
            return sum(len(file.read_bytes().splitlines()) for file in (self.folder / "feeds").iterdir())
        if self.name == "rss2email":
            return (self.folder / "rss2email.json").read_text(encoding="utf-8").count('"hash":')
        if self.name == "copydesk":
            with closing(connect(self.folder / "desk.db")) as db:
                return int(db.execute("select count(*) from headlines").fetchone()[0])
        file, table = {"newsboat": ("cache.db", "rss_item"), "reader": ("reader.sqlite", "entries")}[self.name]
        with closing(sqlite3.connect(self.folder / file)) as db:
            return int(db.execute(f"select count(*) from {table}").fetchone()[0])  # a name of ours


def peers(folder: Path) -> list[Peer]:
    """Return all gatherers, ours first; what is not installed says so. reader is installed from PyPI, once."""
    programs = {"sfeed": "sfeed_update", "newsboat": "newsboat", "rss2email": "r2e"}
    found = [Peer("copydesk", folder / "copydesk")]
    for name, program in programs.items():
        missing = "" if shutil.which(program) else f"not installed: apt-get install {name}"
        found.append(Peer(name, folder / name, missing))
    return [*found, Peer("reader", folder / "reader", missing_from(_READER_HOME, _READER))]

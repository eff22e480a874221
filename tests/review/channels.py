"""Channels for the review page's desk: a folder of Markdown files, which is everywhere, and what stands in it."""

from pathlib import Path

from tests.review.conftest import Served

SITE = '\n[publish.site]\nkind = "markdown"\nfolder = "posts"\nslots = ["08:00", "20:30"]\n'
# Nobody listens at port 9 (discard) of this machine.
WORDPRESS = '\n[publish.far]\nkind = "wordpress"\nurl = "http://127.0.0.1:9"\nuser = "editor"\n'
MAIL = """
[publish.mail]
kind = "email"
host = "127.0.0.1"
port = 9
security = "none"
sender = "desk@river-watch.example"
to = "reader@river-watch.example"
"""
CANARY = "canary-7f3e-do-not-print"


def with_channels(served: Served, tables: str = SITE) -> None:
    """Give the desk these tables of channels."""
    file = served.desk.folder / "copydesk.toml"
    file.write_text(file.read_text(encoding="utf-8") + tables, encoding="utf-8")


def keeps_secret(served: Served, name: str, words: str = CANARY) -> None:
    """Put a secret into the desk's secrets folder, for its owner alone."""
    folder = served.desk.folder / "secrets"
    folder.mkdir(mode=0o700, exist_ok=True)
    file = folder / name
    file.write_text(words, encoding="utf-8")
    file.chmod(0o600)


def posts(served: Served) -> list[Path]:
    """The files that the channel `site` has written."""
    return sorted((served.desk.folder / "posts").rglob("*.md"))

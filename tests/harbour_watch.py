"""Harbour Watch: the settings of an invented blog, with two topics and two channels."""

from pathlib import Path

HARBOUR = """
[blog]
name = "Harbour Watch"
timezone = "America/Halifax"

[[topic]]
name = "fishing-rights"
title = "Fishing Rights"
any = ["cod*", "trawler"]
exclude = ["recipe"]
muted = ["Daily Gull"]
[topic.sides]
north = ["@country:IS", "Reykjavik Post"]
south = ["@country:GB"]

[[topic]]
name = "ferries"
all = ["ferry"]

[gather]
interval_minutes = 45
max_bytes = 2_000_000

[publish.log-book]
kind = "markdown"
folder = "posts"

[publish.blog]
kind = "wordpress"
url = "https://harbour.example"
user = "mara"
"""


def harbour_watch(folder: Path) -> Path:
    """Write its copydesk.toml into a folder, and return the folder."""
    (folder / "copydesk.toml").write_text(HARBOUR, encoding="utf-8")
    return folder

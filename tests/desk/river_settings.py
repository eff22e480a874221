"""A settings file full of comments, and the desk that has it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import desk as verbs
from pipeline.desk import Desk, topic_writing
from pipeline.desk.toml import file
from tests.cast import NOON

OURS = """# The desk of River Watch, by its editor.
[blog]
name = "River Watch" # as printed
timezone = "UTC"

[registry]
builtin = false

# ---- what we follow ----

[[topic]] # the quarrel
name = "river"   # never change this
any = [
    "orrin",     # the river
    # its old name
    'arrin*',
    "skerrow narrows"  # where the buoys are
]  # more to come
exclude = ["rowing"] # the club
# who stands where
[topic.sides]
north = ["Harbour Times", "@country:XA"] # upstream
south = ["Marl Herald"]

# the fleet is a topic of its own
[[topic]]
name = "fleet"
any = ["flotilla"]

# ---- how we gather ----
[gather]
contact = "editor@river.example" # ours
"""


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with the settings above."""
    (tmp_path / "copydesk.toml").write_text(OURS, encoding="utf-8")
    with verbs.opened(tmp_path, {}, now=NOON) as opened:
        yield opened


def change(opened: Desk, **changed: object) -> None:
    """Write a change of the topic river, as the page would."""
    topic = replace(opened.topic("river"), **changed)  # type: ignore[arg-type]  # fields of any kind, from a table
    topic_writing.change_topic(opened, {}, topic, seen=seen(opened))


def seen(opened: Desk) -> str:
    """Return the digest that a form of now would carry."""
    return file.present(opened.folder).digest


def text_of(opened: Desk) -> str:
    """Return the file as it stands."""
    return (opened.folder / "copydesk.toml").read_bytes().decode()

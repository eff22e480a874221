"""The pages of docs/ and README as tests read them, and the commands that they must speak of."""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.cli.group import copydesk
from pipeline.newsstand import AS_OF
from tests.desks import ROOT

DOCS = ROOT / "docs"
README = ROOT / "README.md"
PAGES = [README, ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]
AS_OF_TEXT = f"{AS_OF:%Y-%m-%dT%H:%M:%SZ}"

_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)")


def page(name: str) -> str:
    """Return the text of a page of docs/."""
    return (DOCS / name).read_text(encoding="utf-8")


def sections(text: str) -> dict[str, str]:
    """Return the second-level sections of a page, by heading."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def section(command: str) -> str:
    """Return what docs/commands.md says of a command."""
    return sections(page("commands.md")).get(f"`{command}`", "")


def blocks(text: str, language: str) -> list[str]:
    """Return the fenced blocks of a language."""
    return [code for said, code in _FENCED.findall(text) if said == language]


def links(text: str) -> list[tuple[str, str]]:
    """Return the links to other pages of ours: path ("" = this page) and anchor."""
    return _LINK.findall(text)


def anchor(heading: str) -> str:
    """Return the anchor of a heading, as GitHub makes it."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def first_cells(text: str) -> set[str]:
    """Return what begins the rows of a page's tables: words in code type, or a number."""
    return {code or number for code, number in re.findall(r"^\| (?:`([^`]+)`|(\d+))", text, re.MULTILINE)}


def commands(group: click.Group = copydesk, name: str = "copydesk") -> Iterator[tuple[str, click.Command]]:
    """Yield every command that does something, by its whole name, with the command."""
    context = click.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}", command


COMMANDS = dict(commands())


def linked_pages(text_of: Path) -> set[Path]:
    """Return the files that a page links to."""
    found = links(text_of.read_text(encoding="utf-8"))
    return {(text_of.parent / target).resolve() for target, _ in found if target}

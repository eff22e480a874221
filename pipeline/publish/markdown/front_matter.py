"""The front matter of a Markdown file: written by templates/front, read back, changed without losing what is theirs.

It is YAML between two lines of `---`. We write every text as a JSON string, which YAML reads as it stands (seen in
Hugo, Jekyll, Eleventy and PyYAML); of what a person wrote we read plain, quoted and listed values, and keep the rest.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from pipeline.publish import when
from pipeline.text import without_halves

# By what each generator leaves a post out, or holds it until its date: status -> lines of the front matter. Eleventy
# and Astro print a post whatever its date is.
FLAGS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "hugo": {
            "draft": ("draft: true",),
            "scheduled": ("draft: false", "scheduled: true"),
            "live": ("draft: false",),
        },
        "jekyll": {
            "draft": ("published: false",),
            "scheduled": ("published: true", "scheduled: true"),
            "live": ("published: true",),
        },
        "eleventy": {
            "draft": ("draft: true", "permalink: false", "eleventyExcludeFromCollections: true"),
            "live": ("draft: false",),
        },
        "astro": {"draft": ("draft: true",), "live": ("draft: false",)},
    }
)
_OPEN, _TO_ESCAPE = re.compile(r"---[ \t]*"), re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_KEY = re.compile(r"(?P<key>[A-Za-z_][\w.-]*|\"[^\"]+\"|'[^']+')[ \t]*:(?:[ \t]+|$)(?P<value>.*)", re.DOTALL)
_ITEM = re.compile(r"^[ \t]*-[ \t]+(.+)$", re.MULTILINE)
# A text on lines of its own, `>-` or `|`: as one line, which is what a key that is read here holds (YAML 1.2.2, 8.1).
_FOLDED = re.compile(r"\s*[>|](?:[+-]?\d?|\d[+-])[ \t]*(?:#[^\n]*)?\n(?P<lines>.+)", re.DOTALL)
# What stands between commas, those within quotes aside.
_LISTED = re.compile(r"""\s*(?:"(?:[^"\\]|\\.)*+(?:"|\Z)|'(?:[^']|'')*+(?:'|\Z))?[^,]*""", re.DOTALL)
# How a post looks is its owner's once it is written.
_THEIRS = frozenset({"layout"})
# Ours whether they are printed or not: without an excerpt or a label left, what an earlier writing said of it goes.
OURS = frozenset({"description", "tags"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One key of a front matter with all its lines, "" for lines before the first key."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A file taken apart: the blocks of its front matter in order, None where it has none of ours, and its body."""

    blocks: tuple[Block, ...] | None
    body: str


def quoted(value: object) -> str:
    """Return text, or a list of texts, as JSON that YAML 1.1 and 1.2 read as the same text."""
    listed = list(value) if isinstance(value, tuple) else value
    return _TO_ESCAPE.sub(lambda odd: f"\\u{ord(odd[0]):04x}", json.dumps(listed, ensure_ascii=False))


def parts(text: str) -> Parts:
    """Take a file apart; line ends of Windows count as line feeds."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    closing = next((at for at, line in enumerate(lines[1:], start=1) if _OPEN.fullmatch(line)), 0)
    if not closing or not _OPEN.fullmatch(lines[0]):
        return Parts(blocks=None, body="\n".join(lines))
    return Parts(blocks=tuple(_blocks(lines[1:closing])), body="\n".join(lines[closing + 1 :]).lstrip("\n"))


def together(blocks: tuple[Block, ...], body: str) -> str:
    """Return the file that has these parts."""
    front = "\n".join(block.text for block in blocks)
    return f"---\n{front}\n---\n\n{body}"


def merged(old: tuple[Block, ...], new: tuple[Block, ...], *, site: str) -> tuple[Block, ...]:
    """Return the new front matter, and after it what a person added to the old one; `layout` stays as he left it."""
    looks = {block.key: block for block in old if block.key in _THEIRS}
    ours = tuple(looks.get(block.key, block) for block in new)
    texts, keys = {block.text for block in ours}, {block.key for block in ours if block.key}
    theirs = (block for block in old if block.text.strip() and block.text not in texts and not _is_flag(block, site))
    return (*ours, *(kept for block in theirs if (kept := _beside(block, keys))))


def flagged(old: tuple[Block, ...], *, site: str, status: str) -> tuple[Block, ...]:
    """Return the front matter with the flags of another status, all else as it was."""
    flags = tuple(_blocks(list(FLAGS[site][status])))
    return (*merged(old, flags, site=site)[len(flags) :], *flags)


def status(blocks: tuple[Block, ...]) -> str:
    """Return draft, scheduled (until its date; whether that has come the reader knows) or live."""
    said = {block.key: value(block).lower() for block in blocks}
    if said.get("draft") == "true" or said.get("published") == "false" or said.get("permalink") == "false":
        return "draft"
    return "scheduled" if said.get("scheduled") == "true" else "live"


def text_of(blocks: tuple[Block, ...], key: str) -> str:
    """Return a key's text, "" where it is not there."""
    return next((value(block) for block in blocks if block.key == key), "")


def list_of(blocks: tuple[Block, ...], key: str) -> tuple[str, ...]:
    """Return a key's texts in order: a list in brackets, a list of lines, or one text."""
    block = next((block for block in blocks if block.key == key), None)
    if block is None:
        return ()
    said = value(block)
    if items := _ITEM.findall(block.text.partition("\n")[2]):
        return tuple(_plain(item) for item in items)
    if said.startswith("[") and said.endswith("]"):
        return _in_brackets(said)
    return (said,) if said else ()


def time_of(blocks: tuple[Block, ...]) -> datetime | None:
    """Return the post's date, None where it has none that bears its zone, and that every other zone has."""
    try:
        at = datetime.fromisoformat(text_of(blocks, "date"))
    except ValueError:
        return None
    return at if at.tzinfo and when.in_every_zone(at) else None


def value(block: Block) -> str:
    """Return the text of a block's value: JSON or quoted text unpacked, else as it stands without a comment."""
    found = _KEY.match(block.text)
    return _plain(found["value"]) if found else ""


def _blocks(lines: list[str]) -> list[Block]:
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        key = _KEY.match(line)
        if key or not found or line.startswith("#"):
            found.append((key["key"].strip("\"'") if key else "", [line]))
        else:
            found[-1][1].append(line)
    return [Block(key=key, text="\n".join(of_key)) for key, of_key in found]


def _is_flag(block: Block, site: str) -> bool:
    lines = {line for of_status in FLAGS[site].values() for line in of_status}
    return f"{block.key}: {value(block).lower()}" in lines


def _beside(block: Block, keys: set[str]) -> Block | None:
    if block.key == "permalink" and "permalink" in keys:
        # A person's own address gives way to the flag that hides the draft; it stays, to be put back by hand.
        return Block(key="", text="\n".join(f"# {line}" for line in block.text.split("\n")))
    return None if block.key in keys else block


def _plain(written: str) -> str:
    if folded := _FOLDED.fullmatch(written):
        return " ".join(folded["lines"].split())
    text = " ".join(map(str.strip, written.strip().split("\n")))
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        said = None
    if isinstance(said, str):
        return without_halves(said)  # which the store could not hold
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return text if text[:1] in ('"', "[") else re.split(r"\s#", text, maxsplit=1)[0].strip()


def _in_brackets(said: str) -> tuple[str, ...]:
    try:
        listed = json.loads(said)
    except (ValueError, RecursionError):
        listed = [_plain(item) for item in _LISTED.findall(said[1:-1])]
    return tuple(without_halves(str(item)) for item in listed if str(item))

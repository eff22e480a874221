"""A file's front matter, in whichever language: its values, and what stands below it. Pure.

YAML between lines of `---` (plain, quoted, folded and listed values are read, as `publish/markdown` does), TOML between
lines of `+++`, or, as Hugo has it, a JSON object that the file begins with. Hexo does without the first `---`; Pelican
has lines `Key: value` down to a blank one, of which nothing is quoted.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.outlets import toml_text
from pipeline.publish.markdown import front_matter
from pipeline.read import decode

_META = re.compile(r"([A-Za-z][\w-]*):[ \t]*(.*)")
_FURTHER = re.compile(r"[ \t]+\S|-[ \t]")  # a value's next line, or an item of its list
_YAML_ENDS = re.compile(r"---[ \t]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A front matter's values as texts and lists of texts, by key in lower case, and what stands below it."""

    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    body: str

    def text(self, *names: str) -> str:
        """Return the first of these keys' texts that is there, "" for none."""
        return next((self.texts[name] for name in names if self.texts.get(name)), "")

    def each(self, *names: str) -> list[str]:
        """Return the texts of these keys, "" where there is none."""
        return [self.texts.get(name, "") for name in names]


def written_in(words: str) -> Written:
    """Return what a file's words hold; without front matter all of them are its body. Its lines end in line feeds."""
    if words.startswith("+++\n") and (end := words.find("\n+++", 3)) > 0:
        return _toml(words[4 : end + 1], words[end + 4 :].lstrip("\n"))
    if words.startswith("{") and (found := _json(words)):
        return found
    return _unopened(words) or _yaml(words)


def _yaml(words: str) -> Written:
    parts = front_matter.parts(words)
    blocks = parts.blocks or ()
    stored = decode.without_controls  # YAML can spell half a surrogate, which no file can store
    # Of keys that stand twice the first, as `list_of` takes it of all: asked for each key, that would be their square.
    first = {block.key: block for block in reversed(blocks)}
    return Written(
        texts={block.key.lower(): stored(front_matter.value(block)) for block in blocks if block.key},
        lists={
            block.key.lower(): tuple(map(stored, front_matter.list_of((first[block.key],), block.key)))
            for block in blocks
            if block.key
        },
        body=parts.body,
    )


def _unopened(words: str) -> Written | None:
    """What a file holds that begins with lines of keys, one of them a title: Hexo's or Pelican's; else none."""
    if not _META.match(words):
        return None
    lines = words.split("\n")
    end = next((at for at, line in enumerate(lines) if not _META.match(line) and not _FURTHER.match(line)), len(lines))
    said = _META.findall("\n".join(lines[:end]))
    if "title" not in {key.lower() for key, _ in said}:
        return None
    if _YAML_ENDS.fullmatch("".join(lines[end : end + 1])):
        return _yaml(f"---\n{words}")
    if "".join(lines[end : end + 1]).strip():
        return None
    texts = {key.lower(): text.strip() for key, text in said}
    lists = {key: (text,) for key, text in texts.items() if text}
    return Written(texts=texts, lists=lists, body="\n".join(lines[end:]).lstrip("\n"))


def _toml(written: str, body: str) -> Written:
    try:
        values = toml_text.tree_of(written)
    except toml_text.BrokenTomlError:
        values = {}
    return _flat(values, body)


def _json(words: str) -> Written | None:
    """What a JSON object holds that the words begin with, none where they begin with none."""
    try:
        values, end = json.JSONDecoder().raw_decode(words)
    except (ValueError, RecursionError):
        return None
    return _flat(values, words[end:].lstrip("\n")) if isinstance(values, dict) else None


def _flat(values: Mapping[str, object], body: str) -> Written:
    taxonomies = values.get("taxonomies")  # Zola
    flat = {**values, **(taxonomies if isinstance(taxonomies, dict) else {})}
    return Written(
        texts={key.lower(): _as_text(value) for key, value in flat.items()},
        lists={key.lower(): _as_list(value) for key, value in flat.items()},
        body=body,
    )


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date | datetime):
        return value.isoformat()
    return decode.without_controls(value) if isinstance(value, str) else ""


def _as_list(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(filter(None, map(_as_word, value)))
    return (_as_word(value),) if isinstance(value, str) and value else ()


def _as_word(value: object) -> str:
    try:
        return decode.without_controls(str(value))
    except ValueError:  # a number of more digits than Python writes
        return ""

"""What a house format says, the formats that copydesk ships, and those of a desk."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pipeline import plain_files
from pipeline.errors import NotFoundError
from pipeline.house import format_toml
from pipeline.house.patterns import LinePattern
from pipeline.text import tidy

_SHIPPED = Path(__file__).parent / "shipped"
_FIRST = "wnu"  # what another format does not say is as in this one
_NAME = re.compile(r"\w[\w-]{0,59}")  # no longer, in letters of four bytes either, than a file's name may be

# No post of the blog shows one; the words are ours, and a blogger's own stand in [format] of copydesk.toml.
_NOTICE_LINES = MappingProxyType({"correction": "Correction ({date}): {text}", "update": "Update ({date}): {text}"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseFormat:
    """The words, marks, line patterns and order of a post (docs/formats.md has every key).

    `order` names the blocks of a post from above: top, lead, middle, comment, lists, end; notices stand below all.
    Dates are CLDR patterns (`days`). `title_pattern` holds `{headline}`, or for a dated title `{topic}`, `{blog}` and
    `{date}`; `blog_here` is the desk's own name of the blog, "" = none, `blog` what stands for it then, and by what
    old titles are known, too; with `title_capitals` every word of a new title's headline begins with a capital;
    `heading` is what stands over a list that has no heading of its own, with `{title}` or `{topic}` (`titling`).
    `linked` are the fields of a list line of which the first that a link has is the link. `kind_words` gives the word
    a line prints for a link that is not plain news. `author_joints` stand between authors: between two of a longer
    row, and before the last. Fields of a lead line: authors, outlet, agency, headline; of a list line also own_text,
    kind, note; of a caption line: caption, credit. `spacing` is paragraph (a blank line after every link) or line (one
    between groups). `signature` is by which words a comment is known when an old post is read; the blog's own is
    printed. `list_min`, `list_max` and `one_link_per_outlet` are the format's own, none = the desk's settings.
    `notice_lines` are the dated lines below a post by kind (notices.py). `own`: it is a desk's, not shipped.
    """

    name: str
    describes: str
    order: tuple[str, ...]
    date_pattern: str
    title_pattern: str
    title_date_pattern: str
    title_capitals: bool
    blog: str
    update_mark: str
    lead_line: LinePattern
    read_more: str
    signature: str
    heading: str
    list_line: LinePattern
    linked: tuple[str, ...]
    spacing: str
    caption_line: LinePattern
    author_joints: tuple[str, str]
    kind_words: Mapping[str, str] = field(default_factory=dict)
    list_min: int | None = None
    list_max: int | None = None
    one_link_per_outlet: bool | None = None
    notice_lines: Mapping[str, str] = field(default_factory=lambda: _NOTICE_LINES)
    own: bool = False
    blog_here: str = ""


@cache
def _shipped() -> Mapping[str, HouseFormat]:
    first = format_toml.read(_SHIPPED / f"{_FIRST}.toml")
    others = (path for path in sorted(_SHIPPED.glob("*.toml")) if path.stem != _FIRST)
    made = {_FIRST: HouseFormat(name=_FIRST, **first)}
    return made | {
        path.stem: HouseFormat(name=path.stem, **{**first, **format_toml.read(path, first)}) for path in others
    }


FORMATS: tuple[HouseFormat, ...] = tuple(_shipped().values())


def named(
    name: str, own: Path | None = None, *, notices: Mapping[str, str] | None = None, blog: str = ""
) -> HouseFormat:
    """Return the house format of this name.

    Args:
        name: Its name, which is that of its file without `.toml`.
        own: The desk's folder `formats`, whose files stand before the shipped ones; None = only those.
        notices: The desk's own notice lines by kind ([format] of its settings), which stand before the format's.
        blog: The blog's own name, for titles that have it.

    Raises:
        NotFoundError: there is none; the message lists the formats there are.
        SettingsError: the desk's file cannot be used; names file, line and key.
    """
    found = replace(_found(name, own), blog_here=tidy(blog))
    return replace(found, notice_lines={**found.notice_lines, **notices}) if notices else found


def names(own: Path | None = None) -> tuple[str, ...]:
    """Return the names of the formats there are: the shipped ones, then those that only the desk has."""
    return tuple(dict.fromkeys((*_shipped(), *_own_names(own))))


def _found(name: str, own: Path | None) -> HouseFormat:
    if own and _NAME.fullmatch(name) and not plain_files.surely_none(path := own / f"{name}.toml"):
        base = _shipped().get(name, _shipped()[_FIRST])
        said = format_toml.read(path, {each.name: getattr(base, each.name) for each in fields(base)})
        return replace(base, **{"name": name, **said, "own": True})
    if name in _shipped():
        return _shipped()[name]
    do = f"choose one of: {', '.join(names(own))}; a draft that has it gets another on its page"
    raise NotFoundError(f"there is no house format {name!r}", do=do)


def _own_names(own: Path | None) -> Iterator[str]:
    if own and own.is_dir():
        yield from sorted(path.stem for path in own.glob("*.toml") if _NAME.fullmatch(path.stem))

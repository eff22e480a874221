"""What changed between two posts, field by field. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.draft import citing, moves
from pipeline.draft.word_runs import Run, diffed, replaced
from pipeline.news import Link, Roundup


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field in which two posts differ, with one row of runs a paragraph or line."""

    field: str
    rows: tuple[tuple[Run, ...], ...]


def differences(before: Roundup, after: Roundup) -> tuple[Difference, ...]:
    """Return the fields in which two posts differ, in the order they are printed."""
    found = [
        Difference(field="Title", rows=(diffed(_titled(before), _titled(after)),)),
        Difference(field="Lead", rows=(diffed(_led(before), _led(after)),)),
        Difference(field="Excerpt", rows=(diffed(_excerpted(before), _excerpted(after)),)),
        Difference(field="Comment", rows=(diffed(_commented(before), _commented(after)),)),
        Difference(field="List", rows=tuple(_lines(moves.links(before), moves.links(after)))),
        Difference(field="Notices", rows=(diffed(_noticed(before), _noticed(after)),)),
        Difference(field="Labels", rows=(diffed(", ".join(before.labels), ", ".join(after.labels)),)),
    ]
    return tuple(one for one in found if any(run.kind != "same" for row in one.rows for run in row))


def _titled(post: Roundup) -> str:
    return post.title + (" (Update)" if post.update else "")


def _led(post: Roundup) -> str:
    return f"{post.lead.outlet}: {post.lead.headline}" if post.lead else ""


def _commented(post: Roundup) -> str:
    return citing.to_references(post.comment)[0]


def _excerpted(post: Roundup) -> str:
    return "\n\n".join(post.lead.excerpt) if post.lead else ""


def _noticed(post: Roundup) -> str:
    return "\n\n".join(f"{notice.kind} {notice.date}: {notice.text}" for notice in post.notices)


def _lines(before: Sequence[Link], after: Sequence[Link]) -> Iterator[tuple[Run, ...]]:
    """Yield the lines that went, came, moved or were reworded; a line that only others pushed along is the same."""
    old, new = [_known(link) for link in before], [_known(link) for link in after]
    stood = {key: place for place, key in enumerate(old, start=1)}
    stayed = {key for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
              for key in old[block.a : block.a + block.size]}  # fmt: skip
    for place, link in enumerate(before, start=1):
        if _known(link) not in new:
            yield (Run(kind="old", text=f"{place} {_words(link)}"),)
    for place, link in enumerate(after, start=1):
        key = _known(link)
        if key not in stood:
            yield (Run(kind="new", text=f"{place} {_words(link)}"),)
            continue
        words = diffed(_words(before[stood[key] - 1]), _words(link))
        if key not in stayed and stood[key] != place:
            yield (*replaced(f"{stood[key]} ", f"{place} "), *words)
        elif any(run.kind != "same" for run in words):
            yield (Run(kind="same", text=f"{place} "), *words)


def _known(link: Link) -> str:
    return link.url or link.headline


def _words(link: Link) -> str:
    return f"{link.headline} -- {link.outlet}"

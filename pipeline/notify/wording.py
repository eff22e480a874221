"""Matters to a subject and a short text: one matter a paragraph, nothing of an article but its headline."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from pipeline.notify.values import Matter, Notice
from pipeline.text import tidy

_LISTED = 10  # a notice is to be read on a phone; the page has the rest
_LONGEST = 300  # characters of a line
# What a subject says of so many matters of a kind: one, more.
_COUNTED = {
    "draft": ("a draft waits", "{} drafts wait"),
    "run": ("the run failed", "the run failed"),
    "post": ("a post needs you", "{} posts need you"),
    "store": ("the database needs you", "the database needs you"),
    "outlet": ("an outlet is silent or fails", "{} outlets are silent or fail"),
    "correction": ("a linked page changed", "{} linked pages changed"),
    "doctor": ("the desk is not well", "the desk is not well"),
}


def notice(kind: str, matters: Sequence[Matter], *, desk: str, address: str, at: datetime) -> Notice:
    """Return the notice that tells these matters, at least one, of which the first ten are named.

    Args:
        kind: drafts, failures or health.
        matters: In the order they are told.
        desk: What the blog is called, "" = nothing.
        address: Where the review page stands, without a slash at the end; "" = nobody knows.
        at: When.
    """
    name = _line(desk) or "copydesk"
    counts = Counter(matter.kind for matter in matters)
    subject = f"{name}: {'; '.join(_counted(what, count) for what, count in counts.items())}"
    paragraphs = [_paragraph(matter, address) for matter in matters[:_LISTED]]
    if len(matters) > _LISTED:
        paragraphs.append(f"... and {len(matters) - _LISTED} more.")
    paragraphs.append(f"The desk: {address}/" if address else "The desk: copydesk review")
    return Notice(
        kind=kind,
        subject=subject,
        text="\n\n".join(paragraphs) + "\n",
        desk=name,
        at=at,
        items=tuple(_item(matter, address) for matter in matters),
    )


def _counted(what: str, count: int) -> str:
    one, more = _COUNTED[what]
    return one if count == 1 else more.format(count)


def _paragraph(matter: Matter, address: str) -> str:
    return "\n".join([_line(matter.said), *_below(matter, address)])


def _below(matter: Matter, address: str) -> Iterator[str]:
    yield from (f"  {_line(words)}" for words in matter.more if words)
    if matter.page and address:
        yield f"  {address}{matter.page}"


def _item(matter: Matter, address: str) -> dict[str, str]:
    return {
        "kind": matter.kind,
        "about": _line(matter.about),
        "text": "; ".join(_line(words) for words in (matter.said, *matter.more) if words),
        "url": f"{address}{matter.page}" if matter.page and address else "",
    }


def _line(words: str) -> str:
    """Return words from outside on one line, without marks that hide or turn text."""
    line = tidy(words)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"

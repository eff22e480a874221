"""Corrections and updates: dated lines of the editor's below a post. The day is the blog's own when he writes."""

from dataclasses import replace

from pipeline.dates.blog_days import day_of
from pipeline.desk.editing.stepping import Change, Made, change
from pipeline.desk.opening import Desk
from pipeline.errors import UsageError
from pipeline.house.notices import KINDS
from pipeline.news import Draft, Notice, Roundup
from pipeline.text import tidy


def add_notice(desk: Desk, number: int, *, kind: str, text: str, seen: str, editor: str) -> Draft:
    """Add a correction or an update below the post; links and emphasis as in the comment."""
    if kind not in KINDS:
        raise UsageError(f"{kind!r} is no kind of notice", do=f"choose {' or '.join(KINDS)}")
    said = " ".join(text.split())
    today = day_of(desk.now, desk.settings.blog.timezone)

    def make(post: Roundup) -> Made:
        _needs_words(said)
        return replace(post, notices=(*post.notices, Notice(kind=kind, date=today, text=said))), f"Added {_an(kind)}"

    return change(desk, number, Change(field="notices", seen=seen, editor=editor, late=said), make)


def change_notice(desk: Desk, number: int, *, place: int, text: str, seen: str, editor: str) -> Draft:
    """Write notice number `place` (from 1) in other words; its day stays."""
    said = " ".join(text.split())

    def make(post: Roundup) -> Made:
        _needs_words(said)
        old = _at(post, place)
        after = (*post.notices[: place - 1], replace(old, text=said), *post.notices[place:])
        return replace(post, notices=after), f"Changed {_an(old.kind)}"

    return change(desk, number, Change(field="notices", seen=seen, editor=editor, late=said), make)


def remove_notice(desk: Desk, number: int, *, place: int, seen: str, editor: str) -> Draft:
    """Take notice number `place` (from 1) out of the post."""

    def make(post: Roundup) -> Made:
        gone = _at(post, place)
        rest = post.notices[: place - 1] + post.notices[place:]
        return replace(post, notices=rest), f"Removed {_an(gone.kind)}"

    return change(desk, number, Change(field="notices", seen=seen, editor=editor), make)


def _needs_words(said: str) -> None:
    if not tidy(said):
        raise UsageError("a notice needs words", do="write some, or remove the notice")


def _at(post: Roundup, place: int) -> Notice:
    if not 1 <= place <= len(post.notices):
        raise UsageError(f"the post has no notice {place}", do="look at the page again")
    return post.notices[place - 1]


def _an(kind: str) -> str:
    return "an update" if kind == "update" else "a correction"

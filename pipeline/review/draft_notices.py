"""Which dated line of a post is open on the draft page, and how it is written: a new one, or in other words."""

from pipeline.desk import editing
from pipeline.desk.editing.stepping import find
from pipeline.desk.opening import Desk
from pipeline.news import Draft, Roundup

# What the page opens -> the kind of line that is added by it.
_ADDED = {"correct": "correction", "update": "update"}
_OPEN = "notice"


def notice_opened(edit: str, post: Roundup) -> tuple[int, str] | None:
    """Return the place (from 1) and kind of the line that is open, none when none is; a new one has the next place."""
    if edit in _ADDED:
        return len(post.notices) + 1, _ADDED[edit]
    number = edit.removeprefix(_OPEN)
    if edit.startswith(_OPEN) and number.isdigit() and 0 < int(number) <= len(post.notices):
        return int(number), post.notices[int(number) - 1].kind
    return None


def written_at(desk: Desk, number: int, *, place: int, kind: str, text: str, seen: str, editor: str) -> Draft:
    """Write the line at a place: add it where it is the next one, else put it in other words.

    So words of a new line that were saved when the page was left are not added twice.

    Raises:
        NotFoundError, StaleError, UsageError: as every change of a draft (desk/editing).
    """
    if place > len(find(desk, number).roundup.notices):
        return editing.add_notice(desk, number, kind=kind, text=text, seen=seen, editor=editor)
    return editing.change_notice(desk, number, place=place, text=text, seen=seen, editor=editor)

"""The editor's changes to a draft, a verb each. `seen` is the version of the field that he worked from.

All of them: one transaction, one revision, undone by `history.undo`. They return the draft as it is then, and raise
NotFoundError (no such draft or headline), StaleError (the field is another now) and UsageError (it cannot be done).
"""

from typing import TYPE_CHECKING

from pipeline.rooms import read_late

if TYPE_CHECKING:
    from pipeline.desk.editing.leading import (
        choose_paragraphs,
        known_headline,
        make_lead,
        offered_paragraphs,
        reword_lead,
    )
    from pipeline.desk.editing.listing import (
        list_headline,
        list_link,
        part_group,
        place_link,
        remove_link,
        remove_media,
        reword_link,
        set_media,
    )
    from pipeline.desk.editing.noting import add_notice, change_notice, remove_notice
    from pipeline.desk.editing.wording import change_format, cite, relabel, retitle, uncite, write_comment

__all__ = [
    "add_notice",
    "change_format",
    "change_notice",
    "choose_paragraphs",
    "cite",
    "known_headline",
    "list_headline",
    "list_link",
    "make_lead",
    "offered_paragraphs",
    "part_group",
    "place_link",
    "relabel",
    "remove_link",
    "remove_media",
    "remove_notice",
    "retitle",
    "reword_lead",
    "reword_link",
    "set_media",
    "uncite",
    "write_comment",
]

# Read when a verb is first named, as the desk's own: who opens a draft need not wait for all that changes it.
_ROOMS = {
    "leading": "choose_paragraphs known_headline make_lead offered_paragraphs reword_lead",
    "listing": "list_headline list_link part_group place_link remove_link remove_media reword_link set_media",
    "noting": "add_notice change_notice remove_notice",
    "wording": "change_format cite relabel retitle uncite write_comment",
}

if not TYPE_CHECKING:  # mypy reads the imports above instead
    __getattr__ = read_late(__name__, _ROOMS)

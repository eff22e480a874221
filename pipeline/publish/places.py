"""Where a channel's posts go, whatever it is called: the same words for the same place, by its table. Pure."""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from pipeline import settings

# Kind -> which key of the table says where; the others say how, and as whom.
_ADDRESS = {"wordpress": "url", "blogger": "blog_id", "markdown": "folder", "email": "to"}
# What a blog answers to, with it or without.
_BESIDE = re.compile(r"^https?://(?:www\.)?|/+$")
# Kind -> how an address is written that a table may write in several ways.
_WRITTEN: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"wordpress": lambda url: _BESIDE.sub("", url.casefold()), "markdown": lambda folder: str(PurePath(folder))}
)

# Where a post is, seen from a channel: where it leads; at another place of its kind, as of a blog that moved; or at one
# of another kind, of which it can say nothing.
HERE, ELSEWHERE, BEYOND = "here", "elsewhere", "beyond"


def place(chosen: settings.Channel) -> str:
    """Return a channel's kind and address, such as `wordpress blog.example.org`; its sign-in is no part of it."""
    said: str = getattr(chosen, _ADDRESS[chosen.kind]) if chosen.kind else ""
    written = _WRITTEN.get(chosen.kind, str)
    return f"{chosen.kind} {written(said.strip())}".strip()


def whereabouts(chosen: settings.Channel, sent_to: str) -> str:
    """Return where a post is, seen from a channel, by the place that it was sent to; "" = that was not noted."""
    if sent_to in ("", place(chosen)):
        return HERE
    return ELSEWHERE if sent_to.partition(" ")[0] == chosen.kind else BEYOND


def leads_elsewhere(chosen: settings.Channel, sent_to: str) -> bool:
    """Return whether a channel names another place than the one that a post was sent to."""
    return whereabouts(chosen, sent_to) != HERE


def is_list(sent_to: str) -> bool:
    """Return whether a place is a mailing list, of which only the editor can say what arrived there."""
    return sent_to.startswith("email ")

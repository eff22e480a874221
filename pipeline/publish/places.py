"""Where a channel's posts go, whatever it is called: the same words for the same place, by its table. Pure."""

import re

from pipeline import settings

# Kind -> which key of the table says where; the others say how, and as whom.
_ADDRESS = {"wordpress": "url", "blogger": "blog_id", "markdown": "folder", "email": "to"}
# What a blog answers to, with it or without.
_BESIDE = re.compile(r"^https?://(?:www\.)?|/+$")


def place(chosen: settings.Channel) -> str:
    """Return a channel's kind and address, such as `wordpress blog.example.org`; its sign-in is no part of it."""
    said: str = getattr(chosen, _ADDRESS[chosen.kind]) if chosen.kind else ""
    address = _BESIDE.sub("", said.strip().casefold()) if chosen.kind == "wordpress" else said.strip()
    return f"{chosen.kind} {address}".strip()


def leads_elsewhere(chosen: settings.Channel, sent_to: str) -> bool:
    """Return whether a channel names another place than the one that a post was sent to; "" = that was not noted."""
    return sent_to not in ("", place(chosen))


def is_list(sent_to: str) -> bool:
    """Return whether a place is a mailing list, of which only the editor can say what arrived there."""
    return sent_to.startswith("email ")

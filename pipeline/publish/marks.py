"""The mark of a post on a channel: the same for the same draft whenever it is asked, so that a post sent before a
crash, or before a backup was brought back, is found again instead of sent again. Pure.
"""

import re
import unicodedata
from base64 import b32encode
from datetime import UTC, datetime
from hashlib import sha256

_KEY_DIGITS = 11
SHAPE = rf"k[a-z2-7]{{{_KEY_DIGITS}}}"  # of a key, as a regular expression
_LONGEST_WORDS = 56  # with a dash and the key: 69 of the 80 characters that every target keeps as sent
_OUTSIDE = re.compile(r"[^a-z0-9]+")
# German and Nordic letters that Unicode does not take apart; the rest of Latin loses its accents.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "œ": "oe", "ı": "i"})


def key(*, desk: str, draft: int, made_at: datetime, channel: str) -> str:
    """Return the key of a draft's post on a channel: k and 11 characters of Base32 (RFC 4648), 55 bits of SHA-256.

    Args:
        desk: The desk's own identity, so that two desks never take each other's post.
        draft: Its number.
        made_at: When it was made: a number that is given anew after a backup was brought back is another draft.
        channel: The channel's name.
    """
    said = f"{desk}\n{draft}\n{made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}\n{channel}"
    return "k" + b32encode(sha256(said.encode()).digest()).decode("ascii").lower()[:_KEY_DIGITS]


def comment(key: str) -> str:
    """Return the HTML comment by which a post that bears it is found again."""
    return f"<!-- copydesk:{key} -->"


def slug(title: str, key: str) -> str:
    """Return words of the title and the key, joined by dashes: [a-z][a-z0-9-]{2,80}, as every target keeps it."""
    plain = unicodedata.normalize("NFKD", title.lower().translate(_LETTERS))
    words = _OUTSIDE.sub("-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")
    short = words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS].rsplit("-", 1)[0]
    return "-".join(part for part in (short if short[:1].isalpha() else f"post-{short}".rstrip("-"), key) if part)

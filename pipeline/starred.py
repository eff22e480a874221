"""An address as it is told to people: what may be a password in it is starred out. Pure.

Settings hold addresses with passwords by mistake only, and what is told of the mistake goes to logs, mails and pages.
"""

import re

# All between two slashes: a host with what stands before it, of an address without its scheme too.
_BETWEEN = re.compile(r"(?P<opens>//)?(?P<whole>[^\s/?#]++)")


def out(words: str) -> str:
    """Return words in which stars stand for what is a password before a host: https://editor:PASSWORD@host.

    Where nothing opens the address (editor:TOKEN@host) a name before the colon stays, as does one without a colon.
    """
    return _BETWEEN.sub(_starred, words) if "@" in words else words


def _starred(found: re.Match[str]) -> str:
    before, at, host = found["whole"].rpartition("@")
    name, colon, _ = before.partition(":")
    if not at or not (found["opens"] or colon):
        return found[0]
    return f"//********@{host}" if found["opens"] else f"{name}:********@{host}"

"""Curled quotes, which a word processor or a web page puts where TOML wants straight ones."""

import re

# Where a value begins: after "=", a bracket or a comma, or the line itself in a list of several lines.
_BEGINS = re.compile(r"(?:^|[=\[,{])\s*[\u2018-\u201f\u00ab]")
# What is in straight quotes, or a comment, is as it was written; a quote that is left open takes in all behind it.
_WRITTEN = re.compile(r"""\"[^"]*"|'[^']*'|["'#].*""")
CURE = 'write straight quotes, "…": curled ones come from a word processor or a web page'


def cure(text: str, line: int, *, otherwise: str) -> str:
    """Return what to do about a text that is no TOML at `line`, from 1; `otherwise` where no curled quote is there."""
    said = text.split("\n")[line - 1 : line]
    return CURE if said and _BEGINS.search(_WRITTEN.sub("", said[0])) else otherwise

"""Quotation marks that a page forgot to escape in its JSON: `"description": "He said "no" again"`.

A mark that opens no string closes one only before a colon, a bracket, or a comma with another value behind it; any
other one is of the text.
"""

import re

_MARK = re.compile(r'\\.|"', re.DOTALL)
_CLOSES = re.compile(r'\s*(?:[:}\]]|$|,\s*["{\[\d\-tfn])')


def quotes(text: str) -> str:
    """Return a JSON document with the marks of its text escaped."""
    kept: list[str] = []
    done, inside = 0, False
    for mark in _MARK.finditer(text):
        if mark[0] != '"':
            continue
        if inside and not _CLOSES.match(text, mark.end()):
            kept += text[done : mark.start()], '\\"'
            done = mark.end()
        else:
            inside = not inside
    return "".join((*kept, text[done:]))

"""Our Markdown so that a static site prints it to the character: no generator's typography, no shortcode, no Liquid.

Hugo and Jekyll turn quotes, dashes, dots and `>>` into other characters by default, Eleventy's and Astro's where it was
switched on `(c)` and `????` besides; `{{<` ends a Hugo build, `{%` a Jekyll one, and kramdown knows fewer backslash
escapes than CommonMark. A numeric reference is text to all of them.
"""

import re

# What stays as it is: an address in a link, a tag of a user's template, code of a user's template.
_PART = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<address>(?<=[^\\]\])\((?:\\.|[^\\\s()])*\))"
    r"|(?P<markup><[A-Za-z/!][^<>]*>|`+[^`]*`+|&\#?\w+;)"
    r"|(?P<mark>[\"'.{}$^>%-]|\((?=(?:c|r|p|tm)\))|(?<=[!?,])[!?,])",
    re.IGNORECASE,
)
# What opens a block of Markdown: quotes, headings, list items, or a line that is a rule.
_OPENING = re.compile(r"(?:[ ]{0,3}(?:>[ ]?|\#{1,6}[ ]|[-+*][ ]|[0-9]{1,9}[.)][ ]))*(?:[ ]{0,3}[-*_=]{3,}[ ]*$)?")


def for_sites(markdown: str) -> str:
    """Return the same post as Markdown that Hugo, Jekyll, Eleventy and Astro print with just the words it has.

    Args:
        markdown: As `render` lays it out: a mark that is text has a backslash before it, an address has no white space.
    """
    return "\n".join(_line(line) for line in markdown.split("\n"))


def _line(line: str) -> str:
    opening = _OPENING.match(line)
    length = opening.end() if opening else 0
    return line[:length] + _PART.sub(_part, line[length:])


def _part(match: re.Match[str]) -> str:
    if match["escape"]:
        return _reference(match["escape"][1])
    if match["address"]:
        # kramdown takes a backslash in an address for one of its characters.
        return re.sub(r"\\(.)", lambda escape: _reference(escape[1]), match[0])
    return _reference(match["mark"]) if match["mark"] else match[0]


def _reference(character: str) -> str:
    return f"&#{ord(character)};"

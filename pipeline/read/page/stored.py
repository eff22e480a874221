"""Text that a page keeps in its scripts: the last resort when its markup shows almost none."""

import json
import re
from collections.abc import Collection
from itertools import islice

from lxml import etree, html

from pipeline.read import decode
from pipeline.read.page import json_text
from pipeline.read.page.tree import Element
from pipeline.read.page.walk import Block, Walk, walk

_MOST_SCRIPTS = 300
_MOST_CHARACTERS = 3_000_000
_LEAST_PARAGRAPHS = 3
_SHORTEST = 30
_PARAGRAPH = re.compile(r"<p[\s>]|\\u003cp[\s>]|\\u003[cC]p(?:\\u003[eE]|\s)")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_PLAIN = {"n": "\n", "r": "\n", "t": " ", "b": " ", "f": " "}
# A string that is a JSON document again, as React's server sends its rows: `2:{"article":{"body":"<p>...`.
# Other rows may stand before it.
_DOCUMENT = re.compile(r"\s*(?:[0-9a-f]{1,6}:)?[\[{]|[^<]*\"\s*:\s*[\"\[{]")
_LINE = re.compile(r"\s*\n+\s*")


def from_body(body: str) -> Walk:
    """Return the lines of a JSON-LD articleBody as blocks."""
    lines = [line for line in _LINE.split(body) if line.strip()]
    holder = etree.Element("div")
    for line in lines[:200]:
        etree.SubElement(holder, "p").text = line
    return walk(holder)


def from_scripts(root: Element) -> Walk:
    """Return the blocks of the longest string in a script that holds three paragraphs or more."""
    texts = ((script.text or "")[:_MOST_CHARACTERS] for script in islice(root.iter("script"), _MOST_SCRIPTS))
    longest = max(map(_longest, texts), key=len, default="")
    return _read(longest) if longest else Walk()


def _longest(text: str) -> str:
    """The longest string of a script that holds three paragraphs or more, "" = none does."""
    if len(_PARAGRAPH.findall(text)) < _LEAST_PARAGRAPHS:
        return ""
    longest = ""
    for found in _STRING.finditer(text):
        if len(found[1]) > len(longest) and len(_PARAGRAPH.findall(found[1])) >= _LEAST_PARAGRAPHS:
            longest = found[1]
    return longest


def from_json(root: Element, headlines: Collection[str]) -> Walk:
    """Return the blocks that a JSON document keeps beside one of the page's headlines, of which the keys are given."""
    return _walked(decode.without_controls(json_text.markup(root, headlines)))


def _read(string: str) -> Walk:
    markup = _unescaped(string)
    if _DOCUMENT.match(markup) and (inner := _longest(markup)):
        return _read(inner)
    if "<p" not in markup:
        markup = _unescaped(markup)
    return _walked(markup)


def _walked(markup: str) -> Walk:
    if not markup:
        return Walk()
    try:
        return walk(html.fragment_fromstring(markup, create_parent="div"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return Walk()


def _unescaped(string: str) -> str:
    """Undo one nesting of JSON's escapes; lone halves of surrogates and control characters are left out."""
    try:
        plain = json.loads(f'"{string}"', strict=False)
    except ValueError:
        plain = _ESCAPE.sub(
            lambda found: chr(int(found[1], 16)) if found[1] else _PLAIN.get(found[2], found[2]), string
        )
    return decode.without_controls(str(plain))


def paragraphs(stored: Walk) -> tuple[Block, ...]:
    """Return the blocks that are prose: no pictures, headings or lists."""
    return tuple(
        block
        for block in stored.blocks
        if not (block.node.figure or block.node.heading or block.node.listed)
        and not any(node.flags for node in (block.node, *block.node.ancestors()))
        and block.length >= _SHORTEST
    )

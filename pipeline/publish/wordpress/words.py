"""Words on their way through WordPress: written so that its readers see the very characters that were meant. Pure.

WordPress sets its own typography when it shows a post (wptexturize, convert_smilies, capital_P_dangit, shortcodes,
autoembed): `"x"` becomes curly, `--` a dash, `....` an ellipsis, `2x3` a product, `:-)` a picture, `[gallery]` in a
headline a gallery. Each of those works on characters as typed, none on a numeric character reference, so what they look
for is written as a reference. Of three digits: for a user without `unfiltered_html` WordPress would write `&#45;` as
`&#045;`, and what is stored would not be what was sent. Tried on 6.1.9 and 6.6-RC3.
"""

import re
from html import unescape

from pipeline.publish import marks
from pipeline.publish.markup import names
from pipeline.text.tags import pieces

# x between figures is a product, Wordpress becomes WordPress, 8O a smiley; the rest stands in many of its patterns.
_HOUSE = re.compile(r"""[&"'\-.(\[:;`]|(?<=[\d.,])x(?=\d)|W(?=ordpress)|(?<=8)O""")
# Whatever the typography: a shortcode runs, an address that is a whole paragraph becomes a player of what lies there
# (WP_Embed::autoembed), and their words vanish; for some users `&amp;#106;` is stored as `&#106;`.
_BLOG = re.compile(r"[&\[]|:(?=//)")
_LETTERS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_IN_TAG = re.compile(r"[\[\]\\]|W(?=ordpress)")
_SHORT_REFERENCE = re.compile(r"&#(\d{1,2});")
# What is no text: comments, elements whose text knows no references, tags with their quoted values.
_MARKUP = re.compile(
    r"""(<!--.*?-->|<(script|style)\b.*?</\2\s*>|</?[A-Za-z](?:"[^"]*"|'[^']*'|[^'">])*>)""", re.DOTALL | re.IGNORECASE
)
_NO_TEXT = ("<!--", "<script", "<style")


def title(words: str, *, typography: str) -> str:
    """Return a title's words as WordPress is to store them, markup escaped.

    Args:
        words: Without markup.
        typography: house = shown as typed; blog = WordPress sets its own quotes and dashes.
    """
    return _references(words, typography)


def searchable(title: str) -> str:
    """Return the longest run of a title's words in which nothing is written as a reference, "" where there is none."""
    return max(_LETTERS.findall(_HOUSE.sub("0", title)), key=len, default="")


def content(html: str, *, key: str, typography: str) -> str:
    """Return a post's HTML as WordPress is to store it: its text in references, in one block of HTML, with our mark.

    The block keeps WordPress from making paragraphs and line breaks of line feeds; its editor shows it as it is.

    Args:
        html: The post's body.
        key: `Mark.key`, written into a comment.
        typography: As for `title`.
    """
    pieces: list[str] = []
    place = 0
    for match in _MARKUP.finditer(html):
        pieces += [_references(unescape(html[place : match.start()]), typography), _tag(match[0])]
        place = match.end()
    pieces.append(_references(unescape(html[place:]), typography))
    return f"<!-- wp:html -->\n{marks.comment(key)}\n{''.join(pieces).strip()}\n<!-- /wp:html -->"


def shown(html: str) -> str:
    """Return the words of a piece of HTML as its reader sees them, white space folded."""
    return " ".join(unescape("".join(piece.words for piece in pieces(html))).split())


def taken_out(sent: str, stored: str) -> tuple[str, ...]:
    """Return what was sent and is not stored: elements as `<iframe>`, attributes as `aria-level`, each once, sorted."""
    before, after = names(sent), names(stored)
    lost = before - after
    gone = {tag for tag, name in lost if not name and not after[tag, ""]}
    return tuple(sorted({name or f"<{tag}>" for tag, name in lost if not name or tag not in gone}))


def _references(text: str, typography: str) -> str:
    pattern = _BLOG if typography == "blog" else _HOUSE
    pieces: list[str] = []
    place = 0
    for match in pattern.finditer(text):
        pieces += [_angles(text[place : match.start()]), _reference(match[0])]
        place = match.end()
    return "".join(pieces) + _angles(text[place:])


def _angles(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _reference(character: str) -> str:
    return f"&#{ord(character):03d};"


def _tag(tag: str) -> str:
    if tag.lower().startswith(_NO_TEXT):
        return tag
    long = _SHORT_REFERENCE.sub(lambda match: _reference(chr(int(match[1]))), tag).replace("&amp;", _reference("&"))
    return _IN_TAG.sub(lambda match: _reference(match[0]), long)

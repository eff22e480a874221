"""Old posts read: HTML or text, of every era and type, to a Roundup and what could not be placed. Pure.

text.py, html.py, embedded.py  a post as lines with their links, pictures and players; own_html.py our own HTML, exactly
page_parts.py                  which part of a page its classes name
table_rows.py                  a table's row that is a line of a list
split.py, credits.py           a line taken apart by its pattern; who is cited on it, as the registry knows
behind_names.py                a day, or how to read it, behind an outlet's name
dashes.py                      a line as it was typed before a program printed it finely
title.py, top.py               date header, title, update mark, and what a title alone proves
grammar.py, setting.py         in which house format it was written, and what a post is read by
leads.py, above.py             lead and excerpt, in the forms of three eras
comments.py, markdown.py       the editor's comment and its citations
links_shown.py                 how a post cites its links where its format does not read them
list_line.py, listing.py       a line of a list; where lists begin, and their headings
below.py                       comment, lists, and pictures in their order
captions.py, media.py          pictures with caption and credit
readers.py, furniture.py       readers' comments; what the page prints around every post
kinds.py, proposed.py          the kind of post; outlets nobody knows
lost_links.py, post.py         addresses that no part took; the whole from above
"""

from dataclasses import replace

from pipeline.archive.reading import html, own_html, text
from pipeline.archive.reading.comments import citations
from pipeline.archive.reading.post import Given, post
from pipeline.archive.reading.proposed import proposed
from pipeline.archive.values import ReadPost
from pipeline.read import decode

__all__ = ["Given", "citations", "read_post"]


def read_post(content: str | bytes, given: Given, *, base: str = "") -> ReadPost:
    """Return the parts of a post.

    Args:
        content: Its HTML or text, told from the bytes.
        given: What it is read with.
        base: The post's address, for relative links.

    Raises:
        UnreadableError: the bytes unpack to more than `decode.MOST_BYTES`.
        UsageError: no such language.
    """
    words = (content if isinstance(content, str) else decode.text(content)).replace("\r\n", "\n").replace("\r", "\n")
    words = html.without_pasted(html.without_declarations(words))
    houses = given.houses or (given.house,)
    if own := own_html.read(words, houses=houses, title=given.title, published=given.published):
        return replace(own, proposed=proposed(own.roundup, given.registry))
    is_html = html.is_html(words)
    lines = html.lines(words, base=base) if is_html else tuple(text.lines(words))
    seen = post(lines, given, shows_pictures=is_html)
    return _with_rest(seen, len(words) - html.MOST_CHARACTERS if is_html else 0)


def _with_rest(seen: ReadPost, characters: int) -> ReadPost:
    """What was read, and that so many characters of the post were too many to be read."""
    if characters <= 0:
        return seen
    return replace(seen, unplaced=(*seen.unplaced, f"(the last {characters:,} characters of the post, unread)"))

"""Which blocks between headline and end are no text of the article, by what they say and where they stand."""

from pipeline.read.page import credit_lines, wording
from pipeline.read.page.keys import alike, ends_sentence, ends_softly
from pipeline.read.page.other_shape import is_between
from pipeline.read.page.sheet import Sheet
from pipeline.read.page.tree import Element, words_of
from pipeline.read.page.walk import Block

_MOST_LINKS_SHORT, _MOST_LINKS = 0.35, 0.6
_SHORT_WITH_LINKS = 220
_LABEL_MOST, _CALL_MOST, _BYLINE_MOST, _NOTE_MOST = 120, 240, 120, 600
_CAPTION_MOST = 500
_FINISHED_CORE = 70
_BOLD_SHARE, _BOLD_MOST = 0.85, 90
_SENTENCE = 100
_QUESTIONS, _INTERVIEW = 3, 40  # so many in so many blocks before and behind
_QUESTION_MARKS = ("?", "？", "؟")
_SMALL = frozenset({"small", "cite"})
_SMALL_PRINT = frozenset({"em", "i", "small", "cite"})
_LEAST, _LEAST_CORE, _LEAST_UNFINISHED = 45, 20, 90


def is_furniture(block: Block, sheet: Sheet) -> bool:
    """Say whether the block is to be left out, a standfirst not asked about."""
    return (
        repeats(block, sheet)
        or points_away(block)
        or _stands_wrong(block, sheet)
        or _says_furniture(block, sheet)
        or _is_scrap(block, sheet)
        or _is_caption(block)
    )


def repeats(block: Block, sheet: Sheet) -> bool:
    """Say whether the block repeats a headline or a picture's alternative text."""
    if block.key in sheet.walk.alts and not _is_long_core(block, sheet):
        return True
    return any(alike(block.key, headline) for headline in sheet.headlines)


def _is_long_core(block: Block, sheet: Sheet) -> bool:
    """Some newsrooms paste a paragraph as the picture's alternative text; the paragraph is text all the same."""
    return sheet.is_core(block) and block.length > _SENTENCE and ends_sentence(block.text)


def points_away(block: Block) -> bool:
    """Say whether the block is mostly links, or opens with an arrow."""
    if wording.is_pointer(block.text):
        return True
    if block.length < _SHORT_WITH_LINKS and not ends_sentence(block.text):
        return block.links > _MOST_LINKS_SHORT
    return block.links > _MOST_LINKS


def says_furniture(text: str, length: float) -> bool:
    """Say whether the words themselves are a call to action, a note on the text, a byline or a date line."""
    if length < _NOTE_MOST and (wording.is_note(text) or wording.is_consent(text)):
        return True
    if (length < _CALL_MOST and wording.is_call(text)) or credit_lines.is_one(text):
        return True
    return length < _BYLINE_MOST and (wording.is_byline(text) or wording.is_date_line(text))


def _says_furniture(block: Block, sheet: Sheet) -> bool:
    if block.length < _LABEL_MOST and wording.is_label(block.text):
        finished = sheet.is_core(block) and block.length > _FINISHED_CORE and ends_sentence(block.text)
        if not finished:
            return True
    return says_furniture(block.text, block.length)


def _stands_wrong(block: Block, sheet: Sheet) -> bool:
    node = block.node
    if node.heading or (node.table and not sheet.is_in(block, sheet.core.container)):
        return True
    if sheet.is_core(block) or is_between(block, sheet):
        return False
    return node.quote or (node.listed and not sheet.is_witnessed(block))


def _is_scrap(block: Block, sheet: Sheet) -> bool:
    if block.bold > _BOLD_SHARE and block.length < _BOLD_MOST:
        return not _is_asked(block, sheet)
    least = _LEAST_CORE if sheet.is_core(block) else _LEAST
    return block.length < least or (block.length < _LEAST_UNFINISHED and not ends_softly(block.text))


def _is_asked(block: Block, sheet: Sheet) -> bool:
    """Say whether a bold line is an interviewer's question: some more of them stand among the paragraphs."""
    if not _asks(block) or not sheet.is_core(block):
        return False
    last = sheet.core.places[-1]
    near = sheet.walk.blocks[max(0, block.place - _INTERVIEW) : min(last, block.place + _INTERVIEW)]
    return sum(1 for one in near if _asks(one) and sheet.is_core(one)) >= _QUESTIONS


def _asks(block: Block) -> bool:
    return block.bold > _BOLD_SHARE and block.text.endswith(_QUESTION_MARKS) and block.length >= _LEAST_CORE


def _is_caption(block: Block) -> bool:
    """Say whether the block ends in a picture's credit, or is small print below one: `<p><img><br><em>...</em></p>`.

    Where the picture stands in a line of its own before it, italics may be a text's first words.
    """
    if block.length < _CAPTION_MOST and wording.is_caption(block.text):
        return True
    element = block.node.element
    own = _has_picture(element)
    if element.tag != "p" or not (own or _is_picture(element.getprevious())):
        return False
    small = _SMALL_PRINT if own else _SMALL
    bare = [element.text, *(child.tail for child in element)]
    spoken = [child for child in element if child.tag != "a" and words_of(child)]
    return not any(map(str.strip, filter(None, bare))) and all(child.tag in small for child in spoken)


def _has_picture(element: Element) -> bool:
    return next(element.iterdescendants("img"), None) is not None


def _is_picture(element: Element | None) -> bool:
    """Say whether an element is a picture or a line that holds nothing else."""
    if element is None or (element.tail or "").strip():
        return False
    return element.tag == "img" or (_has_picture(element) and not words_of(element))

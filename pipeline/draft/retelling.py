"""What a page that a post links says now, put into the post in place of what it said. Pure; no word here is ours.

Only words that are the page's own give way: what the editor has worded himself stays as he wrote it.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from pipeline import excerpt
from pipeline import text as texts
from pipeline.draft import citing, moves
from pipeline.news import Link, Roundup

# A paragraph is another one's new wording from half of the words in common on; below, it is another paragraph.
_ALIKE = 0.5
_BETWEEN = "\n\n"


def headline_retold(post: Roundup, addresses: Collection[str], was: str, becomes: str) -> Roundup:
    """Return the post with a page's headline changed wherever it stands: lead, list, comment, notices.

    `addresses` are all the spellings of the page's address that stand in the post.
    """
    if post.lead and post.lead.url in addresses and post.lead.headline == was:
        post = replace(post, lead=replace(post.lead, headline=becomes))
    for place, link in enumerate(moves.links(post), start=1):
        if _says(link, addresses, was):
            post = moves.reworded(post, place, becomes)
    notices = tuple(replace(one, text=citing.retold(one.text, addresses, was, becomes)) for one in post.notices)
    return replace(post, comment=citing.retold(post.comment, addresses, was, becomes), notices=notices)


def lede_changed(printed: Sequence[str], page: Sequence[str]) -> tuple[str, str]:
    """Return the paragraphs of an excerpt that the page has no more, and what it has in their place ("" and "": none).

    Blank lines part them; an empty one among the second stands for a paragraph without an heir. A page that has nothing
    like any of them, and none of the others, is another page or was read otherwise: nothing is said of it.
    """
    changed = [paragraph for paragraph in printed if not _stands(paragraph, page)]
    heirs = [_heir(paragraph, page) for paragraph in changed]
    if not changed or (not any(heirs) and len(changed) == len(printed)):
        return "", ""
    return _BETWEEN.join(changed), _BETWEEN.join(heirs)


def lede_retold(post: Roundup, was: str, becomes: str) -> Roundup:
    """Return the post with the paragraphs `was` of its excerpt, as `lede_changed` gave them, in their new words."""
    if post.lead is None:
        return post
    heirs = dict(zip(was.split(_BETWEEN), becomes.split(_BETWEEN), strict=False))
    told = (heirs.get(paragraph, paragraph) for paragraph in post.lead.excerpt)
    return replace(post, lead=replace(post.lead, excerpt=tuple(dict.fromkeys(text for text in told if text))))


def _says(link: Link, addresses: Collection[str], was: str) -> bool:
    return link.url in addresses and link.headline == was


def _stands(paragraph: str, page: Sequence[str]) -> bool:
    """Whether the page has it still, whole or as the beginning of a paragraph (`excerpt.choose` cuts at sentences)."""
    words = texts.tidy(paragraph)
    return any(texts.tidy(text).startswith(words) for text in page)


def _heir(paragraph: str, page: Sequence[str]) -> str:
    words = paragraph.split()
    best, heir = _ALIKE, ""
    for text in page:
        cut = _as_long(text, paragraph)
        if (alike := SequenceMatcher(None, words, cut.split(), autojunk=False).ratio()) >= best:
            best, heir = alike, cut
    return heir


def _as_long(text: str, paragraph: str) -> str:
    """A paragraph of the page, cut at the end of a sentence where ours had been cut much shorter."""
    if excerpt.count([text]) <= excerpt.TOO_LONG * excerpt.count([paragraph]):
        return text
    chosen = excerpt.choose([text], words=max(1, round(excerpt.count([paragraph]))))
    return chosen[0] if chosen else text

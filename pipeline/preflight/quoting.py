"""Rules of the excerpt: it is there, and it is word for word what was stored of the page when it was read.

A paragraph may be one of the page's whole ones, or our own cut of one: its beginning, up to the end of a sentence
(`excerpt.choose`). White space does not count. Text that the editor clipped is stored as the page's, and is its source.
"""

import re
from collections.abc import Iterator

from pipeline import excerpt, text, urls
from pipeline.news import Lead
from pipeline.preflight.places import Post, spoken
from pipeline.preflight.values import Facts, Matter, Source

# As excerpt.choose ends a cut: a full stop of any script, with the quotes and brackets that close behind it.
_SENTENCE_END = re.compile(r"[.!?…؟۔।॥。！？][\"'”’»」』)\]）]*$")


def no_excerpt(post: Post, facts: Facts) -> Iterator[Matter]:
    """A lead has an excerpt, unless its outlet is never excerpted."""
    lead = post.roundup.lead
    if lead is not None and facts.excerpted and not any(paragraph.strip() for paragraph in lead.excerpt):
        where = spoken("lead.excerpt", f"{lead.outlet}: {lead.headline}")
        cure = "choose paragraphs of its page, or clip some (docs/review.md), or let it lead without"
        yield Matter(rule="no-excerpt", where=where, cure=cure, place="lead.excerpt", value=lead.url or lead.headline)


def not_verbatim(post: Post, facts: Facts) -> Iterator[Matter]:
    """Each paragraph of the excerpt is the source's own."""
    lead = post.roundup.lead
    if lead is None or not lead.excerpt:
        return
    if problem := _no_proof(facts.source):
        where = spoken("lead.excerpt", f"{lead.outlet}: {lead.headline}")
        words = "\n\n".join(lead.excerpt)
        yield Matter(rule="not-verbatim", where=where, cure=problem, place="lead.excerpt", value=words)
        return
    known = {_plain(paragraph) for paragraph in _texts(facts.source)}
    for index, paragraph in enumerate(lead.excerpt):
        if not _is_of(_plain(paragraph), known):
            cure = "these are not the page's words: choose its paragraph again, or compare it with the page"
            yield _of_excerpt("not-verbatim", index, paragraph, cure)


def taken_down(post: Post, facts: Facts) -> Iterator[Matter]:
    """No words are printed of an article that was taken down."""
    lead = post.roundup.lead
    if lead is not None and lead.excerpt and _canonical(lead) in facts.taken_down:
        cure = "its words were taken down (copydesk takedown): remove the excerpt"
        yield _of_excerpt("taken-down", 0, lead.excerpt[0], cure)


def _no_proof(source: Source | None) -> str:
    if source is None or not _texts(source):
        return "nothing is stored of this page to compare it with: copydesk draft --url ADDRESS reads it, or clip it"
    if source.page and source.digest != excerpt.digest(source.page):
        return "what is stored of the page is not what was read (its hash differs): compare it with the page"
    return ""


def _texts(source: Source | None) -> tuple[str, ...]:
    """Return the stored texts; of the feed's also what is left of them as an excerpt."""
    if source is None:
        return ()
    quoted = (*source.feed, *map(excerpt.told, source.feed), *map(excerpt.whole, source.feed))
    return (*source.page, *quoted, *map(excerpt.unsigned, quoted))


def _is_of(paragraph: str, known: set[str]) -> bool:
    if not paragraph or paragraph in known:
        return True
    return _SENTENCE_END.search(paragraph) is not None and any(_begins(whole, paragraph) for whole in known)


def _begins(paragraph: str, cut: str) -> bool:
    """Whether `cut` is the beginning of a paragraph and ends where a word of it ends."""
    return paragraph.startswith(cut) and (paragraph[len(cut)].isspace() or cut[-1] in "。！？」』）")


def _plain(paragraph: str) -> str:
    return text.tidy(paragraph)  # an excerpt, or a page, of before `read.articles` tidied holds shapeless characters


def _canonical(lead: Lead) -> str:
    page = urls.clean(lead.url or "")
    return urls.canonical(page) if page else ""


def _of_excerpt(rule: str, index: int, paragraph: str, cure: str) -> Matter:
    place = f"lead.excerpt[{index}]"
    return Matter(rule=rule, where=spoken(place, paragraph), cure=cure, place=place, value=paragraph)

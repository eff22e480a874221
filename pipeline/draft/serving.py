"""Does a headline's page serve a post that it leads: what speaks against it once the page was read. Pure."""

from collections.abc import Sequence
from enum import IntEnum

from pipeline import excerpt
from pipeline.draft.lead import WEIGHTS, Candidate
from pipeline.news import Article, Headline

_NO_LEAD_PAGE = {
    "opinion": "its page is opinion",
    "editorial": "its page is an editorial",
    "live": "its page is a live blog",
    "video": "its page is a video",
}


class Doubt(IntEnum):
    """How little a page serves, the least first; what `GIVES_WAY` still leads where no other is nearly as good."""

    NONE = 0
    PAID = 1
    CUT_OFF = 2
    NOT_THERE = 3
    NO_LEAD = 4
    GONE = 5
    UNTRIED = 6


GIVES_WAY = (Doubt.PAID, Doubt.CUT_OFF)
_ABSENT = {Doubt.NONE: "", Doubt.NOT_THERE: "its page is not there", Doubt.GONE: "its page is gone"}


def doubt(headline: Headline, article: Article | None, *, absent: Doubt = Doubt.NONE) -> tuple[Doubt, str]:
    """Return what speaks against a lead, and in which words; `article` is none where its page was not read.

    `absent`: GONE where its page is no longer there, NOT_THERE where it was not there when it was asked last: no reader
    could read on.
    """
    return max((absent, _ABSENT[absent]), _told(headline, article), key=lambda one: one[0])


def _told(headline: Headline, article: Article | None) -> tuple[Doubt, str]:
    if article is not None and article.news_kind in _NO_LEAD_PAGE:
        return Doubt.NO_LEAD, _NO_LEAD_PAGE[article.news_kind]
    told = headline.content or (article and (article.paragraphs or article.standfirst))
    if not (told or excerpt.whole(headline.summary)):
        return Doubt.NO_LEAD, "neither its page nor its feed has a lede"
    if not told and excerpt.is_cut_off(headline.summary):
        return Doubt.CUT_OFF, "its feed cuts the excerpt off, and its page has none"
    if article is not None and article.paywall:
        return Doubt.PAID, "its page says that it is paid for"
    return Doubt.NONE, ""


def still_tried(rest: Sequence[Candidate], found: Doubt) -> list[Candidate]:
    """Return who is tried after the first of these, of whom `found` is known.

    What is paid for or cut off gives way only to what is worth nearly as much: less than an own report below it.
    """
    if found is Doubt.NONE:
        return []
    others = list(rest[1:])
    if found in GIVES_WAY:
        return [one for one in others if one.score > rest[0].score - WEIGHTS["own report"]]
    return others

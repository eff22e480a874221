"""Does a headline report, or what else does it do: by that it stands in a list, reports first. Pure.

So the model blog's lists are ordered (docs/format.md): the story, what explains it, opinion, editorials, and last what
only keeps count.
"""

from enum import IntEnum

from pipeline.draft.explaining import explains
from pipeline.draft.running import running
from pipeline.news import Headline
from pipeline.read.kinds import is_digest


class Standing(IntEnum):
    """Where in a list a headline stands, the first first."""

    REPORT = 0
    ASIDE = 1  # it explains, asks or looks back, or is a video, a gallery or a digest
    OPINION = 2
    EDITORIAL = 3
    COUNT = 4


WORDS = {
    Standing.REPORT: "it reports",
    Standing.ASIDE: "it explains, asks or looks back",
    Standing.OPINION: "it is opinion",
    Standing.EDITORIAL: "it is an editorial",
    Standing.COUNT: "it only keeps count",
}
# Tolls and votes stand last, too, and yet are the news: what came before them is no longer so.
_NEWS = ("a running toll", "a count of votes")
_BY_KIND = {"opinion": Standing.OPINION, "editorial": Standing.EDITORIAL}


def standing(headline: Headline) -> Standing:
    """Return what a headline does, by its kind and its words."""
    if headline.kind in _BY_KIND:
        return _BY_KIND[headline.kind]
    if running(headline.headline, headline.kind):
        return Standing.COUNT
    if headline.kind == "video" or is_digest(headline.headline) or explains(headline.headline):
        return Standing.ASIDE
    return Standing.REPORT


def reports(headline: Headline) -> bool:
    """Tell whether a headline reports; a count of the dead or of votes does, though it stands last."""
    where = standing(headline)
    is_news = where is Standing.COUNT and running(headline.headline, headline.kind) in _NEWS
    return where is Standing.REPORT or is_news

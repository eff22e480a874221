"""The JSON that commands promise, as shapes, and the check of a document against one (docs/commands.md).

A shape is a type, a pattern of a text, `[shape]` for a list, a tuple of shapes for either, None for null, a dict of
shapes for an object with exactly these keys, or `Mapping` for an object with keys of any name.
"""

import re
from collections.abc import Mapping
from typing import Any

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
MAYBE_TIME = (TIME, None)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MAYBE = (str, None)
STORY, HEADLINE, DRAFT, RUN = (re.compile(rf"{letter}[1-9]\d*") for letter in "shdr")

HEADLINE_IN_STORY = {
    "id": HEADLINE,
    "outlet": str,
    "headline": str,
    "url": str,
    "published": MAYBE_TIME,
    "summary": str,
    "fold_of": (HEADLINE, None),
    "why": str,
}
A_STORY = {
    "id": STORY,
    "title": str,
    "score": float,
    "terms": Mapping,
    "outlets": int,
    "families": int,
    "first": TIME,
    "last": TIME,
    "headlines": [HEADLINE_IN_STORY],
}
OUTCOME = {"outlet": str, "state": str, "new": int, "known": int, "refused": int, "why": str}
GATHERED = {"run": RUN, "outlets": [OUTCOME], "new": int, "seconds": float}
LINK = {"headline": str, "url": MAYBE, "outlet": str, "agency": MAYBE, "authors": [str], "kind": str}
MEDIA = {"kind": str, "place": str, "url": MAYBE, "link": MAYBE, "alt": str, "caption": str, "credit": str}
LEAD = {"headline": str, "url": MAYBE, "outlet": str, "agency": MAYBE, "authors": [str], "excerpt": [str]}
ROUNDUP = {
    "kind": str,
    "format": str,
    "date": DAY,
    "title": str,
    "update": bool,
    "labels": [str],
    "media": [MEDIA],
    "lead": (LEAD, None),
    "comment": str,
    "sections": [{"heading": MAYBE, "groups": [[LINK]]}],
    "reader_comments": [{"name": str, "text": str}],
}
A_DRAFT = {
    "id": DRAFT,
    "story": STORY,
    "topic": str,
    "state": re.compile("waiting|touched|approved|published|discarded"),
    "format": str,
    "roundup": ROUNDUP,
    "offers": [{"side": str, "headline": str, "url": str, "outlet": str, "agency": MAYBE, "why": str}],
    "checks": [{"rule": str, "level": str, "where": str, "cure": str}],
    "why": Mapping,
}
A_RUN = {"run": RUN, "gathered": GATHERED, "drafts": [A_DRAFT], "quiet": [{"topic": str, "why": str}]}
DECIDED = {"id": DRAFT, "state": str, "revision": int}
EXPLAINED = {"id": str, "score": float, "terms": Mapping, "reasons": [str]}
INGESTED = {"read": int, "new": int, "known": int, "refused": [{"line": int, "why": str}]}
EXAMINED = [{"check": str, "state": re.compile("ok|warn|bad"), "cure": str}]
MADE = {"desk": str, "files": [str]}
FEED = {
    "kind": re.compile("feed"),
    "format": str,
    "title": str,
    "language": str,
    "items": [
        {
            "headline": str,
            "url": str,
            "canonical": str,
            "id": str,
            "published": MAYBE_TIME,
            "summary": str,
            "authors": [str],
        }
    ],
    "warnings": [str],
}
SITEMAP = {**FEED, "kind": re.compile("sitemap")}
SECTION = {**FEED, "kind": re.compile("section")}
ARTICLE = {
    "kind": re.compile("article"),
    "url": str,
    "canonical": str,
    "headline": str,
    "headlines": [str],
    "authors": [str],
    "published": MAYBE_TIME,
    "modified": MAYBE_TIME,
    "standfirst": [str],
    "paragraphs": [str],
    "language": str,
    "picture": (Mapping, None),
    "news_kind": re.compile("news|opinion|editorial|live|video|document"),
    "paywall": bool,
    "agency": MAYBE,
    "warnings": [str],
}


def misfit(document: Any, shape: Any, at: str = "$") -> str:  # noqa: ANN401  any JSON
    """Return where and how a document differs from a shape, "" when it does not."""
    if isinstance(shape, tuple):
        found = [misfit(document, one, at) for one in shape]
        return "" if "" in found else found[0]
    if isinstance(shape, list):
        if not isinstance(document, list):
            return f"{at} is no list: {document!r}"
        return next((one for at_, item in enumerate(document) if (one := misfit(item, shape[0], f"{at}[{at_}]"))), "")
    if isinstance(shape, dict):
        if not isinstance(document, dict) or document.keys() != shape.keys():
            return f"{at} has not just the keys {list(shape)}: {document!r}"[:400]
        return next((one for key in shape if (one := misfit(document[key], shape[key], f"{at}.{key}"))), "")
    if isinstance(shape, re.Pattern):
        fits = isinstance(document, str) and shape.fullmatch(document) is not None
    else:
        fits = document is None if shape is None else isinstance(document, shape)
    return "" if fits else f"{at} is not {shape}: {document!r}"

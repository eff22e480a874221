"""Parts of a post as JSON, for tables of whole posts: what is left out is as a roundup has it by default."""

from typing import Any

# name -> the post, what it says, what could not be placed
Posts = dict[str, tuple[str, dict[str, Any], tuple[str, ...]]]


def link(headline: str, outlet: str, url: str | None = None, **rest: object) -> dict[str, Any]:
    """A link of a list as JSON."""
    return {"headline": headline, "url": url, "outlet": outlet, "agency": None, "authors": [], "kind": "news"} | rest


def lead(headline: str, outlet: str, *excerpt: str, **rest: object) -> dict[str, Any]:
    """A lead as JSON."""
    return {
        "headline": headline,
        "url": None,
        "outlet": outlet,
        "agency": None,
        "authors": [],
        "excerpt": list(excerpt),
    } | rest


def picture(caption: str, credit: str = "", **rest: object) -> dict[str, Any]:
    """A picture as JSON."""
    return {
        "kind": "picture",
        "place": "top",
        "url": None,
        "link": None,
        "alt": "",
        "caption": caption,
        "credit": credit,
    } | rest


def section(*groups: list[dict[str, Any]], heading: str | None = None) -> dict[str, Any]:
    """A section as JSON."""
    return {"heading": heading, "groups": list(groups)}

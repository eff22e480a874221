"""A feed's page as a line of JSON and back: how it comes home from a crawl that runs where the desk is not. Pure."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import Any

from pipeline.news import Headline
from pipeline.store.feed_items import FeedItem
from spiders.assignments import Assignment
from spiders.pages import FeedPage, Heard

_HEADLINE = tuple(one.name for one in fields(Headline))


def packed(page: FeedPage) -> str:
    """Return the page on one line of ASCII; `unpacked` gives it back."""
    values = {one.name: getattr(page, one.name) for one in fields(page)}
    values |= {
        "assignment": asdict(page.assignment),
        "leads_to": [asdict(one) for one in page.leads_to],
        "headlines": [{name: getattr(one, name) for name in _HEADLINE} for one in page.headlines],
        "heard": asdict(page.heard),
        "same": [(digest, item.canonical, item.published) for digest, item in page.same],
    }
    return json.dumps(values, default=_plain)


def unpacked(line: str) -> FeedPage:
    """Return the page that `packed` wrote.

    Raises:
        ValueError, TypeError, KeyError: the line is none of its.
    """
    values = json.loads(line)
    values |= {
        "assignment": Assignment(**values["assignment"]),
        "leads_to": tuple(Assignment(**one) for one in values["leads_to"]),
        "headlines": tuple(_headline(one) for one in values["headlines"]),
        "heard": _heard(values["heard"]),
        "every": timedelta(seconds=values["every"]),
        "digests": {int(place): digest for place, digest in values["digests"].items()},
        "same": tuple(
            (digest, FeedItem(canonical=canonical, published=_moment(at))) for digest, canonical, at in values["same"]
        ),
    }
    return FeedPage(**values)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    raise TypeError(type(value))


def _headline(values: Mapping[str, Any]) -> Headline:
    read = {
        "seen_at": datetime.fromisoformat(values["seen_at"]),
        "published": _moment(values["published"]),
        "content": tuple(values["content"]),
        "authors": tuple(values["authors"]),
    }
    return Headline(**{**values, **read})


def _heard(values: Mapping[str, Any]) -> Heard:
    read = {"fresh": timedelta(seconds=values["fresh"]), "asked_again": _moment(values["asked_again"])}
    return Heard(**{**values, **read})


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None

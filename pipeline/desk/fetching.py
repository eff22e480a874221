"""One page of the public web, asked as outlets are asked: by the guard, robots.txt, limits, under our name."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pipeline import urls
from pipeline.desk.sending import send
from pipeline.settings.values import Gathering
from spiders.assignments import Assignment, Crawl, scrapy_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came. `status` 0: no answer; `why` says in our words why it is no page, "" = it is one; `url` answered.

    `charset` and `retry_after` are what its HTTP headers say, "" = nothing.
    """

    url: str
    status: int = 0
    body: bytes = b""
    why: str = ""
    charset: str = ""
    retry_after: str = ""


def fetch(address: str, chosen: Gathering, *, now: datetime) -> Fetched:
    """Ask one address in a child process, and return what came; `chosen` are its limits."""
    return fetch_all([address], chosen, now=now)[address]


def fetch_all(addresses: Sequence[str], chosen: Gathering, *, now: datetime) -> dict[str, Fetched]:
    """Ask a few addresses in one child process, and return what came of each, in their order."""
    heard: dict[str, Mapping[str, Any]] = {}
    errand = Crawl(
        desk="",
        run=0,
        as_of=now,
        assignments=tuple(Assignment(url=url, outlet=urls.host(url)) for url in dict.fromkeys(addresses)),
        timeout_seconds=chosen.timeout_seconds,
        max_bytes=chosen.max_bytes,
        deadline_seconds=chosen.deadline_seconds,
    )
    limits = scrapy_settings(replace(chosen, concurrency=min(chosen.concurrency, len(addresses) or 1)))
    send(errand, spider="fetch", scrapy_settings=limits, told=lambda said: heard.update({str(said["asked"]): said}))
    return {url: _fetched(url, heard.get(url)) for url in dict.fromkeys(addresses)}


def _fetched(address: str, said: Mapping[str, Any] | None) -> Fetched:
    if said is None:
        return Fetched(url=address, why="no answer")
    return Fetched(
        url=str(said["url"]),
        status=int(said["status"]),
        body=base64.b64decode(said["body"]),
        why=str(said["why"]),
        charset=str(said["charset"]),
        retry_after=str(said["retry_after"]),
    )

"""One page of the public web, asked as outlets are asked: by the guard, robots.txt, limits, under our name."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pipeline import gather, urls
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
    heard: list[Mapping[str, Any]] = []
    errand = Crawl(
        desk="",
        run=0,
        as_of=now,
        assignments=(Assignment(url=address, outlet=urls.host(address)),),
        timeout_seconds=chosen.timeout_seconds,
        max_bytes=chosen.max_bytes,
    )
    gather.crawl(
        errand, spider="fetch", scrapy_settings=scrapy_settings(replace(chosen, concurrency=1)), told=heard.append
    )
    if not heard:
        return Fetched(url=address, why="no answer")
    said = heard[0]
    return Fetched(
        url=str(said["url"]),
        status=int(said["status"]),
        body=base64.b64decode(said["body"]),
        why=str(said["why"]),
        charset=str(said["charset"]),
        retry_after=str(said["retry_after"]),
    )

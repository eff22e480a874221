"""What robots.txt said in an earlier run: read host by host, and what is new stored when the crawl ends."""

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from pipeline import urls
from pipeline.read.robots_txt import MOST_BYTES
from pipeline.store import robots_texts
from pipeline.store.database import Connection, open_desk, writing
from spiders.assignments import Crawl
from spiders.carrying import say

LINE = '{"robots":'
"""How the line begins on which a crawl that is carried says what it heard."""


class KeptRobots:
    """The robots.txt that a desk keeps; an errand without a desk keeps none."""

    def __init__(self, crawl: Crawl) -> None:
        self._crawl = crawl
        self._db: Connection | None = None
        self._new: dict[str, bytes] = {}

    def of(self, url: str) -> bytes | None:
        """Return what the robots.txt at an address said within the day; none = it has to be asked."""
        if self._crawl.carried:
            kept = self._crawl.robots.get(url)
            return None if kept is None else base64.b64decode(kept)
        if not self._crawl.desk:
            return None
        return robots_texts.of(self._opened(), url, now=self._crawl.as_of)

    def hear(self, url: str, *, status: int, body: bytes) -> None:
        """Take up an answer: the text, or that there is none (RFC 9309, 2.3.1.3); any other is asked for again."""
        if status == 200:
            self._new[url] = body[:MOST_BYTES]
        elif status in (404, 410):
            self._new[url] = b""

    def close(self) -> None:
        """Store what was heard, and close the desk; a crawl that is carried says it on a line of its own."""
        if self._crawl.carried:
            say(f"{LINE} {json.dumps(handed_over(self._new))}}}")
        if self._db is None:
            return
        if self._new:
            with writing(self._db):
                robots_texts.keep(self._db, self._new, now=self._crawl.as_of)
        self._db.close()

    def _opened(self) -> Connection:
        if self._db is None:
            self._db = open_desk(Path(self._crawl.desk), now=self._crawl.as_of)
        return self._db


def kept_at(url: str) -> str:
    """Return by which address the robots.txt of an address's host is kept: the host in one spelling, no user name."""
    return f"{urlsplit(url).scheme}://{urls.host_and_port(url)}/robots.txt"


def handed_over(said: Mapping[str, bytes]) -> dict[str, str]:
    """Return texts by address as an errand carries them to where the desk is not (`Crawl.robots`), and home again."""
    return {url: base64.b64encode(text).decode() for url, text in said.items()}


def handed_back(said: Mapping[str, str]) -> dict[str, bytes]:
    """Return what `handed_over` was given."""
    return {url: base64.b64decode(text) for url, text in said.items()}

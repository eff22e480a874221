"""What robots.txt said in an earlier run: read host by host, and what is new stored when the crawl ends."""

from pathlib import Path

from pipeline.read.robots_txt import MOST_BYTES
from pipeline.store import robots_texts
from pipeline.store.database import Connection, open_desk, writing
from spiders.assignments import Crawl


class KeptRobots:
    """The robots.txt that a desk keeps; an errand without a desk keeps none."""

    def __init__(self, crawl: Crawl) -> None:
        self._crawl = crawl
        self._db: Connection | None = None
        self._new: dict[str, bytes] = {}

    def of(self, url: str) -> bytes | None:
        """Return what the robots.txt at an address said within the day; none = it has to be asked."""
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
        """Store what was heard, and close the desk."""
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

"""The feeds that `bench/gather.py` has gathered, and the server that shows them, each on a loopback address of its own.

Feeds, words and dates are invented and the same every time. Every 127.x.y.z is this machine (RFC 1122, 3.2.1.3), so a
feed has a host of its own without a name service; Linux answers at all of them.
"""

import asyncio
import hashlib
import random
import threading
from collections import Counter
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import TracebackType
from typing import Self

ITEMS = 40
NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
_PROSE = (
    "ferry harbour bridge lock storm quay council vote strike talks river crew owner minister treaty border market"
    " price court judge fire school nurse doctor train tunnel island election party speech budget tax harvest grain"
)
_WORDS = _PROSE.split()


def address(number: int, port: int) -> str:
    """Return where feed `number` (from 0) is served."""
    return f"http://127.{10 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}:{port}/feed.xml"


def feed(number: int, *, new: int, items: int = ITEMS) -> bytes:
    """Return feed `number` after so many items were added at its top since the first time; it always holds `items`."""
    newest = ITEMS + new
    held = "".join(_item(number, item) for item in range(newest, newest - items, -1))
    head = f"<title>Paper {number}</title><link>http://paper{number}.example/</link><description>News</description>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"{head}<language>en</language>{held}</channel></rss>"
    ).encode()


def _item(number: int, item: int) -> str:
    chance = random.Random(number * 1_000_003 + item)
    title = " ".join(chance.choices(_WORDS, k=9)).capitalize()
    url = f"http://paper{number}.example/2026/05/12/{'-'.join(title.lower().split())}-{item}"
    at = format_datetime(NOON - timedelta(minutes=30 * (ITEMS - item) + number % 30 + 60))
    paragraphs = "".join(f"<p>{_sentences(chance, 4)}</p>" for _ in range(4))
    return (
        f'<item><title>{title}</title><link>{url}</link><guid isPermaLink="false">{number}-{item}</guid>'
        f"<pubDate>{at}</pubDate><dc:creator>Mara Lind</dc:creator><category>World</category>"
        f"<description>&lt;p&gt;{_sentences(chance, 2)}&lt;/p&gt;</description>"
        f"<content:encoded><![CDATA[{paragraphs}]]></content:encoded></item>\n"
    )


def _sentences(chance: random.Random, count: int) -> str:
    return " ".join(" ".join(chance.choices(_WORDS, k=14)).capitalize() + "." for _ in range(count))


class Origin:
    """The server, in a thread; a context manager. It honours If-None-Match and If-Modified-Since and keeps alive.

    An answer takes `delay_seconds`, as the way to another continent does.
    """

    def __init__(self, feeds: int, *, delay_seconds: float = 0.0, items: int = ITEMS) -> None:
        self.feeds = feeds
        self.items = items
        self.delay_seconds = delay_seconds
        self.port = 0
        self.answered: dict[int, int] = {}
        self.asked: Counter[str] = Counter()  # for its feed, by host and port
        self._shown: dict[str, tuple[bytes, str, str]] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self.port = asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()
        self.show(new=0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._shut(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def addresses(self) -> list[str]:
        """The feeds' addresses in their order."""
        return [address(number, self.port) for number in range(self.feeds)]

    def show(self, *, new: int) -> None:
        """Show every feed with so many items more than the first time."""
        changed = format_datetime(NOON + timedelta(minutes=new), usegmt=True)
        bodies = {number: feed(number, new=new, items=self.items) for number in range(self.feeds)}
        self._shown = {
            address(number, self.port).split("/")[2]: (body, f'"{hashlib.sha256(body).hexdigest()[:16]}"', changed)
            for number, body in bodies.items()
        }

    async def _open(self) -> int:
        self._server = await asyncio.start_server(
            self._serve,
            "0.0.0.0",  # noqa: S104  every 127.x.y.z
            0,
            backlog=1_000,
        )
        return int(self._server.sockets[0].getsockname()[1])

    async def _shut(self) -> None:
        self._server.close()
        serving = asyncio.all_tasks() - {asyncio.current_task()}
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)
        await asyncio.sleep(0)  # what they had open is closed in the round after

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while asked := await reader.readuntil(b"\r\n\r\n"):
                first, *lines = asked.decode("latin-1").split("\r\n")
                headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
                await asyncio.sleep(self.delay_seconds)
                writer.write(self._answer(first.split()[1], headers))
                await writer.drain()
                if headers.get("connection", "").lower() == "close":
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def _answer(self, path: str, headers: dict[str, str]) -> bytes:
        body, tag, changed = self._shown.get(headers.get("host", ""), (b"", "", ""))
        if path == "/robots.txt":
            return self._said(200, b"User-agent: *\nAllow: /\n", "text/plain", "")
        if path != "/feed.xml" or not body:
            return self._said(404, b"", "text/plain", "")
        self.asked[headers["host"]] += 1
        about = f"ETag: {tag}\r\nLast-Modified: {changed}\r\n"
        if headers.get("if-none-match", headers.get("if-modified-since")) in (tag, changed):
            return self._said(304, b"", "application/rss+xml", about)
        return self._said(200, body, "application/rss+xml; charset=utf-8", about)

    def _said(self, status: int, body: bytes, kind: str, about: str) -> bytes:
        self.answered[status] = self.answered.get(status, 0) + 1
        length = f"Content-Length: {len(body)}\r\n" if status != 304 else ""
        return f"HTTP/1.1 {status} So\r\nContent-Type: {kind}\r\n{about}{length}\r\n".encode() + body

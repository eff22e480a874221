"""An answer whose head does not end, or whose body comes in crumbs, is given up: Scrapy limits the size of bodies only.

Without it a server that sends headers as fast as they are taken fills the memory until the time of its answer is over,
and one that sends chunks of a byte holds the reactor, and all other outlets with it, as long.
"""

import time
from typing import Any

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from twisted.internet.interfaces import IAddress
from twisted.internet.protocol import Factory
from twisted.web import _newclient

# As much as Chromium takes (net/http/http_stream_parser.cc, kMaxHeaderBufSize).
MOST_BYTES = 256 * 1024
# Of putting one answer together from what comes over the wire; 8 MB in whole pieces cost 0.03.
MOST_CPU_SECONDS = 1.0
_IN_THE_HEAD = (_newclient.STATUS, _newclient.HEADER)


class ShortHeadsHandler(HTTP11DownloadHandler):
    """Scrapy's handler of http and https, whose connections count what an answer costs."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        usual: Any = self._pool._factory
        self._pool._factory = lambda *given: _Connections(usual(*given))  # type: ignore[assignment]  # it is only called


class _Connections(Factory):
    noisy = False

    def __init__(self, usual: Factory) -> None:
        self.usual = usual

    def buildProtocol(self, addr: IAddress | None) -> Any:  # noqa: N802  Twisted's name
        protocol: Any = self.usual.buildProtocol(addr)
        protocol.dataReceived = _Counter(protocol)
        return protocol


class _Counter:
    """Takes what a connection receives, and aborts it where a head is too long or the whole costs too much."""

    def __init__(self, protocol: Any) -> None:
        self.protocol, self.receive = protocol, protocol.dataReceived
        self.parser: Any = None
        self.head_bytes, self.cpu_seconds = 0, 0.0

    def __call__(self, received: bytes) -> None:
        if self.protocol._parser is not self.parser:  # another request over the same connection
            self.parser, self.head_bytes, self.cpu_seconds = self.protocol._parser, 0, 0.0
        in_the_head = getattr(self.parser, "state", "") in _IN_THE_HEAD
        self.head_bytes += len(received) if in_the_head else 0
        if (in_the_head and self.head_bytes > MOST_BYTES) or self.cpu_seconds > MOST_CPU_SECONDS:
            self.protocol.abort()
            return
        before = time.thread_time()
        self.receive(received)
        self.cpu_seconds += time.thread_time() - before

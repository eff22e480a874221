"""Names become addresses here, and every address is asked of the guard before a socket is opened to it.

The address that is checked is the one that is connected to, so a name cannot change its mind in between (DNS
rebinding). Installed by the process-level setting TWISTED_DNS_RESOLVER; in `custom_settings` Scrapy ignores it.
"""

from collections.abc import Sequence
from typing import Self

from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from pipeline import guard

# Host to reason. Twisted tells the request only that there are no results; the outcome needs the reason.
REFUSED: dict[str, str] = {}


class GuardedResolver(CachingThreadedResolver):
    """Scrapy's resolver (IPv4) with the guard behind it."""

    allow_private = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Make the resolver that the desk's settings ask for."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.allow_private = crawler.settings.getbool("COPYDESK_ALLOW_PRIVATE")
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802  Twisted's name
        """Return the address of `name`; fail with DNSLookupError when the guard refuses it."""
        return super().getHostByName(name, timeout).addCallback(self._admit, name)

    def _admit(self, address: str, name: str) -> str:
        refusal = guard.address_refusal(address, allow_private=self.allow_private)
        if refusal:
            REFUSED[name] = f"{name} is {address}, which may not be asked: {refusal}"
            raise DNSLookupError(REFUSED[name])
        return address

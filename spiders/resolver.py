"""Names become addresses here, and every address is asked of the guard before a socket is opened to it.

The address that is checked is the one that is connected to, so a name cannot change its mind in between (DNS
rebinding). Installed by the process-level setting TWISTED_DNS_RESOLVER; in `custom_settings` Scrapy ignores it, so
`is_installed` asks the reactor itself before anything is sent (spiders.courtesy).
"""

from collections.abc import Sequence
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.resolver import CachingHostnameResolver, HostResolution
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress, IHostResolution

from pipeline import guard

# Host to reason. Twisted tells the request only that there are no results; the outcome needs the reason.
REFUSED: dict[str, str] = {}
# For a desk that allows private addresses, and wonders.
_CURE = ", and this is a public name; if it is yours, write its number or a name of your own network (desk.lan)"
# A number that no setting lets through (where clouds keep their keys), so that nobody is asked to find out.
_NEVER = "169.254.169.254"
# Names that the DNS does not have, so that it is not asked for them (RFC 6761, 6.4; RFC 7686, 2).
_NOWHERE = (".invalid", ".onion")


class GuardedResolver(CachingHostnameResolver):
    """Scrapy's resolver of IPv4 and IPv6 with the guard behind it."""

    allow_private = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Make the resolver that the desk's settings ask for."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.allow_private = crawler.settings.getbool("COPYDESK_ALLOW_PRIVATE")
        return resolver

    def resolveHostName(  # noqa: N802  Twisted's name
        self,
        resolutionReceiver: Any,  # noqa: N803  Twisted's name; an IResolutionReceiver, for which it has no types
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """Hand those addresses of a host to the receiver that the guard admits; none of them: there is no such host."""
        if hostName.lower().rstrip(".").endswith(_NOWHERE):
            nothing: IHostResolution = HostResolution(hostName)  # type: ignore[assignment]  # it says so to zope only
            resolutionReceiver.resolutionBegan(nothing)
            resolutionReceiver.resolutionComplete()
            return nothing
        door: Any = _Door(resolutionReceiver, hostName, allow_private=self.allow_private)
        return super().resolveHostName(door, hostName, portNumber, addressTypes, transportSemantics)


async def is_installed(reactor: Any) -> bool:
    """Return whether the reactor refuses what the guard refuses, asked in the way in which its sockets ask."""
    found = _Found()
    reactor.nameResolver.resolveHostName(found, _NEVER, 80)
    return await found.done == 0


class _Door:
    """Lets through to another receiver what the guard admits."""

    def __init__(self, receiver: Any, host: str, *, allow_private: bool) -> None:
        self.receiver, self.host = receiver, host
        is_private = guard.is_private_host(host)
        self.allow_private = allow_private and is_private
        self.cure = "" if is_private or not allow_private else _CURE

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802  Twisted's name
        self.receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802  Twisted's name; of either family
        refusal = guard.address_refusal(address.host, allow_private=self.allow_private)
        if refusal:
            REFUSED[self.host] = f"{self.host} is {address.host}, which may not be asked: {refusal}{self.cure}"
        else:
            self.receiver.addressResolved(address)

    def resolutionComplete(self) -> None:  # noqa: N802  Twisted's name
        self.receiver.resolutionComplete()


class _Found:
    """Counts the addresses that it is given."""

    def __init__(self) -> None:
        self.count = 0
        self.done: Deferred[int] = Deferred()

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802  Twisted's name
        """Nothing is counted before it begins."""

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802  Twisted's name
        self.count += 1

    def resolutionComplete(self) -> None:  # noqa: N802  Twisted's name
        self.done.callback(self.count)

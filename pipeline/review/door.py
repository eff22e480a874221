"""The door: where the page listens, under which names it may be asked for, and what one needs to come in."""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pipeline.guard import is_loopback
from pipeline.settings import Reviewing

_NAMES_OF_THIS_MACHINE = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where the page listens and whom it lets in.

    `hosts` are the values of the Host header that are answered, in lower case; with `any_address` every bare address
    with the right port is, too (the page listens on all of them, and no other site can put an address in Host).
    `password`: one must sign in with it; else the one-time address is enough. `https`: a proxy in front speaks it.
    `proxied`: a proxy stands in front, and tells who asked. `clock` is the real one: who may come in is a matter of
    real time, whatever stands for the desk's clock.
    """

    hosts: frozenset[str]
    port: int
    clock: Callable[[], datetime]
    any_address: bool = False
    password: bool = False
    https: bool = False
    proxied: bool = False

    def knows(self, host: str) -> bool:
        """Return whether a request for this Host is ours to answer (else it is another site's, rebound to us)."""
        host = host.lower()
        return host in self.hosts or (self.any_address and self._is_address(host))

    def _is_address(self, host: str) -> bool:
        name, _, port = host.rpartition(":")
        return port == str(self.port) and _address(name) is not None

    def cookie(self, kind: str) -> str:
        """Return by which name a browser keeps a cookie of this page.

        With the port in it: browsers hand cookies to all ports of a host (RFC 6265, 8.5), and two desks on one machine
        would write over each other's.
        """
        return f"{kind}-{self.port}"

    @property
    def trusted_by_browsers(self) -> bool:
        """Whether browsers take our address for a secure one (https, this machine) and say where a form came from."""
        return self.https or not self.password


def door_at(host: str, port: int, said: Reviewing, *, clock: Callable[[], datetime]) -> Door:
    """Return the door of a page that listens at `host` (a name or an address) and `port`."""
    here = is_loopback(host)
    outside = said.host_name.lower()
    hosts = {outside} if outside else set()
    if here:
        hosts |= {f"{name}:{port}" for name in _NAMES_OF_THIS_MACHINE}
    elif not outside:
        hosts.add(f"[{host}]:{port}" if ":" in host else f"{host.lower()}:{port}")
    if port == 80:
        hosts |= {name.removesuffix(":80") for name in hosts}
    found = _address(host)
    return Door(
        hosts=frozenset(hosts),
        port=port,
        clock=clock,
        any_address=found is not None and found.is_unspecified and not outside,
        password=not here or bool(outside),
        https=said.https,
        proxied=bool(outside),
    )


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return None

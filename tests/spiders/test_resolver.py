"""What of the addresses of a name is let through to a socket, and that nothing is asked without the guard."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from twisted.internet.address import IPv4Address, IPv6Address

from pipeline import gather
from pipeline.errors import CopydeskError
from pipeline.newsstand import Newsstand
from spiders.assignments import Assignment, Crawl
from spiders.resolver import REFUSED, GuardedResolver, _Door
from tests.cast import NOON


@dataclass
class Receiver:
    """What a socket would be opened to."""

    hosts: list[str] = field(default_factory=list)
    complete: bool = False

    def resolutionBegan(self, resolution: object) -> None:  # noqa: N802  Twisted's name
        """Nothing was found yet."""

    def addressResolved(self, address: Any) -> None:  # noqa: ANN401, N802  Twisted's name; of either family
        """Note an address."""
        self.hosts.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802  Twisted's name
        """Note the end."""
        self.complete = True


@dataclass
class Network:
    """A reactor whose resolver notes the names that it is asked for, and asks nobody."""

    asked: list[str] = field(default_factory=list)

    @property
    def nameResolver(self) -> "Network":  # noqa: N802  Twisted's name
        """It is its own resolver."""
        return self

    def resolveHostName(self, receiver: object, host: str, *given: object) -> None:  # noqa: N802  Twisted's name
        """Note a name."""
        self.asked.append(host)


def let_through(*addresses: str, name: str = "harbour.example", allow_private: bool = False) -> list[str]:
    """The addresses that are let through of those a name has."""
    receiver = Receiver()
    door = _Door(receiver, name, allow_private=allow_private)
    for address in addresses:
        door.addressResolved((IPv6Address if ":" in address else IPv4Address)("TCP", address, 443))
    door.resolutionComplete()
    assert receiver.complete
    return receiver.hosts


@pytest.fixture(autouse=True)
def _forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process refused it keeps to say why; the next test has a host of the same name."""
    monkeypatch.setitem(REFUSED, "harbour.example", "")


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("127.0.0.1", id="loopback"),
        pytest.param("10.1.2.3", id="private"),
        pytest.param("169.254.169.254", id="cloud-keys"),
        pytest.param("::1", id="loopback-6"),
        pytest.param("fd00:ec2::254", id="cloud-keys-6"),
        pytest.param("fe80::1", id="link-local-6"),
        pytest.param("::ffff:10.0.0.1", id="mapped"),
        pytest.param("64:ff9b::a00:1", id="nat64"),
        pytest.param("2002:a00:1::", id="6to4"),
        pytest.param("ff02::1", id="multicast-6"),
    ],
)
def test_an_address_that_is_not_public_is_not_let_through_and_the_reason_is_kept(address: str) -> None:
    assert let_through("8.8.8.8", address, "2606:4700::1111") == ["8.8.8.8", "2606:4700::1111"]
    assert address in REFUSED["harbour.example"]


def test_loopback_is_let_through_where_the_desk_allows_it_and_cloud_keys_never() -> None:
    addresses = ("127.0.0.1", "::1", "169.254.169.254", "fd00:ec2::254")

    assert let_through(*addresses, name="localhost", allow_private=True) == ["127.0.0.1", "::1"]


def test_a_public_name_leads_to_nothing_inside_whatever_the_desk_allows() -> None:
    assert let_through("192.168.1.1", "8.8.8.8", "::1", allow_private=True) == ["8.8.8.8"]
    assert "::1" in REFUSED["harbour.example"]
    assert "write its number or a name of your own network" in REFUSED["harbour.example"]


def test_where_the_desk_allows_nothing_private_no_other_name_is_asked_for() -> None:
    assert let_through("192.168.1.1") == []
    assert REFUSED["harbour.example"].endswith("192.168.1.1 is a private or loopback address")


@pytest.mark.parametrize("name", ["harbour-times.invalid", "Harbour-Times.INVALID.", "harbour.onion"])
def test_no_network_is_asked_for_a_name_that_the_dns_does_not_have(name: str) -> None:
    network, receiver = Network(), Receiver()
    resolver = GuardedResolver(network, 0)  # type: ignore[arg-type]  # all of a reactor that it looks at

    resolver.resolveHostName(receiver, name, 443)
    assert (network.asked, receiver.hosts, receiver.complete) == ([], [], True)

    resolver.resolveHostName(receiver, "harbour-times.example", 443)
    assert network.asked == ["harbour-times.example"]


def test_without_the_guarded_resolver_nothing_is_asked_and_the_crawl_is_a_bug(newsstand: Newsstand) -> None:
    told: list[Any] = []
    errand = Crawl(
        desk="", run=0, as_of=NOON, assignments=(Assignment(url=f"{newsstand.address}/feed.xml", outlet="a"),)
    )
    unguarded = {
        "TWISTED_DNS_RESOLVER": "scrapy.resolver.CachingThreadedResolver",
        "COPYDESK_ALLOW_PRIVATE": True,
        "DOWNLOAD_DELAY": 0,
    }

    with pytest.raises(CopydeskError, match="bug of copydesk"):
        gather.crawl(errand, spider="fetch", scrapy_settings=unguarded, told=told.append)

    assert newsstand.requests == []
    assert [one["why"] for one in told] == ["nothing is asked: copydesk's guard is not active (a bug of copydesk)"]

"""May this address be asked? A decision only: nothing is looked up, nothing is fetched.

`refusal` judges how an address is spelled, before DNS; `address_refusal` judges the numbers that DNS gave, and is
asked again for every redirect (spiders.resolver). Used by spiders, publish and liveness.

Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries; RFC 6761, 6762, 8375 and ICANN's `.internal` (2024) for
names; the IPv4 parser of https://url.spec.whatwg.org for the ways to spell an address.
"""

import re
import unicodedata
from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_URL = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?P<slashes>//)?(?P<authority>[^/?#]*)")
_UNSPELLABLE = re.compile(r"[\x00- \x7f-\x9f\\\ud800-\udfff]")  # the last: halves of surrogates, which have no bytes
_PORTS = frozenset(
    {80, 443, 8000, 8008, 8080, 8443, 8888}
)  # where the web is served; not where mail or databases listen
_DOTS = re.compile(r"[\u3002\uff0e\uff61]")  # what IDNA reads as a dot (RFC 3490, 3.1)
# What IDNA reads as nothing (RFC 3454, B.1; UTS #46, "ignored") and Python still calls printable: 127.0.0.1 behind it.
_NOTHING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u1806\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_LABEL = re.compile(r"(?!-)(?:[a-z0-9_-]|[^\x00-\x7f]){1,63}")
_PLAIN_NUMBERS = re.compile(r"(?:0|[1-9][0-9]{0,2})(?:\.(?:0|[1-9][0-9]{0,2})){3}\.?")
_NUMBER = re.compile(r"0[xX][0-9A-Fa-f]*|[0-9]+")
_LOCAL_ENDINGS = "localhost localdomain local internal intranet lan home corp private home.arpa"
_LOCAL_NAMES = tuple(_LOCAL_ENDINGS.split())
_MAX_LENGTH = 8192
_OPENING = "if it is yours, write allow_private_addresses = true below [gather] in copydesk.toml; else give another one"

_PRIVATE_4 = tuple(map(IPv4Network, ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
_PRIVATE_6 = tuple(map(IPv6Network, ("::1/128", "fc00::/7")))
# ipaddress.is_global lets some of these pass (multicast, relays, 192.88.99.0/24), so the list is our own.
_CLOSED_RANGES_4 = """
    0.0.0.0/8 100.64.0.0/10 169.254.0.0/16 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24
    192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32
"""  # the last one is Azure's host agent: a public number that answers inside a machine only
_CLOSED_4 = tuple(map(IPv4Network, _CLOSED_RANGES_4.split()))
_GLOBAL_6 = IPv6Network("2000::/3")  # all of today's global unicast; loopback, NAT64, multicast, ::a.b.c.d lie outside
_CLOSED_RANGES_6 = "2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20 fd00:ec2::/32"  # last: AWS metadata
_CLOSED_6 = tuple(map(IPv6Network, _CLOSED_RANGES_6.split()))


def refusal(url: str, *, allow_private: bool = False) -> str:
    """Return why this address may not be asked, "" when it may. Never raises.

    Args:
        url: Absolute, as it will be handed to the client.
        allow_private: Also allow loopback and private addresses and local names, on any port: for a newsstand on
            this machine. Still http(s) only, and never link-local (cloud metadata) addresses.
    """
    url = url.strip(" ")
    if len(url) > _MAX_LENGTH:
        return f"an address of more than {_MAX_LENGTH} characters"
    if _UNSPELLABLE.search(url):
        return "a space, control character or backslash in the address"
    match = _URL.match(url)
    if match is None or match["scheme"].lower() not in {"http", "https"}:
        return "not an http or https address"
    authority = match["authority"]
    if not match["slashes"] or not authority:
        return "an address without a host"
    if "@" in authority:
        return "a user name or password in the address"
    return _authority_refusal(authority, allow_private=allow_private)


def opening(url: str) -> str:
    """Return what has an address asked that is refused for being this machine's or its network's; "" = nothing does."""
    return _OPENING if refusal(url) and not refusal(url, allow_private=True) else ""


def address_refusal(address: str, *, allow_private: bool = False) -> str:
    """Return why a connection to this IP address (as DNS gave it) is refused, "" when it may be made. Never raises."""
    try:
        number = IPv6Address(address) if ":" in address else IPv4Address(address)
    except AddressValueError:
        return "not an IP address"
    if isinstance(number, IPv6Address):
        if number.scope_id is not None:
            return f"{address} is bound to one network card"
        if number.ipv4_mapped is None:
            return _refusal_6(number, allow_private=allow_private)
        number = number.ipv4_mapped
    return _refusal_4(number, allow_private=allow_private)


def is_private_host(host: str) -> bool:
    """Return whether a host is written as one of this machine or its network: a number or a name that only they have.

    Only such a host may have a private number for its answer. A name of the public DNS that leads to one is somebody
    else's to change, so that he would choose what is asked in this network (DNS rebinding).
    """
    if host.startswith("[") or ":" in host:
        return _spelled_6(f"[{host.removeprefix('[').removesuffix(']')}]", allow_private=True)[1]
    return _spelled_name(host, allow_private=True)[1]


def is_loopback(host: str) -> bool:
    """Return whether a host, a name or an address with or without its brackets, is this very machine."""
    try:
        return ip_address(host.removeprefix("[").removesuffix("]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _refusal_4(number: IPv4Address, *, allow_private: bool) -> str:
    if any(number in network for network in _PRIVATE_4):
        return "" if allow_private else f"{number} is a private or loopback address"
    if any(number in network for network in _CLOSED_4):
        return f"{number} is not an address on the public internet"
    return ""


def _refusal_6(number: IPv6Address, *, allow_private: bool) -> str:
    if any(number in network for network in _CLOSED_6):
        return f"{number} is not an address on the public internet"
    if any(number in network for network in _PRIVATE_6):
        return "" if allow_private else f"{number} is a private or loopback address"
    return "" if number in _GLOBAL_6 else f"{number} is not an address on the public internet"


def _authority_refusal(authority: str, *, allow_private: bool) -> str:
    host, port = _host_and_port(authority)
    if port is None:
        return "a port that is not a number from 1 to 65535"
    if host.startswith("["):
        why, private = _spelled_6(host, allow_private=allow_private)
    else:
        why, private = _spelled_name(host, allow_private=allow_private)
    if why:
        return why
    if port and port not in _PORTS and not private:
        return f"port {port}, where no outlet serves pages"
    return ""


def _host_and_port(authority: str) -> tuple[str, int | None]:
    """Split host from port; 0 = none given, None = not a port."""
    match = re.fullmatch(r"(\[[^\]]*\]|[^:]*)(?::([0-9]{0,5}))?", authority)
    if match is None:
        return authority, None
    if not match[2]:
        return match[1], 0
    port = int(match[2])
    return match[1], port if 0 < port < 65536 else None


def _spelled_6(host: str, *, allow_private: bool) -> tuple[str, bool]:
    why = address_refusal(host[1:-1], allow_private=allow_private) if ":" in host else "not an IPv6 address in brackets"
    return why, not why and bool(address_refusal(host[1:-1]))


def _spelled_name(host: str, *, allow_private: bool) -> tuple[str, bool]:
    """Judge a name or an IPv4 address in any spelling; also say whether it is a private one."""
    name = _DOTS.sub(".", unicodedata.normalize("NFKC", host)).lower().removesuffix(".")
    labels = name.split(".")
    is_seen = name.isprintable() and not _NOTHING.search(host)
    if len(name) > 253 or not is_seen or not all(_LABEL.fullmatch(label) for label in labels):
        return "a host that is not a name", False
    if _NUMBER.fullmatch(labels[-1]):
        address = _number_of(labels)
        if address is None:
            return "a host that is neither a name nor an address", False
        why = address_refusal(address, allow_private=allow_private)
        if not why and not _PLAIN_NUMBERS.fullmatch(host):
            why = f"{address} in a spelling that hides it"  # clients read 010.1 as 8.0.0.1 or as 10.0.0.1
        return why, not why and bool(address_refusal(address))
    local = len(labels) == 1 or any(name == end or name.endswith("." + end) for end in _LOCAL_NAMES)
    if local and not allow_private:
        return f"{name} is a name of this machine or its network", False
    return "", local


def _number_of(labels: list[str]) -> str | None:
    """The IPv4 address that a client would read: 1 to 4 parts, decimal, 0octal or 0xhex, the last one filling up."""
    if len(labels) > 4 or not all(map(_NUMBER.fullmatch, labels)):
        return None
    try:
        numbers = [_part(label) for label in labels]
    except ValueError:
        return None
    *heads, last = numbers
    if any(head > 255 for head in heads) or last >= 256 ** (5 - len(numbers)):
        return None
    return str(IPv4Address(sum(head * 256 ** (3 - place) for place, head in enumerate(heads)) + last))


def _part(label: str) -> int:
    if label[:2] == "0x":
        return int(label[2:] or "0", 16)
    return int(label, 8) if label[0] == "0" and len(label) > 1 else int(label)

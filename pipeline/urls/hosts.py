"""The host of an address, and the site (registrable domain) of a host."""

import re
from contextlib import suppress
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from tldextract import TLDExtract

# Labels that name a form of the same site, not another site: the big screen, the small one, the AMP copy.
_FORMS = frozenset({"www", "m", "mobile", "mobil", "wap", "amp", "touch"})
_PORTS = {"http": 80, "https": 443}
_WWW = re.compile(r"^(?:www\.)+(?=[^.]+\.)")


def host(url: str) -> str:
    """Return the host of an address in lower case, without `www.` and port; "" when it has none. Never raises."""
    try:
        name = urlsplit(url.strip()).hostname or ""
    except ValueError:  # what urllib says of brackets without an IPv6 address, and of odd Unicode in a host
        return ""
    return _WWW.sub("", ascii_host(name), count=1)


def host_and_port(url: str) -> str:
    """Return who is asked for an address, in one spelling: its host, and its port where that is not the scheme's own.

    In lower case ASCII, an IPv6 address in its brackets, never with a user name; "" when it has none. Never raises.
    """
    try:
        parts = urlsplit(url.strip())
        name, port = ascii_host(parts.hostname or ""), parts.port
    except ValueError:  # brackets without an IPv6 address, odd Unicode, a port that is no number
        return ""
    name = f"[{name}]" if ":" in name else name
    return name if not name or port in (None, _PORTS.get(parts.scheme)) else f"{name}:{port}"


@lru_cache(maxsize=4096)
def site(host: str) -> str:
    """Return the registrable domain of a host (`news.bbc.co.uk` -> `bbc.co.uk`), the host itself when it has none.

    By the Public Suffix List (https://publicsuffix.org) as tldextract ships it, its private part included, so that
    two blogs of one blog host are two sites; nothing is fetched or written.
    """
    return _public_suffixes()(host).top_domain_under_public_suffix or host


def same_site(url: str, other: str) -> bool:
    """Return whether two addresses are of one site; an address without a host is of none. Never raises."""
    here = site(host(url))
    return bool(here) and here == site(host(other))


@lru_cache(maxsize=4096)
def one_form(host: str) -> str:
    """Return the host without the labels that name a form of the same site: `en.m.wikipedia.org`, `amp.cnn.com`."""
    host = _WWW.sub("", host, count=1)
    labels = host.split(".")
    if _FORMS.isdisjoint(labels[:-2]):
        return host
    own = site(host).split(".")
    above = labels[: len(labels) - len(own)]
    return ".".join([label for label in above if label not in _FORMS] + own)


def ascii_host(name: str) -> str:
    """Return a host in lower case ASCII, without the root's dot; what IDNA cannot spell stays as it is."""
    name = name.lower().rstrip(".")  # before, too: with two of them IDNA cannot spell it, with none it can
    if not name.isascii():
        with suppress(UnicodeError):  # a label that is too long, or marks that IDNA forbids
            name = name.encode("idna").decode("ascii").lower()
    return name.rstrip(".")


@cache
def _public_suffixes() -> "TLDExtract":
    # Imported when first needed: it brings requests, and most commands never ask for a site.
    from tldextract import TLDExtract

    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)

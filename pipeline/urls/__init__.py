"""Addresses of articles: what a post links to (`clean`), and what makes two addresses one article (`canonical`).

    links.py     what a post links to: absolute, free of tracking, otherwise as the outlet gave it
    identity.py  what is one article: scheme, host, path, parameters and fragment in one spelling
    redirectors.py  which addresses only lead on to another one
    tracking.py  which parameters and fragments say how a reader came, not what he reads; each with its source
    hosts.py     the host of an address, with its port or without, and the site (registrable domain) of a host

Laws (tests/test_urls_laws.py): both are idempotent, `canonical(clean(u)) == canonical(u)`, and neither ever raises.
"""

from pipeline.urls.hosts import host, host_and_port, same_site, site
from pipeline.urls.identity import canonical
from pipeline.urls.links import clean

__all__ = ["canonical", "clean", "host", "host_and_port", "same_site", "site"]

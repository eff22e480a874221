"""One `[[outlet]]` of outlets.toml: which keys it may have, and the outlet it makes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pipeline.news import Outlet
from pipeline.outlets import asking, posts, values
from pipeline.outlets.hosts import host_of
from pipeline.outlets.names import nearest
from pipeline.outlets.values import RefusedValueError
from pipeline.toml_lines import KeyPath

# What an entry may hold, in the order of docs/outlets.md, and how each value is read.
KEYS: Mapping[str, Callable[[KeyPath, object], object]] = {
    "name": values.text_in,
    "aliases": values.texts_in,
    "hosts": values.hosts_in,
    "home": values.address_in,
    "family": values.text_in,
    "country": values.country_in,
    "language": values.language_in,
    "state": values.state_in,
    "agency": values.flag_in,
    "feeds": values.addresses_in,
    "sitemaps": values.addresses_in,
    "sections": values.sections_in,
    "tags": values.tags_in,
    "excerpt_words": values.words_in,
    "enabled": values.flag_in,
    "starred": values.flag_in,
    "interval_minutes": asking.minutes_in,
    "headers": asking.headers_in,
    "insecure_tls": values.flag_in,
}

OURS = "outlets.toml"
"""The source of a fact that the desk's own file states; `sources["name"]` has it for every entry of the file."""


def facts_of(entry: Mapping[str, object]) -> dict[str, Any]:
    """Read the values of `entry`, only those it has.

    Raises:
        RefusedValueError: an unknown key, a missing name, a wrong type or a value that cannot be used.
    """
    for key in entry:
        if key not in KEYS:
            near = nearest(key, KEYS)
            cure = f"did you mean {near}?" if near else f"the keys are {', '.join(KEYS)}"
            raise RefusedValueError((key,), f"unknown key {key!r}", cure)
    facts: dict[str, Any] = {key: KEYS[key]((key,), value) for key, value in entry.items()}
    if not facts.get("name"):
        raise RefusedValueError(("name",), "an outlet needs a name", 'write name = "…", as the blog cites it')
    return facts


def outlet_of(facts: Mapping[str, Any], shipped: Outlet | None) -> Outlet:
    """Return the outlet that an entry's `facts` make: `shipped` with the facts over it, or a new one.

    A key that is left out keeps the shipped value. Aliases are added to the shipped ones, and so is the shipped
    name when the entry cites the outlet by another. An outlet without hosts has the host of its home.
    """
    before = shipped or Outlet(name=facts["name"])
    cited_before = () if facts["name"] == before.name else (before.name,)
    aliases = dict.fromkeys((*before.aliases, *cited_before, *facts.get("aliases", ())))
    facts = _postings(facts, before)
    hosts = facts.get("hosts", before.hosts)
    if not hosts and facts.get("home"):
        hosts = tuple(filter(None, (host_of(facts["home"]),)))
    sources = {**before.sources, "name": OURS, **dict.fromkeys(facts, OURS)}
    return replace(before, **{**facts, "aliases": tuple(aliases), "hosts": hosts, "sources": sources})


def _postings(facts: Mapping[str, Any], before: Outlet) -> Mapping[str, Any]:
    """The address of a channel or profile under `feeds` stands for the feed, or the page, that lists its posts."""
    found = [(feed, posts.posting(feed)) for feed in facts.get("feeds", ())]
    if not any(posting for _, posting in found):
        return facts
    feeds = tuple(dict.fromkeys(posting.feed if posting else feed for feed, posting in found))
    pages = tuple(posting.section for _, posting in found if posting and posting.section)
    sections = tuple(dict.fromkeys((*facts.get("sections", before.sections), *pages)))
    return {**facts, "feeds": tuple(filter(None, feeds)), **({"sections": sections} if sections else {})}

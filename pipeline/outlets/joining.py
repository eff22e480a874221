"""Lay what was found over a registry: which outlets are new, what known ones gain. Pure.

A feed or section page belongs to the outlet that has it already, else to the one whose host its page or it has. Of
what was exported by copydesk every field counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline import urls
from pipeline.errors import UsageError
from pipeline.news import Outlet, Subscription, Subscriptions
from pipeline.outlets import posts
from pipeline.outlets.entry import OURS
from pipeline.outlets.facts import Facts, facts_in
from pipeline.outlets.hosts import host_of
from pipeline.outlets.names import key, parts_of
from pipeline.outlets.registry import Registry

# Hosts that serve the feeds of others: a feed's address there does not say whose it is.
SERVICES = frozenset(
    {
        "feeds.feedburner.com",
        "feeds2.feedburner.com",
        "feedproxy.google.com",
        "news.google.com",
        "rss.app",
        "fetchrss.com",
        "feed43.com",
        "politepol.com",
        "rsshub.app",
        "morss.it",
        "kill-the-newsletter.com",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry to write: the facts to set in it. `known` is the outlet it changes, none = it is a new one."""

    facts: Facts
    known: Outlet | None = None

    @property
    def name(self) -> str:
        """The outlet's name."""
        return str(self.facts["name"])


@dataclass(slots=True)
class _Gain:
    """What one outlet gains out of a list."""

    outlet: Outlet
    known: bool
    feeds: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


def changes(registry: Registry, listed: Subscriptions) -> tuple[Change, ...]:
    """Return what must be written so that the registry holds the list; nothing for what it holds already."""
    exported = [change for outlet in listed.ours if (change := _as_exported(registry, outlet))]
    taken = {key(outlet.name) for outlet in listed.ours}
    return (*exported, *_gained(registry, listed.others, taken))


def free_name(registry: Registry, name: str, host: str, taken: Iterable[str] = ()) -> str:
    """Return a name for a new outlet that no other has: `name`, or with its host in brackets, or with a number."""
    used = set(taken)
    candidates = [name, f"{name} ({host})"] if host else [name]
    candidates += [f"{name} {number}" for number in range(2, 100)]
    free = (one for one in candidates if registry.named(one) is None and key(one) not in used)
    return next(free, candidates[-1])


def owner(registry: Registry, found: Outlet) -> Outlet | None:
    """Return the outlet that `found` is: the one that has a feed or section page of it, else the one at its host."""
    return _has_a_place_of(registry, found) or next(
        (known for host in found.hosts if (known := registry.at(host))), None
    )


def is_in_doubt(registry: Registry, found: Outlet, known: Outlet, titles: Iterable[str]) -> bool:
    """Tell whether `found` may be another outlet than `known`: only its host is that one's, and its titles say another.

    Args:
        registry: Who is called how.
        found: What was found.
        known: Its `owner`.
        titles: What its page and its feeds call themselves; none = nothing speaks against the host.
    """
    said = [name for title in titles for name in (title, *parts_of(title)) if name]
    by_host = _has_a_place_of(registry, found) is None
    return by_host and bool(said) and not any(registry.named(name) == known for name in said)


def called(registry: Registry, name: str, found: Outlet) -> Outlet | None:
    """Return the outlet `name` that `found` is said to be, whoever has its host; none = a new one.

    Raises:
        UsageError: a feed or section page of `found` is another outlet's.
    """
    known, other = registry.named(name), _has_a_place_of(registry, found)
    if other and other != known:
        do = f"leave --name out to add to it, or take the address out of {other.name} in {OURS} first"
        raise UsageError(f"what is there is {other.name}'s already, not {name}'s", do=do)
    return known


def newcomer(registry: Registry, found: Outlet) -> Outlet:
    """Return `found` as an outlet of its own: it has a name that no other has, and no host that is another's."""
    named = replace(found, name=free_name(registry, found.name, found.hosts[0] if found.hosts else ""))
    others = {host for outlet in registry for host in outlet.hosts}
    hosts = tuple(host for host in found.hosts if host not in others)
    # An entry without hosts has that of its home.
    return named if hosts == found.hosts else replace(named, hosts=hosts, home="" if not hosts else found.home)


def joined(known: Outlet, found: Outlet) -> Outlet:
    """Return a known outlet with the feeds, sitemaps and section pages of `found` that it lacks behind its own."""
    pages = {page.url: page for page in found.sections}
    return replace(
        known,
        feeds=(*known.feeds, *_lacked(known.feeds, found.feeds)),
        sitemaps=(*known.sitemaps, *_lacked(known.sitemaps, found.sitemaps)),
        sections=(*known.sections, *(pages[url] for url in _lacked((page.url for page in known.sections), pages))),
    )


def has_own_host(feed: str) -> bool:
    """Tell whether the host of a feed is its outlet's: not one of a service, or of a place where anybody posts."""
    return host_of(feed) not in SERVICES and posts.posting(feed) is None


def _as_exported(registry: Registry, outlet: Outlet) -> Change | None:
    known = registry.named(outlet.name)
    if known and key(known.name) != key(outlet.name) and not _is_another_name(registry, outlet, known):
        known = None
    facts = facts_in(outlet, known)
    if known and len(facts) == 1 and known.name == outlet.name:
        return None
    return Change(facts=facts, known=known if known and key(known.name) == key(outlet.name) else None)


def _is_another_name(registry: Registry, outlet: Outlet, known: Outlet) -> bool:
    """As outlets.toml is read: an alias names the same outlet unless all hosts are others."""
    return not outlet.hosts or any(registry.at(host) == known for host in outlet.hosts)


def _has_a_place_of(registry: Registry, found: Outlet) -> Outlet | None:
    """Return the outlet that has a feed or section page of `found`."""
    owners = _owners(registry)
    places = (_place(address) for address in (*found.feeds, *(page.url for page in found.sections)))
    return next((known for place in places if (known := owners.get(place))), None)


def _gained(registry: Registry, listed: Sequence[Subscription], taken: set[str]) -> Iterable[Change]:
    owners = _owners(registry)
    gains: dict[str, _Gain] = {}
    for one in listed:
        known = owners.get(_place(one.feed)) or _at_home(registry, one)
        group = f"known {known.name}" if known else _group(one)
        if group not in gains:
            gains[group] = _Gain(known or _new(registry, one, taken), known=known is not None)
            taken.add(key(gains[group].outlet.name))
        gain = gains[group]
        if _place(one.feed) not in owners:
            owners[_place(one.feed)] = gain.outlet
            gain.feeds.append(one.feed)
        gain.tags += one.tags
    for gain in gains.values():
        if change := _change(gain):
            yield change


def _owners(registry: Registry) -> dict[str, Outlet]:
    """Return the outlets by the places of their feeds and section pages."""
    return {
        _place(address): outlet
        for outlet in registry
        for address in (*outlet.feeds, *(page.url for page in outlet.sections))
    }


def _lacked(own: Iterable[str], found: Iterable[str]) -> tuple[str, ...]:
    """Return the addresses that are found and not there, each once, in their order."""
    there = {_place(address) for address in own}
    gained: dict[str, str] = {}
    for address in found:
        if (place := _place(address)) not in there:
            gained.setdefault(place, address)
    return tuple(gained.values())


def _place(address: str) -> str:
    """Return by what one address is another: a channel of posts is where its posts are listed."""
    posting = posts.posting(address)
    listed = (posting.section.url if posting.section else posting.feed) if posting else address
    return urls.canonical(listed)


def _at_home(registry: Registry, one: Subscription) -> Outlet | None:
    if posts.posting(one.feed) is not None:
        return None
    if one.home:
        return registry.at(one.home)
    return registry.at(one.feed) if has_own_host(one.feed) else None


def _group(one: Subscription) -> str:
    """Feeds of one host are one outlet's; where the host says nothing, each feed is its own."""
    if posts.posting(one.feed) is not None:
        return f"feed {one.feed}"
    host = host_of(one.home) or (host_of(one.feed) if has_own_host(one.feed) else "")
    return f"host {host}" if host else f"feed {one.feed}"


def _new(registry: Registry, one: Subscription, taken: Iterable[str]) -> Outlet:
    posting = posts.posting(one.feed)
    home = "" if posting else one.home
    host = "" if posting else host_of(home) or (host_of(one.feed) if has_own_host(one.feed) else "")
    title = one.title or (posting.account if posting else "") or host or host_of(one.feed)
    name = free_name(registry, title, host or (posting.service if posting else ""), taken)
    return Outlet(name=name, home=home, hosts=(host,) if host else ())


def _change(gain: _Gain) -> Change | None:
    before = gain.outlet
    tags = tuple(dict.fromkeys((*before.tags, *gain.tags)))
    # What the blogger himself switched off stays off.
    on = before.enabled or before.sources.get("enabled") != OURS
    after = replace(before, feeds=(*before.feeds, *gain.feeds), tags=tags, enabled=on)
    facts = facts_in(after, before if gain.known else None)
    return Change(facts=facts, known=before if gain.known else None) if len(facts) > 1 or not gain.known else None

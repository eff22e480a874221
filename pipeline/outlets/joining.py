"""Lay a list of subscriptions over a registry: which outlets are new, what known ones gain. Pure.

A feed belongs to the outlet that has it already, else to the one whose host its page or it has. Of what was exported by
copydesk every field counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline import urls
from pipeline.news import Outlet, Subscription, Subscriptions
from pipeline.outlets import posts
from pipeline.outlets.entry import OURS
from pipeline.outlets.facts import Facts, facts_in
from pipeline.outlets.hosts import host_of
from pipeline.outlets.names import key
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
    return Change(facts=facts, known=known if known and known.name == outlet.name else None)


def _is_another_name(registry: Registry, outlet: Outlet, known: Outlet) -> bool:
    """As outlets.toml is read: an alias names the same outlet unless all hosts are others."""
    return not outlet.hosts or any(registry.at(host) == known for host in outlet.hosts)


def _gained(registry: Registry, listed: Sequence[Subscription], taken: set[str]) -> Iterable[Change]:
    by_feed = {urls.canonical(feed): outlet for outlet in registry for feed in outlet.feeds}
    gains: dict[str, _Gain] = {}
    for one in listed:
        known = by_feed.get(urls.canonical(one.feed)) or _at_home(registry, one)
        place = f"known {known.name}" if known else _group(one)
        if place not in gains:
            gains[place] = _Gain(known or _new(registry, one, taken), known=known is not None)
            taken.add(key(gains[place].outlet.name))
        gain = gains[place]
        if urls.canonical(one.feed) not in by_feed:
            by_feed[urls.canonical(one.feed)] = gain.outlet
            gain.feeds.append(one.feed)
        gain.tags += one.tags
    for gain in gains.values():
        if change := _change(gain):
            yield change


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

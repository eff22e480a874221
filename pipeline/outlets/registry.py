"""The registry: a name, an alias or a host -> the outlet; a tag -> outlets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.errors import NotFoundError
from pipeline.news import Outlet
from pipeline.outlets.hosts import host_of, is_bare_host, suffixes
from pipeline.outlets.names import cited_country, key, nearest
from pipeline.outlets.tags import bears, is_selector


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """The outlets this desk knows, in order: the shipped ones by name, then those of outlets.toml.

    A display name goes before any alias. Where two outlets claim one alias or host, an entry of outlets.toml has
    it before a shipped outlet, and the later entry before the earlier.
    """

    outlets: tuple[Outlet, ...]
    _names: Mapping[str, Outlet] = field(init=False, repr=False, compare=False)
    _hosts: Mapping[str, Outlet] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        claims = sorted(self.outlets, key=lambda outlet: "name" in outlet.sources)  # stable; see entry.OURS
        by_name = {key(alias): outlet for outlet in claims for alias in outlet.aliases}
        by_name.update({key(outlet.name): outlet for outlet in claims})
        by_host = {host_of(host): outlet for outlet in claims for host in outlet.hosts}
        object.__setattr__(self, "_names", by_name)
        object.__setattr__(self, "_hosts", by_host)

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self.outlets)

    def __len__(self) -> int:
        return len(self.outlets)

    def named(self, text: str) -> Outlet | None:
        """Return the outlet that `text` cites: its name, an alias, a host of it, or `NAME (its country)`.

        Case-blind, without a leading "The" and dots. A carrier pair (`X/Y`) or an author is the caller's to split.
        """
        known = self._names.get(key(text))
        if known is not None:
            return known
        if is_bare_host(text.strip()):
            return self._hosts.get(host_of(text))
        cited = cited_country(text)
        if cited is None:
            return None
        outlet = self._names.get(key(cited[0]))
        return outlet if outlet is not None and outlet.country == cited[1] else None

    def get(self, name: str) -> Outlet:
        """Return the outlet that `name` cites, by the rules of `named`.

        Raises:
            NotFoundError: no outlet has that name; it names the nearest one.
        """
        outlet = self.named(name)
        if outlet is None:
            near = self.outlet(nearest(name, self.spellings())).name
            do = f"did you mean {near}?" if near else "copydesk outlets list shows every name"
            raise NotFoundError(f"no outlet is called {name!r}", do=do)
        return outlet

    def outlet(self, name: str) -> Outlet:
        """Return the outlet that `name` cites; one that nobody knows is an outlet of its own, with no other facts."""
        return self.named(name) or Outlet(name=name)

    def at(self, url_or_host: str) -> Outlet | None:
        """Return the outlet whose page `url_or_host` is: the longest of all known hosts it ends with."""
        hosts = suffixes(host_of(url_or_host))
        return next((self._hosts[host] for host in hosts if host in self._hosts), None)

    def cited(self, name: str, url: str) -> Outlet | None:
        """Return the outlet that a printed line cites: of those that `name` may mean, the one whose page `url` is."""
        there = self.at(url) if url else None
        if there is not None and key(name) in map(key, there.names):
            return there
        return self.named(name)

    def voice(self, name: str) -> str:
        """Return the family that the outlet `name` counts for; an unknown outlet is a family of its own."""
        return self.outlet(name).voice

    def tagged(self, selector: str) -> tuple[Outlet, ...]:
        """Return the outlets that a tag such as `@country:US`, `@wire` or `@defence` selects, in order."""
        return tuple(outlet for outlet in self.outlets if bears(outlet, selector))

    def selects(self, member: str, outlet: Outlet) -> bool:
        """Tell whether `member` of a side, a mute or a setting - a name, an alias or an @tag - is `outlet`.

        `outlet` need not be in the registry: then its own name is compared.
        """
        if is_selector(member):
            return bears(outlet, member)
        return key(self.outlet(member).name) == key(outlet.name)

    def spellings(self) -> Iterator[str]:
        """Every display name, then every alias: what a misspelt name is compared with."""
        yield from (outlet.name for outlet in self.outlets)
        yield from (alias for outlet in self.outlets for alias in outlet.aliases)

"""Which outlets a desk gathers from: `[registry] outlets` of copydesk.toml."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.errors import RegistryError
from pipeline.news import Outlet
from pipeline.outlets.entry import OURS
from pipeline.outlets.names import nearest
from pipeline.outlets.registry import Registry
from pipeline.outlets.tags import is_selector, tags_of

_WHERE = "[registry] outlets"


def chosen(registry: Registry, names_or_tags: Sequence[str]) -> tuple[Outlet, ...]:
    """Return the outlets to gather from, each once, in the registry's order and with `enabled` true.

    Empty: all that are enabled. A name or alias chooses its outlet, enabled or not; a tag chooses those of its
    outlets that have an address to ask. What outlets.toml switches off stays off.

    Raises:
        RegistryError: a name or a tag that no outlet has; it names the nearest one.
    """
    if not names_or_tags:
        return tuple(outlet for outlet in registry.outlets if outlet.enabled)
    wanted = {outlet.name for member in names_or_tags for outlet in _members(registry, member)}
    return tuple(
        replace(outlet, enabled=True)
        for outlet in registry.outlets
        if outlet.name in wanted and not _switched_off(outlet)
    )


def _members(registry: Registry, member: str) -> tuple[Outlet, ...]:
    if not is_selector(member):
        outlet = registry.named(member)
        if outlet is None:
            near = nearest(member, registry.spellings())
            raise RegistryError(f"no outlet is called {member!r}", where=_WHERE, do=_cure(near))
        return (outlet,)
    tagged = registry.tagged(member)
    if not tagged:
        near = nearest(member, {tag for outlet in registry.outlets for tag in tags_of(outlet)})
        raise RegistryError(f"no outlet has the tag {member!r}", where=_WHERE, do=_cure(near))
    return tuple(outlet for outlet in tagged if outlet.addresses)


def _cure(near: str) -> str:
    return f"did you mean {near}?" if near else "copydesk outlets list shows every name and tag"


def _switched_off(outlet: Outlet) -> bool:
    return not outlet.enabled and outlet.sources.get("enabled") == OURS

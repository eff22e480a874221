"""Which outlets a desk gathers from: `[registry] outlets` of copydesk.toml."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.news import Outlet
from pipeline.outlets.entry import OURS
from pipeline.outlets.names import nearest
from pipeline.outlets.registry import Registry
from pipeline.outlets.tags import is_selector, tags_of


def chosen(registry: Registry, names_or_tags: Sequence[str]) -> tuple[Outlet, ...]:
    """Return the outlets to gather from, each once, in the registry's order and with `enabled` true.

    Empty: all that are enabled. A name or alias chooses its outlet, enabled or not; a tag chooses those of its
    outlets that have an address to ask. What outlets.toml switches off stays off. A name or tag that no outlet has,
    such as one that a newer registry has dropped, chooses nothing: `unknown` says so.
    """
    if not names_or_tags:
        return tuple(outlet for outlet in registry.outlets if outlet.enabled)
    wanted = {outlet.name for member in names_or_tags for outlet in _members(registry, member)}
    return tuple(
        replace(outlet, enabled=True)
        for outlet in registry.outlets
        if outlet.name in wanted and not _switched_off(outlet)
    )


def unknown(registry: Registry, names_or_tags: Sequence[str]) -> tuple[str, ...]:
    """Return what is to be said of each name or tag that no outlet has, with the nearest one."""
    return tuple(_said(registry, member) for member in names_or_tags if not _bearers(registry, member))


def _members(registry: Registry, member: str) -> tuple[Outlet, ...]:
    found = _bearers(registry, member)
    return tuple(outlet for outlet in found if outlet.addresses) if is_selector(member) else found


def _bearers(registry: Registry, member: str) -> tuple[Outlet, ...]:
    if is_selector(member):
        return registry.tagged(member)
    outlet = registry.named(member)
    return () if outlet is None else (outlet,)


def _said(registry: Registry, member: str) -> str:
    if is_selector(member):
        near = nearest(member, {tag for outlet in registry.outlets for tag in tags_of(outlet)})
        return f"no outlet has the tag {member!r}; {_cure(near)}"
    return f"no outlet is called {member!r}; {_cure(registry.outlet(nearest(member, registry.spellings())).name)}"


def _cure(near: str) -> str:
    return f"did you mean {near}?" if near else "copydesk outlets list shows every name and tag"


def _switched_off(outlet: Outlet) -> bool:
    return not outlet.enabled and outlet.sources.get("enabled") == OURS

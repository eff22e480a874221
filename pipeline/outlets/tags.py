"""Tags: how sides, mutes and settings select outlets without naming each one.

`@wire`, `@country:US`, `@language:ar` and `@state:SC` follow from an outlet's own facts and are reserved; every
other `@tag` is a word of the outlet's `tags`. Compared case-blind.
"""

from pipeline.news import Outlet

# The classes of the State Media Matrix (State Media Monitor), as its codes stand in the list we ship.
STATES: dict[str, str] = {
    "SC": "state-controlled",
    "CaPu": "captured public or state-managed",
    "CaPr": "captured private",
    "ISFM": "independent, state-funded and state-managed",
    "ISF": "independent, state-funded",
    "ISM": "independent, state-managed",
    "IP": "independent public",
}

# The classes whose news are a government's own words: the newsroom is run by it or captured.
GOVERNMENTS_OWN = ("SC", "CaPu", "CaPr")


def is_selector(member: str) -> bool:
    """Tell whether `member` is written as a tag rather than as an outlet's name."""
    return member.strip().startswith("@")


def tags_of(outlet: Outlet) -> tuple[str, ...]:
    """Every tag that selects `outlet`, the reserved ones first, as they are written in settings."""
    derived = (
        "@wire" if outlet.agency else "",
        f"@country:{outlet.country}" if outlet.country else "",
        f"@language:{outlet.language}" if outlet.language else "",
        f"@state:{outlet.state}" if outlet.state else "",
    )
    return tuple(tag for tag in (*derived, *(f"@{tag}" for tag in outlet.tags)) if tag)


def bears(outlet: Outlet, selector: str) -> bool:
    """Tell whether `selector` (with its @) selects `outlet`."""
    wanted = selector.strip().casefold()
    return any(tag.casefold() == wanted for tag in tags_of(outlet))


def is_reserved(tag: str) -> bool:
    """Tell whether `tag` (without @) would be taken for one that follows from an outlet's facts."""
    return tag.casefold() == "wire" or ":" in tag

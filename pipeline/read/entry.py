"""What stands in a feed before it is cleaned: every reader of a format gives these, and `items` cleans them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item as the feed gives it: text is markup, links may be relative, dates are strings, best first.

    `updated` is when the entry was changed, "" where its format has no such date beside that of publication.
    """

    title: str = ""
    link: str = ""
    origin: str = ""
    guid: str = ""
    dates: tuple[str, ...] = ()
    updated: str = ""
    summary: str = ""
    content: str = ""
    authors: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    language: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A feed and its entries in the feed's order; `home` is its own link, `well_formed` that nothing was repaired.

    `made` is the date that the feed gives itself.

    `places` are those of the entries in the feed, () = one after the other. `digests` are those of all its items by
    place, also of items that are no entries here because they are known; {} = they are not told apart.
    """

    format: str
    title: str = ""
    language: str = ""
    home: str = ""
    made: str = ""
    entries: tuple[Entry, ...] = ()
    well_formed: bool = True
    warnings: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    digests: Mapping[int, str] = field(default_factory=dict)

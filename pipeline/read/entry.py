"""What stands in a feed before it is cleaned: every reader of a format gives these, and `items` cleans them."""

from dataclasses import dataclass


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
    """A feed and its entries in the feed's order; `home` is its own link, `well_formed` that nothing was repaired."""

    format: str
    title: str = ""
    language: str = ""
    home: str = ""
    entries: tuple[Entry, ...] = ()
    well_formed: bool = True
    warnings: tuple[str, ...] = ()

"""What is known of outlets before they are in the registry: a front page that names feeds, a list of subscriptions."""

from dataclasses import dataclass

from pipeline.news.gathered import Outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """What an outlet's front page says of the outlet: its name for the site, title, language, its feeds' addresses."""

    url: str
    site_name: str = ""
    title: str = ""
    language: str = ""
    feeds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A feed of somebody's list: its address, name, front page ("" = not said), and the folders it lies in."""

    feed: str
    title: str = ""
    home: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriptions:
    """What an OPML file holds, in its order: outlets as copydesk itself wrote them, and feeds of any other program.

    `warnings` say what was left out, and why.
    """

    ours: tuple[Outlet, ...] = ()
    others: tuple[Subscription, ...] = ()
    warnings: tuple[str, ...] = ()

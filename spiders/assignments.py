"""What a spider is sent to ask: one address of one outlet, with the validators of the last answer."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from pipeline import __version__
from pipeline.news import Outlet
from pipeline.settings.values import Gathering
from pipeline.store.sources import Source

LEADS_TO: Mapping[str, str] = {"robots": "sitemap", "sitemap": "part"}
"""A robots.txt leads to sitemaps, which are asked for themselves from then on; an index only to parts of itself."""
OF_PAGES = ("article", "page")
"""An assignment of these kinds is a page to read: of a headline, or one that the editor named by its address."""
LONGEST_PAUSE_SECONDS = 30.0
"""Between two requests to a host. More patience than this a run does not have: Crawl-delay is obeyed up to here."""
NOTHING_THERE = "there is nothing at this address (HTTP 404)"
"""The reason that an address gave nothing when it answered 404: it may be there again later (RFC 9110, 15.5.5)."""
UNSTORED = 8
"""The exit code of a crawl that could not store what it read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One address to ask. `headline` is the row of the headline whose page this is, 0 for a list of headlines.

    `kind` is feed, sitemap, section, robots (a robots.txt, for the sitemaps it names), part (a sitemap that an index
    led to), article, or page (`OF_PAGES`). `links` is the CSS selector of a section's links. `parts` are the validators
    of what this address led to before: address to (etag, last_modified).

    `starred`: it is a list of bookmarks that the editor picks by hand. `moved_to` is where it is asked since it has
    moved for good, "" = at `url`. `interval_minutes` 0 = the errand's; `headers` are the outlet's own, and with
    `insecure_tls` its certificate is not checked.
    """

    url: str
    outlet: str
    kind: str = "feed"
    country: str = ""
    language: str = ""
    etag: str = ""
    last_modified: str = ""
    headline: int = 0
    starred: bool = False
    moved_to: str = ""
    interval_minutes: float = 0.0
    headers: Mapping[str, str] = field(default_factory=dict)
    insecure_tls: bool = False
    links: str = ""
    parts: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where it is asked."""
        return self.moved_to or self.url


def for_outlets(outlets: Sequence[Outlet], remembered: Mapping[str, Source]) -> tuple[Assignment, ...]:
    """Return an assignment for every address of these outlets, in their order, an address once.

    An outlet for which none is written gets its robots.txt read, and is asked for the sitemaps that it named before.

    Args:
        outlets: Whom to ask.
        remembered: What is remembered of their addresses, and of those that these led to.
    """
    wanted: dict[str, Assignment] = {}
    by_outlet: defaultdict[str, list[Source]] = defaultdict(list)
    for source in remembered.values():
        by_outlet[source.outlet].append(source)
    for outlet in outlets:
        led_to = by_outlet[outlet.name]
        for kind, url, links in _written(outlet) or _found(outlet, led_to):
            of_it = LEADS_TO.get(kind, "")
            more = {one.url: (one.etag, one.last_modified) for one in led_to if one.kind == of_it}
            wanted.setdefault(
                url, replace(_assignment(url, outlet, remembered.get(url)), kind=kind, links=links, parts=more)
            )
    return tuple(wanted.values())


def _written(outlet: Outlet) -> list[tuple[str, str, str]]:
    """Kind, address and selector of all that the registry writes for an outlet."""
    return [
        *(("feed", url, "") for url in outlet.feeds),
        *(("sitemap", url, "") for url in outlet.sitemaps),
        *(("section", section.url, section.links) for section in outlet.sections),
    ]


def _found(outlet: Outlet, led_to: Sequence[Source]) -> list[tuple[str, str, str]]:
    """The robots.txt of an outlet that has a home, and the sitemaps that it led to."""
    home = outlet.home or next((f"https://{host}/" for host in outlet.hosts), "")
    sitemaps = [("sitemap", source.url, "") for source in led_to if source.kind == "sitemap"]
    return [*sitemaps, ("robots", urljoin(home, "/robots.txt"), "")] if home else []


def _assignment(url: str, outlet: Outlet, before: Source | None) -> Assignment:
    moved = before is not None and before.address != url
    return Assignment(
        url=url,
        outlet=outlet.name,
        country=outlet.country,
        language=outlet.language,
        etag=before.etag if before else "",
        last_modified=before.last_modified if before else "",
        starred=outlet.starred,
        moved_to=before.address if before and moved else "",
        interval_minutes=outlet.interval_minutes,
        headers=outlet.headers,
        insecure_tls=outlet.insecure_tls,
    )


def scrapy_settings(chosen: Gathering) -> dict[str, Any]:
    """Return what a desk's [gather] changes in `spiders.settings`."""
    named = f"copydesk/{__version__}"
    return {
        "USER_AGENT": f"{named} (+{chosen.contact})" if chosen.contact else named,
        "CONCURRENT_REQUESTS": chosen.concurrency,
        "DOWNLOAD_DELAY": chosen.delay_seconds,
        # Without a delay the host is the blogger's own machine: no reason to ask it two by two.
        "CONCURRENT_REQUESTS_PER_DOMAIN": 2 if chosen.delay_seconds else chosen.concurrency,
        "DOWNLOAD_TIMEOUT": chosen.timeout_seconds,
        "DOWNLOAD_MAXSIZE": chosen.max_bytes,
        "ROBOTSTXT_OBEY": chosen.obey_robots,
        "COPYDESK_ALLOW_PRIVATE": chosen.allow_private_addresses,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """One errand of a spider: where to file, as which run, at what time, and whom to ask.

    `as_of` stands for the clock: it is when everything that this crawl meets is seen. Seconds and bytes are limits
    an answer; after `deadline_seconds` nobody is asked any more. `wires` are the registry's agencies, spelling (lower
    case) to name. `homes` says whose the pages on a list of bookmarks are: host to the outlet's name and language; only
    given where such a list is asked. `blog` is the address of the blogger's own blog, which is no source.

    `desk` "" = nothing is filed. `carried`: it runs where no desk is, and what it meets goes to standard output.
    `known` and `robots` are what a desk would know then: of a feed, by its address, the items that need not be read
    again, each as digest, canonical address and date (ISO 8601); of a robots.txt, by its address, its text in base64.
    """

    desk: str
    run: int
    as_of: datetime
    assignments: tuple[Assignment, ...]
    interval_minutes: float = 30.0
    timeout_seconds: float = 20.0
    max_bytes: int = 8_000_000
    deadline_seconds: float = 600.0
    wires: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    blog: str = ""
    carried: bool = False
    known: Mapping[str, Sequence[Sequence[str | None]]] = field(default_factory=dict)
    robots: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the errand as the text that `from_json` reads (it crosses to the crawling child)."""
        return json.dumps({**asdict(self), "as_of": self.as_of.isoformat()})

    @classmethod
    def from_json(cls, text: str) -> "Crawl":
        """Return the errand that `to_json` wrote."""
        values = json.loads(text)
        values["as_of"] = datetime.fromisoformat(values["as_of"])
        values["assignments"] = tuple(Assignment(**assignment) for assignment in values["assignments"])
        return cls(**values)

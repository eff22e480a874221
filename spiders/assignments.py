"""What a spider is sent to ask: one address of one outlet, with the validators of the last answer."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from pipeline import __version__
from pipeline.news import Outlet
from pipeline.settings.values import Gathering
from pipeline.store.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One address to ask. `headline` is the row of the headline whose page this is, 0 for a feed."""

    url: str
    outlet: str
    kind: str = "feed"
    country: str = ""
    language: str = ""
    etag: str = ""
    last_modified: str = ""
    headline: int = 0


def for_feeds(outlets: Sequence[Outlet], remembered: Mapping[str, Source]) -> tuple[Assignment, ...]:
    """Return an assignment for every feed of these outlets, in their order, an address once."""
    wanted = {url: outlet for outlet in outlets for url in outlet.feeds}
    return tuple(
        Assignment(
            url=url,
            outlet=outlet.name,
            country=outlet.country,
            language=outlet.language,
            etag=remembered[url].etag if url in remembered else "",
            last_modified=remembered[url].last_modified if url in remembered else "",
        )
        for url, outlet in wanted.items()
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
    an answer. `wires` are the registry's agencies, spelling (lower case) to name.
    """

    desk: str
    run: int
    as_of: datetime
    assignments: tuple[Assignment, ...]
    interval_minutes: float = 30.0
    timeout_seconds: float = 20.0
    max_bytes: int = 8_000_000
    wires: Mapping[str, str] = field(default_factory=dict)

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

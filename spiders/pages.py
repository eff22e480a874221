"""What a spider brings home: one page of one assignment, read or explained."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pipeline import urls
from pipeline.errors import OutletError
from pipeline.news import Article, Headline
from pipeline.read import agencies
from pipeline.store.feed_items import FeedItem
from spiders.assignments import Assignment


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What an answer says beside its body about being asked.

    `fresh` is how long its headers call it fresh. `busy`: it asks for patience (HTTP 429, 503), until `asked_again`
    where it names a time. `moved_to` is where it stands now, if every redirect on the way was for good. `unreached`:
    no answer, or a 5xx that asks for no patience, as our own network's gateway may give it. `host` is who answered,
    with its port.
    """

    host: str = ""
    fresh: timedelta = timedelta()
    busy: bool = False
    asked_again: datetime | None = None
    moved_to: str = ""
    unreached: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """A feed's answer. `state`: read, unchanged, failing, refused, off or broken; headlines in the feed's order.

    `leads_to` is what is asked next, as it said. `every` is how often the feed says that it changes. `asked` false: the
    request was never sent, or not waited for.

    `digests` tell the items apart, by place in the feed. `same` are those that were read before, by digest, and not
    again; `repeated` how many headlines were left out beside them, for one further up is of the same page.
    """

    assignment: Assignment
    state: str
    why: str = ""
    headlines: tuple[Headline, ...] = ()
    refused: int = 0
    etag: str = ""
    last_modified: str = ""
    every: timedelta = timedelta()
    leads_to: tuple[Assignment, ...] = ()
    asked: bool = True
    heard: Heard = Heard()
    digests: Mapping[int, str] = field(default_factory=dict)
    same: tuple[tuple[str, FeedItem], ...] = ()
    repeated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """An article's answer; `article` is none when it could not be had, and `state` (as of a list) and `why` say so.

    A page that is refused (HTTP 403) is neither paid nor dead: nothing is known of it. `asked` as in FeedPage.
    """

    assignment: Assignment
    article: Article | None = None
    state: str = "failing"
    why: str = ""
    asked: bool = True
    heard: Heard = Heard()

    def as_headline(self, *, seen_at: datetime, wires: Mapping[str, str]) -> Headline:
        """Return the page as the headline of its outlet, for a page that no feed brought.

        Raises:
            OutletError: the page was not read.
        """
        if self.article is None:
            raise OutletError("a page that was not read is no headline", where=self.assignment.url)
        address = self.assignment.url
        opening = (*self.article.text, "")[0]
        agency = self.article.agency or agencies.named(authors=self.article.authors, text=opening, more=wires)
        return Headline(
            outlet=self.assignment.outlet,
            headline=self.article.headline,
            url=address,
            canonical=urls.canonical(address),
            seen_at=seen_at,
            published=self.article.published,
            summary=opening,
            authors=self.article.authors,
            language=self.article.language or self.assignment.language,
            agency=agency if agency != self.assignment.outlet else "",
            kind=self.article.news_kind,
        )

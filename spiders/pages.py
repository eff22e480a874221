"""What a spider brings home: one page of one assignment, read or explained."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline import urls
from pipeline.errors import OutletError
from pipeline.news import Article, Headline
from pipeline.read import agencies
from spiders.assignments import Assignment


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """A feed's answer. `state`: read, unchanged, failing, refused, off or broken; headlines in the feed's order."""

    assignment: Assignment
    state: str
    why: str = ""
    headlines: tuple[Headline, ...] = ()
    refused: int = 0
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """An article's answer; `article` is none when it could not be had, and `why` says so."""

    assignment: Assignment
    article: Article | None = None
    why: str = ""

    def as_headline(self, *, seen_at: datetime, wires: Mapping[str, str]) -> Headline:
        """Return the page as the headline of its outlet, for a page that no feed brought.

        Raises:
            OutletError: the page was not read.
        """
        if self.article is None:
            raise OutletError("a page that was not read is no headline", where=self.assignment.url)
        address = self.assignment.url
        opening = (*self.article.standfirst, *self.article.paragraphs, "")[0]
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

"""What a spider brings home: one page of one assignment, read or explained."""

from dataclasses import dataclass

from pipeline.news import Article, Headline
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

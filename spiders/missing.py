"""The page of a request that got no answer, of either kind."""

from typing import TypeVar

from twisted.python.failure import Failure

from spiders import courtesy, excuses
from spiders.assignments import Crawl
from spiders.pages import ArticlePage, FeedPage

P = TypeVar("P", ArticlePage, FeedPage)


def missed(kind: type[P], failure: Failure, crawl: Crawl) -> P:
    """Return the page of a request of this errand that got no answer; the machine's refusal ends the crawl."""
    state, why = excuses.unanswered(failure, crawl)
    return kind(
        assignment=failure.request.meta["assignment"],  # type: ignore[attr-defined]  # Scrapy puts it there
        state=state,
        why=why,
        asked=courtesy.was_asked(failure),
        heard=courtesy.unheard(failure, now=crawl.as_of),
    )

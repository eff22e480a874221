"""A feed's page crosses from another machine as a line of JSON, and is the same page."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from pipeline.news import Headline
from pipeline.store.feed_items import FeedItem
from spiders.assignments import Assignment
from spiders.page_json import packed, unpacked
from spiders.pages import FeedPage, Heard

words = some.text(max_size=20)
times = some.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=some.just(UTC))  # noqa: DTZ001  aware by it
spans = some.timedeltas(timedelta(), timedelta(days=40)).map(lambda span: timedelta(seconds=span.seconds))
headlines = some.builds(
    Headline,
    id=some.just(0),
    outlet=words,
    headline=words,
    url=words,
    canonical=words,
    seen_at=times,
    published=some.none() | times,
    summary=words,
    content=some.lists(words, max_size=3).map(tuple),
    authors=some.lists(words, max_size=3).map(tuple),
    language=words,
    agency=words,
    kind=words,
    position=some.integers(0, 500),
)
assignments = some.builds(
    Assignment,
    url=words,
    outlet=words,
    headers=some.dictionaries(words, words, max_size=2),
    parts=some.dictionaries(words, some.lists(words, min_size=2, max_size=2), max_size=2),
    starred=some.booleans(),
)
heards = some.builds(
    Heard, host=words, fresh=spans, busy=some.booleans(), asked_again=some.none() | times, moved_to=words
)
items = some.tuples(words, some.builds(FeedItem, canonical=words, published=some.none() | times))
pages = some.builds(
    FeedPage,
    assignment=assignments,
    state=words,
    why=words,
    headlines=some.lists(headlines, max_size=3).map(tuple),
    refused=some.integers(0, 9),
    every=spans,
    leads_to=some.lists(assignments, max_size=2).map(tuple),
    asked=some.booleans(),
    heard=heards,
    digests=some.dictionaries(some.integers(0, 500), words, max_size=3),
    same=some.lists(items, max_size=3).map(tuple),
)


@given(pages)
def test_a_page_comes_home_as_it_left(page: FeedPage) -> None:
    line = packed(page)

    assert "\n" not in line
    assert line.isascii()
    assert unpacked(line) == page

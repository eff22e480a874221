"""Which items of a feed need not be read again."""

from dataclasses import replace

from pipeline.news import Headline
from pipeline.store import feed_items, headlines
from pipeline.store.database import Connection, writing
from tests.cast import HARBOUR_TIMES, MARL_HERALD, headline

FEED, OTHER = "https://harbour.example/feed.xml", "https://harbour.example/world.xml"
RISES, FALLS = headline("The Orrin rises", number=1), headline("The Orrin falls", number=2)


def read(db: Connection, source: str, **items: Headline) -> None:
    with writing(db):
        headlines.file(db, list(items.values()))
        feed_items.keep(db, source, read=list(items.items()), same=())


def test_an_item_is_known_by_its_digest_with_its_page_and_date(db: Connection) -> None:
    read(db, FEED, aa=RISES, bb=FALLS)

    known = feed_items.of(db, FEED)

    assert {digest: (item.canonical, item.published) for digest, item in known.items()} == {
        "aa": (RISES.canonical, RISES.published),
        "bb": (FALLS.canonical, FALLS.published),
    }
    assert feed_items.of(db, OTHER) == {}


def test_what_a_feed_holds_no_more_is_not_known(db: Connection) -> None:
    read(db, FEED, aa=RISES, bb=FALLS)

    with writing(db):
        feed_items.keep(db, FEED, read=(), same=["bb"])

    assert list(feed_items.of(db, FEED)) == ["bb"]


def test_an_article_whose_headline_was_changed_elsewhere_is_read_again(db: Connection) -> None:
    read(db, FEED, aa=RISES, bb=FALLS)

    read(db, OTHER, cc=replace(RISES, headline="The Orrin bursts its banks"))

    assert list(feed_items.of(db, FEED)) == ["bb"]
    assert list(feed_items.of(db, OTHER)) == ["cc"]


def test_an_item_that_could_take_its_headline_back_is_read_again(db: Connection) -> None:
    first = replace(RISES, headline="The Orrin bursts its banks")

    read(db, FEED, aa=first, bb=RISES)

    assert list(feed_items.of(db, FEED)) == ["aa"]


def test_another_outlets_words_for_a_page_are_known_for_they_change_nothing(db: Connection) -> None:
    read(db, FEED, aa=headline("The Orrin rises", HARBOUR_TIMES, number=1))

    read(db, OTHER, bb=replace(RISES, outlet=MARL_HERALD.name, headline="The Orrin is calm"))

    assert list(feed_items.of(db, OTHER)) == ["bb"]

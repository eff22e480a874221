"""One article is one row, whatever its headline becomes; what is old or undated is archive."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.store import headlines
from pipeline.store.database import Connection, connect, writing
from pipeline.store.rows import moment, packed, stamp, unpacked
from tests.cast import HARBOUR_TIMES, MARL_HERALD, NOON, headline


def test_an_article_that_is_known_is_not_stored_twice(db: Connection) -> None:
    first = headline("The Orrin rises")

    with writing(db):
        headlines.file(db, [first])
        again = headlines.file(db, [first, replace(first)])

    assert (again.new, again.known, again.retitled) == (0, 2, 0)


def test_a_changed_headline_keeps_one_row_with_its_history(db: Connection) -> None:
    first = headline("The Orrin rises")
    later = replace(first, headline="The Orrin bursts its banks", seen_at=NOON + timedelta(hours=1))

    with writing(db):
        headlines.file(db, [first])
        filed = headlines.file(db, [later])

    [stored] = headlines.everything(db)
    assert filed.retitled == 1
    assert stored.headline == "The Orrin bursts its banks"
    assert headlines.titles_of(db, stored.id) == ("The Orrin rises", "The Orrin bursts its banks")


def test_another_outlet_cannot_retitle_a_page(db: Connection) -> None:
    first = headline("The Orrin rises", HARBOUR_TIMES)

    with writing(db):
        headlines.file(db, [first])
        headlines.file(db, [replace(first, outlet=MARL_HERALD.name, headline="The Orrin is calm")])

    assert [one.headline for one in headlines.everything(db)] == ["The Orrin rises"]


def test_the_order_of_arrival_is_the_order_given(db: Connection) -> None:
    news = [headline(f"The Orrin, hour {number}", number=number) for number in (3, 1, 2)]

    with writing(db):
        headlines.file(db, news)

    assert [one.headline for one in headlines.everything(db)] == [one.headline for one in news]


def test_what_is_undated_or_older_than_a_week_is_not_news(db: Connection) -> None:
    fresh = headline("The Orrin rises", number=1)
    undated = replace(headline("The Orrin, a history", number=2), published=None)
    old = replace(headline("The Orrin in winter", number=3), published=NOON - timedelta(days=7, seconds=1))
    week = replace(headline("The Orrin in spring", number=4), published=NOON - timedelta(days=7))

    with writing(db):
        headlines.file(db, [fresh, undated, old, week])

    window = headlines.window(db, after=NOON - timedelta(days=30), until=NOON)
    assert [one.headline for one in window] == ["The Orrin rises", "The Orrin in spring"]


def test_the_window_is_open_at_its_start_and_closed_at_its_end(db: Connection) -> None:
    with writing(db):
        headlines.file(db, [headline("at the start", number=1, minutes=-60), headline("at the end", number=2)])

    window = headlines.window(db, after=NOON - timedelta(hours=1), until=NOON)

    assert [one.headline for one in window] == ["at the end"]


def test_an_outlets_clock_that_runs_ahead_does_not_make_news_newer_than_we_saw_it(db: Connection) -> None:
    ahead = replace(headline("The Orrin rises"), published=NOON + timedelta(hours=5))

    with writing(db):
        headlines.file(db, [ahead])

    [stored] = headlines.window(db, after=NOON - timedelta(hours=1), until=NOON)
    assert stored.trusted_at == NOON


@given(words=st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=60))
def test_any_words_come_back_as_they_were_stored(words: str) -> None:
    assert unpacked(packed([words])) == (words,)


@given(at=st.datetimes(timezones=st.just(UTC)))
@example(at=datetime(1, 1, 1, tzinfo=UTC))
def test_a_time_comes_back_to_the_second(at: datetime) -> None:
    text = stamp(at)

    assert stamp(moment(text)) == text


def test_rows_are_plain_sqlite_that_other_tools_can_read(db: Connection) -> None:
    with writing(db):
        headlines.file(db, [headline("The Orrin rises")])
    [file] = [row["file"] for row in db.execute("pragma database_list") if row["name"] == "main"]

    other = connect(Path(file))

    assert other.execute("select headline from headlines").fetchone()["headline"] == "The Orrin rises"
    other.close()


def test_a_page_is_found_by_its_address_however_that_is_written(db: Connection) -> None:
    with writing(db):
        headlines.file(db, [headline("The Orrin rises")])
    [stored] = headlines.everything(db)

    assert headlines.at_address(db, f" {stored.url}?utm_source=post#comments") == stored
    assert headlines.at_address(db, "the Orrin rises") is None
    assert headlines.at_address(db, "") is None

"""How often a feed says that it changes."""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.read import cadence, feeds

SY = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'


@pytest.mark.parametrize(
    ("head", "every"),
    [
        pytest.param("<ttl>60</ttl>", timedelta(hours=1), id="ttl"),
        pytest.param("<ttl> 15\n</ttl>", timedelta(minutes=15), id="ttl-with-space"),
        pytest.param("<ttl>soon</ttl>", timedelta(), id="ttl-no-number"),
        pytest.param("<sy:updatePeriod>daily</sy:updatePeriod>", timedelta(days=1), id="once-a-day"),
        pytest.param(
            "<sy:updatePeriod>\n\thourly\t</sy:updatePeriod><sy:updateFrequency>\n\t2\t</sy:updateFrequency>",
            timedelta(minutes=30),
            id="twice-an-hour",
        ),
        pytest.param(
            "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
            timedelta(hours=1),
            id="no-times-an-hour",
        ),
        pytest.param("<sy:updatePeriod>always</sy:updatePeriod>", timedelta(), id="a-period-nobody-knows"),
        pytest.param(
            "<ttl>1</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", timedelta(hours=1), id="the-longer-of-both"
        ),
        pytest.param("", timedelta(), id="nothing"),
        pytest.param("<item><ttl>60</ttl></item>", timedelta(), id="an-item-s-own"),
    ],
)
def test_a_feed_says_how_often_it_changes(head: str, every: timedelta) -> None:
    markup = f'<rss version="2.0" {SY}><channel><title>News</title>{head}</channel></rss>'

    assert cadence.every(markup) == every


def test_the_reader_of_feeds_tells_it() -> None:
    body = (
        b'<rss version="2.0"><channel><title>News</title><ttl>45</ttl><item><title>The Orrin falls</title>'
        b"<link>https://harbour.example/1</link></item></channel></rss>"
    )

    feed = feeds.read(body, url="https://harbour.example/feed.xml", now=datetime(2026, 5, 12, tzinfo=UTC))

    assert feed.every == timedelta(minutes=45)

"""Feeds written for the suite."""

from collections.abc import Sequence
from email.utils import format_datetime
from html import escape

from pipeline.news import Headline


def rss(news: Sequence[Headline], *, title: str = "News", address: str = "") -> bytes:
    """Return an RSS 2.0 feed of these headlines, in their order; `address` takes the place of their host."""
    items = "".join(_item(one, address) for one in news)
    text = f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{escape(title)}</title>'
    return f"{text}<link>https://news.example/</link>{items}</channel></rss>".encode()


def _item(one: Headline, address: str) -> str:
    url = one.url if not address else address + one.url.split("example", 1)[1]
    dated = f"<pubDate>{format_datetime(one.published)}</pubDate>" if one.published else ""
    return (
        f"<item><title>{escape(one.headline)}</title><link>{escape(url)}</link><guid>{escape(url)}</guid>"
        f"<description>{escape(one.summary)}</description>{dated}</item>"
    )

"""Invented sitemaps and section pages, as short as a test needs them."""

from pipeline.news import Feed
from pipeline.read import sections, sitemaps
from tests.cast import NOON

SITE = "https://harbour.example"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def entry(title: str = "Ferry stays in port", *, path: str = "/world/ferry", at: str = "", more: str = "") -> str:
    """Return a `url` of a news sitemap, without a date when `at` is ""."""
    date = f"<news:publication_date>{at}</news:publication_date>" if at else ""
    publication = "<news:name>Harbour Times</news:name><news:language>en</news:language>"
    news = f"<news:publication>{publication}</news:publication>{date}<news:title>{title}</news:title>"
    return f"<url><loc>{SITE}{path}</loc>{more}<news:news>{news}</news:news></url>"


def sitemap(*entries: str) -> str:
    """Return a news sitemap."""
    return (
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="{_NEWS}">{"".join(entries)}</urlset>'
    )


def index(*children: tuple[str, str]) -> str:
    """Return an index of (address, lastmod)."""
    rows = "".join(f"<sitemap><loc>{loc}</loc><lastmod>{at}</lastmod></sitemap>" for loc, at in children)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'


def read_sitemap(markup: str | bytes, *, most: int = 500) -> Feed:
    """Read a sitemap of the Harbour Times at noon."""
    body = markup.encode() if isinstance(markup, str) else markup
    return sitemaps.read(body, url=f"{SITE}/news.xml", now=NOON, most=most)


def read_section(body: str, *, links: str = "", most: int = 500, head: str = "") -> Feed:
    """Read a section page of the Harbour Times at noon."""
    page = f'<!DOCTYPE html><html lang="en"><head><title>World</title>{head}</head><body>{body}</body></html>'
    return sections.read(page.encode(), url=f"{SITE}/world/", now=NOON, links=links, most=most)

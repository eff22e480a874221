"""How a desk reads an old post: by its house format and all others, its registry, its signature and its own day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from pipeline import house
from pipeline.archive.importers.calendar import Calendar
from pipeline.archive.reading import Given, read_post
from pipeline.archive.values import ReadPost
from pipeline.desk.opening import Desk

# Content, title, when it was published, its address -> what was read.
Reader = Callable[[str, str, datetime | None, str], ReadPost]


def calendar(desk: Desk) -> Calendar:
    """Return what reads the dates of this desk's blog."""
    blog = desk.settings.blog
    return Calendar(now=desk.now, language=blog.language, zone=blog.timezone)


def reader(desk: Desk) -> Reader:
    """Return what reads the posts of this desk's blog.

    Raises:
        NotFoundError, SettingsError: the blog's house format is not there, or a file in `formats/` cannot be used.
    """
    own, notices, blog = desk.folder / "formats", desk.settings.format.notices, desk.settings.blog
    houses = [house.named(name, own, notices=notices, blog=blog.name) for name in house.names(own)]
    zone = ZoneInfo(blog.timezone)
    given = Given(
        houses=houses,
        house=house.named(blog.format, own, notices=notices, blog=blog.name),
        registry=desk.registry,
        signature=blog.signature,
        language=blog.language,
    )

    def read(content: str, title: str, published: datetime | None, url: str) -> ReadPost:
        day = published.astimezone(zone).date() if published else None
        return read_post(content, replace(given, title=title, published=day), base=url or blog.url)

    return read

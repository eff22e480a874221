"""The title that a post of a house is given: the lead's news by the house's pattern, which may name topic and day."""

from datetime import date

from pipeline.desk.opening import Desk
from pipeline.errors import UsageError
from pipeline.house import HouseFormat, named, titling
from pipeline.news import Topic


def house_of(desk: Desk, house_format: str) -> HouseFormat:
    """Return a draft's house format with the blog's own name in it; `wnu` when it cannot be used any more."""
    try:
        return named(house_format, desk.folder / "formats", blog=desk.settings.blog.name)
    except UsageError:
        return named("wnu", blog=desk.settings.blog.name)


def entitled(desk: Desk, house: HouseFormat, *, headline: str, topic: Topic, day: str) -> str:
    """Return the title by the house's pattern; `headline` is what `title_from` made of the lead's, `day` YYYY-MM-DD."""
    return titling.titled(
        house,
        headline=headline,
        topic=topic.title or topic.name,
        day=date.fromisoformat(day),
        language=desk.settings.blog.language,
    )

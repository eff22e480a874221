"""What kind of post it is: story, briefing, opinion, media or note. Pure."""

from urllib.parse import urlsplit

from pipeline.archive.reading.above import Above
from pipeline.archive.reading.below import Below
from pipeline.news import OPINIONS
from pipeline.read import kinds


def kind(titled: str, upper: Above, lower: Below, *, has_figures: bool) -> str:
    """Return the kind of a post.

    Args:
        titled: What its title proves, "" = nothing.
        upper: Its lead.
        lower: Its comment and lists.
        has_figures: It shows a picture or a player.
    """
    if titled:
        return titled
    if upper.lead is None and not lower.sections:
        return "media" if has_figures else "story"
    return "opinion" if _is_opinion(upper, lower) else "story"


def _is_opinion(upper: Above, lower: Below) -> bool:
    """One piece of opinion alone: nothing is listed, and its author, its line or its address says so."""
    lead = upper.lead
    if lead is None or lower.sections:
        return False
    by_address = bool(lead.url and urlsplit(lead.url).path) and kinds.of("", lead.url or "") in OPINIONS
    return upper.kind in OPINIONS or by_address or (bool(lead.authors) and lead.headline.endswith("?"))

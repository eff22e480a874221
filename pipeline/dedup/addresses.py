"""What addresses say: two forms of one page at one outlet, and the pages of one live blog."""

from pipeline import shingles
from pipeline.dedup.printed import Printed, telling

_SLUG_WORDS = 4
_NUMBER_FIGURES = 5
_LIVE = telling(["live", "blog", "liveblog", "update", "updates", "latest", "news", "breaking", "minute", "happened"])


def page(one: Printed) -> str:
    """Return the path of the page, "" when it names no article: what the hosts of one outlet show alike."""
    path = one.headline.canonical.partition("://")[2].partition("/")[2]
    name = path.partition("?")[0].partition("#")[0].rpartition("/")[2]
    is_article = name.count("-") + 1 >= _SLUG_WORDS or sum(map(str.isdigit, name)) >= _NUMBER_FIGURES
    return path if is_article else ""


def series(one: Printed) -> frozenset[str]:
    """Return the telling words of a live blog's title before its colon, empty when that names no event."""
    if one.headline.kind != "live":
        return frozenset()
    words = telling(shingles.words(one.frame.kicker)) - _LIVE
    return words if len(words) > 1 else frozenset()


def live_page(one: Printed) -> str:
    """Return the address of a live blog without its place in it, "" for what is none."""
    return one.headline.canonical.partition("#")[0].partition("?")[0] if one.headline.kind == "live" else ""

"""What addresses say: two forms of one page at one outlet, and the pages of one live blog."""

import re

from pipeline import shingles
from pipeline.dedup.printed import Printed, telling

_SLUG_WORDS = 4
_NUMBER_FIGURES = 5
# What newsrooms call a live blog names no event: `EN DIRECT : ...` stands above the budget and above an earthquake.
_LIVE = telling(
    shingles.words(
        "live blog liveblog newsblog ticker liveticker newsticker coverage watch update updates latest news breaking "
        "minute happened highlights im zu zum zur aus vom en direct directo vivo ao na in la diretta minuto a żywo "
        "canlı anlatım ζωντανά онлайн прямой эфир трансляция наживо مباشر שידור חי 直播 ライブ 中継 速報 생중계 लाइव"
    )
)
_VERSUS = frozenset({"v", "vs", "versus"})
_CODE = re.compile(r"(?=.{10})(?!.*(?:19|20)\d\d)[a-z0-9]*[a-z]\d+[a-z][a-z0-9]*")  # BBC's `cx2gprzabltyo`, no date


def page(one: Printed) -> str:
    """Return the path of the page, "" when it names no article: what the hosts of one outlet show alike."""
    path = one.headline.canonical.partition("://")[2].partition("/")[2]
    return path if _names_article(path) else ""


def tells(path: str) -> bool:
    """Return whether a path tells its article, in words or by a code of letters and figures mixed.

    A number or a date alone may be another article elsewhere.
    """
    return (
        _CODE.fullmatch(_name(path)) is not None
        or sum(any(map(str.isalpha, word)) for word in _name(path).split("-")) >= _SLUG_WORDS
    )


def series(one: Printed) -> frozenset[str]:
    """Return the telling words of a live blog's title before its colon, empty when that names no event."""
    if one.headline.kind != "live":
        return frozenset()
    words = telling(shingles.words(one.frame.kicker)) - _LIVE
    said = shingles.words(one.frame.rest)
    if not _VERSUS.isdisjoint(said):
        words |= telling(said)  # "Cup live: Lista v Marl" is not the cup's other match
    return words if len(words) > 1 else frozenset()


def live_page(one: Printed) -> str:
    """Return the address of a live blog without its place in it, "" for what is none.

    Where the path names no article the query may: `/live?id=41` and `/live?id=42` are two.
    """
    if one.headline.kind != "live":
        return ""
    address = one.headline.canonical.partition("#")[0]
    return address.partition("?")[0] if _names_article(address) else address


def _names_article(path: str) -> bool:
    name = _name(path)
    return (
        _CODE.fullmatch(name) is not None
        or name.count("-") + 1 >= _SLUG_WORDS
        or sum(map(str.isdigit, name)) >= _NUMBER_FIGURES
    )


def _name(path: str) -> str:
    return path.partition("#")[0].partition("?")[0].rpartition("/")[2]

"""The day that an article's address carries, and whether an address is an article's at all. Pure.

Newsrooms everywhere write the day into the path (`/2026/05/12/`, `/2026/may/12/`, `-20260512`), or at least the
headline's words (`/ferry-crews-stop-work-for-a-week`); sections, authors and tags have one short word.
"""

import re
from urllib.parse import unquote, urlsplit

from pipeline.dates.months import ENGLISH
from pipeline.read.page.keys import UNSPACED, word_set, words_in

_YEAR, _DAY = r"((?:19|20)\d\d)", r"(0[1-9]|[12]\d|3[01]|[1-9])"
_SHAPES = (
    re.compile(rf"/(?:\w+-)?{_YEAR}[/-](0[1-9]|1[0-2]|[1-9])[/-]{_DAY}(?=[/_.-]|$)"),
    re.compile(rf"/{_YEAR}/(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"),
    re.compile(rf"/{_YEAR}/({'|'.join(ENGLISH)})[a-z]*/{_DAY}(?=[/_.-]|$)"),
    re.compile(rf"(?<!\d){_YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"),
)
_SLUG_WORDS = 4
_SLUG_WORDS_WITH_NUMBER = 3
_NUMBER = re.compile(r"\d{5,}")
# Where nothing but a number or a key names the article: `/news/123456`, `/articles/c4g5d7yv9kzo`, `?idxno=12345`.
_KEY = re.compile(r"(?=.{10,})\d*(?:[a-z]+\d+){2,}[a-z]*")
_NUMBERED = re.compile(
    r"(?:^|[?&_])(?:id|idx|idxno|no|nid|aid|oid|artid|articleid|newsid|storyid|seq|num)=\d{4,}(?:&|$)"
)
_ENDING = re.compile(r"\.(?:html?|php|aspx?|shtml|jsp)$", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)(?:\.\w+)?$", re.IGNORECASE)
# The first words of paths that list or explain, whatever follows them.
_NO_ARTICLES = word_set(
    "about about-us advertorial announcements author authors autor autoren branded-content brandvoice category contact "
    "coupons e-paper epaper hashtag help login newsletter newsletters paid-post paidpost partner-content "
    "partnercontent podcast podcasts press-release press-releases privacy profile promoted search shop sitemap "
    "sponsor-content sponsored subscribe tag tags terms topic topics thema themen user users video videos"
)


def day_in(url: str) -> str:
    """Return the day in an address as `2026-05-12`, "" when its path holds none."""
    path = urlsplit(url).path.lower()
    for shape in _SHAPES:
        if found := shape.search(path):
            month = str(ENGLISH.index(found[2]) + 1) if found[2] in ENGLISH else found[2]
            return f"{found[1]}-{int(month):02}-{int(found[3]):02}"
    return ""


def without_origin(url: str) -> str:
    """Return a dated article's address without its parameters, which on a list only say where the link stood.

    Only where the path ends in words: `/2026/05/12/story.php?id=7` needs its number.
    """
    named = len(re.findall(r"[^\W\d_]+", _path(url).rsplit("/", 1)[-1])) > 1
    return url.partition("#")[0].partition("?")[0] if named and is_dated_article(url) else url


def is_dated_article(url: str) -> bool:
    """Say whether the path holds a day and more than it: `/2026/05/12/` alone is that day's list."""
    path = _path(url)
    last = next((found for shape in _SHAPES if (found := shape.search(path))), None)
    if last is None or _lists(path):
        return False
    return bool(re.search(r"[^\W\d_]{2,}", path[last.end() :] or path.rsplit("/", 1)[-1]))


def is_worded_article(url: str) -> bool:
    """Say whether the path ends in the words of a headline: four of them, or three and a long number."""
    path = _path(url)
    words = [word for word in re.split(r"[-_]", path.rsplit("/", 1)[-1]) if re.search(r"[^\W\d_]", word)]
    count = sum(max(1, words_in(word)) if UNSPACED.search(word) else 1 for word in words)
    least = _SLUG_WORDS_WITH_NUMBER if _NUMBER.search(path) else _SLUG_WORDS
    return count >= least and not _lists(path)


def is_numbered_article(url: str) -> bool:
    """Say whether the address ends in a number of five figures or a key such as newsrooms number articles by."""
    path = _path(url)
    last = path.rsplit("/", 1)[-1]
    numbered = (
        _NUMBER.search(last) or _KEY.fullmatch(last.replace("-", "")) or _NUMBERED.search(urlsplit(url).query.lower())
    )
    return bool(numbered) and not _lists(path)


def _path(url: str) -> str:
    path = unquote(urlsplit(url).path).lower().rstrip("/")
    return _ENDING.sub("", _INDEX.sub("", path))


def _lists(path: str) -> bool:
    return not _NO_ARTICLES.isdisjoint(path.split("/")[:-1]) or path.strip("/") in _NO_ARTICLES

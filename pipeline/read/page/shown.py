"""The picture that the page itself shows: the one it offers to others, found again, else the lead figure."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote, urlsplit

from pipeline.read.page.lede import Lede
from pipeline.read.page.tree import Element, within

_IMAGES = ("img", "amp-img")
_MOST_IMAGES = 300
_MOST_ELEMENTS = 20_000
_SINGLE = ("src", "data-src", "data-original", "data-lazy-src", "data-url", "data-image")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_IN_SET = re.compile(r"([^\s,]\S*)\s+(\d+(?:\.\d+)?)[wx]")
_EXTENSION = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|svg)$", re.IGNORECASE)
_SIZE = re.compile(
    r"(?i)(?:[-_.@~](?:\d{2,4}x\d{0,4}|\d{1,2}x|x?large|medium|small|thumb|scaled|w\d+|h\d+|[a-z]*crop\w*|16x9|4x3|1x1))+$"
)
_TOKEN = re.compile(r"[A-Za-z0-9]+")
_LONG_STEM, _LONG_TOKEN = 10, 8
_WEAK_PLACES = frozenset({"nav", "aside", "footer"})
_TINY = 200
_CERTAIN = 4.0
_PLACEHOLDER = re.compile(r"(?i)^data:|placeholder|blank\.|spacer|1x1|transparent|\.svg(?:$|\?)")


def find(root: Element, offered: str, lede: Lede) -> Element | None:
    """Return the img that shows the offered picture; where none does, the figure that stands above the text."""
    own, tokens = stem(offered), _rare(offered)
    best: Element | None = None
    most = 0.0
    for element in islice(root.iter(*_IMAGES, "source"), _MOST_IMAGES if offered else 0):
        if most >= _CERTAIN:
            break
        score = max((_alike(own, tokens, one) for one in addresses(element)), default=0.0)
        if score:
            score += _place(element)
        if score > most:
            best, most = element, score
    return _image_of(best) if best is not None else _lead(root, lede)


def largest(image: Element) -> str:
    """Return the address of the largest size that the page gives for the picture, "" = only a placeholder."""
    parent = image.getparent()
    sources = list(within(parent, "source", most=10)) if parent is not None and parent.tag == "picture" else []
    sized = [
        (float(size), address)
        for element in (image, *sources)
        for name in _SETS
        for address, size in _IN_SET.findall((element.get(name) or "")[:20_000])
        if not _PLACEHOLDER.search(address)
    ]
    single = (image.get(name) or "" for name in _SINGLE)
    first = next((one for one in single if one and not _PLACEHOLDER.search(one)), "")
    return max(sized)[1] if sized else first


def addresses(element: Element) -> Iterator[str]:
    """Yield the addresses of an img or source, at most eight of a set."""
    for name in _SINGLE:
        if (value := element.get(name)) and not value.startswith("data:"):
            yield value.strip()
    for name in _SETS:
        if listed := element.get(name):
            yield from (word.strip(",") for word in listed[:2_000].split()[:12] if len(word) > _LONG_STEM)


def stem(url: str) -> str:
    """Return the file's name without extension and marks of size: what two sizes of one picture share."""
    address = unquote(unquote(url[:2_000]))
    inner = address.rfind("http", 8)
    try:
        path = urlsplit(address[inner:] if inner > 0 else address).path
    except ValueError:
        path = address
    names = [part for part in path.split("/") if part]
    name = next((part for part in reversed(names) if _EXTENSION.search(part)), names[-1] if names else "")
    return _SIZE.sub("", _EXTENSION.sub("", name)).lower()


def _lead(root: Element, lede: Lede) -> Element | None:
    """Return the first picture in a figure between the headline and the third paragraph."""
    if not lede.paragraphs:
        return None
    last = lede.paragraphs[min(2, len(lede.paragraphs) - 1)].node.element
    headline = lede.headline.node.element if lede.headline is not None else None
    begun = headline is None
    for element in islice(root.iter(), _MOST_ELEMENTS):
        if element is last:
            return None
        begun = begun or element is headline
        if begun and element.tag in _IMAGES and _is_lead(element):
            return element
    return None


def _is_lead(image: Element) -> bool:
    above = {one.tag for one in islice(image.iterancestors(), 12)}
    if not above & {"figure", "picture"} or above & _WEAK_PLACES:
        return False
    width = image.get("width") or ""
    return not (width.isdigit() and int(width) < _TINY) and bool(largest(image))


def _alike(own: str, tokens: frozenset[str], address: str) -> float:
    other = stem(address)
    if own and own == other:
        return 3.0
    short, long = sorted((own, other), key=len)
    if len(short) >= _LONG_STEM and short in long:
        return 2.5
    return 2.0 if tokens & _rare(address) else 0.0


def _rare(address: str) -> frozenset[str]:
    path = unquote(unquote(address[:2_000])).split("?")[0]
    return frozenset(
        token
        for part in path.rsplit("/", 4)[1:]
        for token in _TOKEN.findall(part)
        if len(token) >= _LONG_TOKEN and any(sign.isdigit() for sign in token)
    )


def _place(element: Element) -> float:
    above = {one.tag for one in islice(element.iterancestors(), 20)}
    return ("figure" in above) - 1.5 * bool(above & _WEAK_PLACES)


def _image_of(element: Element) -> Element:
    if element.tag in _IMAGES:
        return element
    parent = element.getparent()
    found = next(within(parent, "img", most=5), None) if parent is not None else None
    return found if found is not None else element

"""The picture that the page itself shows: the one it offers to others, found again, else the lead figure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from urllib.parse import unquote, urlsplit

from pipeline.read.page.flags import NEVER, OTHER, name_flags, name_words
from pipeline.read.page.keys import word_set
from pipeline.read.page.lede import Lede
from pipeline.read.page.tree import Element, matching, within

_IMAGES = ("img", "amp-img")
# Elements of a content system's own that stand for a picture: `<brick-image data-src>`.
_STAND_INS = '//*[contains(name(), "-") and name() != "amp-img"][@src or @data-src]'
_MOST_IMAGES = 300
_MOST_ELEMENTS = 20_000
_SINGLE = ("src", "data-src", "data-original", "data-lazy-src", "data-url", "data-image")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_IN_SET = re.compile(r"([^\s,]\S*)\s+(\d+(?:\.\d+)?)[wx]")
_EXTENSION = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|svg)$", re.IGNORECASE)
_SIZE = re.compile(
    r"(?i)(?:[-_.@~](?:\d{2,4}x\d{0,4}|\d{1,2}x|x?large|medium|small|thumb|scaled|w\d+|h\d+|[a-z]*crop\w*|16x9|4x3|1x1))+$"
)
_TOKEN, _PIECE = re.compile(r"[A-Za-z0-9]+"), re.compile(r"[a-z0-9]{4,}")
_LONG_STEM, _LONG_TOKEN = 10, 8
_WRAPPERS = frozenset({"picture", "source"})
_WEAK_PLACES = frozenset({"nav", "aside", "footer"})
_ROOMS = frozenset({"article", "main"})
_PORTRAITS = word_set("avatar author authors byline profile portrait logo icon")
# What WordPress and those who write for it call a post's picture; the first may stand above the headline.
_FEATURED = (frozenset({"featured", "image"}), frozenset({"wp", "post", "image"}), frozenset({"post", "thumbnail"}))
_TINY, _WIDE = 200, 400
_BANNER = 3  # times as wide as high
_CERTAIN = 4.0
_PLACEHOLDER = re.compile(
    r"(?i)^data:|placeholder|blank\.|spacer|1x1|transparent|\.svg(?:$|\?)"
    r"|/(?:pi?xe?l|1px|empty|(?:pre[_-]?|ajax-)?load(?:ing|er)|preload|lazy|trans|(?:dot)?clear)\.(?:gif|png)"
)


def find(root: Element, offered: str, lede: Lede) -> Element | None:
    """Return the img that shows the offered picture; where none does, the figure that stands above the text."""
    headline = lede.headline.node.element if lede.headline is not None else None
    holding = () if headline is None else tuple(headline.iterancestors())
    best = _likest(islice(root.iter(*_IMAGES, "source"), _MOST_IMAGES), offered, holding) if offered else None
    if best is None and offered:
        best = _likest(matching(root, _STAND_INS, _MOST_IMAGES), offered, holding)
    return _image_of(best) if best is not None else _lead(root, lede)


def _likest(images: Iterable[Element], offered: str, holding: Sequence[Element]) -> Element | None:
    own, tokens = stem(offered), _rare(offered)
    pieces = _PIECE.findall(own)
    best: Element | None = None
    most = 0.0
    for element in images:
        if most >= _CERTAIN:
            break
        score = max((_alike(own, pieces, tokens, one) for one in addresses(element)), default=0.0)
        if score:
            score += _place(element, holding)
        if score > most:
            best, most = element, score
    return best


def outer(image: Element) -> Element:
    """Return the picture element around an img, or the img; libxml2 nests every source in the one before."""
    above = takewhile(lambda one: one.tag in _WRAPPERS, image.iterancestors())
    return next(reversed(list(above)), image)


def largest(image: Element) -> str:
    """Return the address of the largest size that the page gives for the picture, "" = only a placeholder."""
    picture = outer(image)
    sources = list(within(picture, "source", most=10)) if picture.tag == "picture" else []
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
        if element.tag in _IMAGES and (_is_lead(element) if begun else _is_featured(element, _FEATURED[:1])):
            return element
    return None


def _is_featured(image: Element, named: Sequence[frozenset[str]]) -> bool:
    """Say whether the picture's class, or that of what is right around it, calls it the article's own."""
    near = (image, *islice(outer(image).iterancestors(), 2))
    words = [name_words(one.get("class") or "") for one in near]
    return any(one <= said for one in named for said in words) and not _is_small(image)


def _is_lead(image: Element) -> bool:
    around = outer(image)
    above = {one.tag for one in islice(around.iterancestors(), 12)} | {around.tag}
    width = _pixels(image, "width")
    wide = (width or 0) >= _WIDE and not _is_advert(image, width or 0)
    # schema.org's `image` of the article, or as wide as a column, though in no figure.
    told = "image" in (image.get("itemprop") or "").split() or wide or _is_featured(image, _FEATURED)
    if not (told or above & {"figure", "picture"}) or above & _WEAK_PLACES or _is_portrait(image):
        return False
    return not _is_small(image) and bool(largest(image))


def _is_small(image: Element) -> bool:
    width = _pixels(image, "width")
    return width is not None and width < _TINY


def _pixels(image: Element, name: str) -> int | None:
    said = image.get(name) or ""
    return int(said) if said.isdecimal() and len(said) < _LONG_TOKEN else None


def _is_advert(image: Element, width: int) -> bool:
    """Say whether a picture is as flat as a banner, or in what is called an advertisement or other furniture."""
    near = (image, *islice(image.iterancestors(), 3))
    furniture = any(name_flags(f"{one.get('class') or ''} {one.get('id') or ''}") & (NEVER | OTHER) for one in near)
    return furniture or width >= _BANNER * (_pixels(image, "height") or width)


def _is_portrait(image: Element) -> bool:
    near = (image, *islice(image.iterancestors(), 2))
    return any(not _PORTRAITS.isdisjoint(name_words(one.get("class") or "")) for one in near)


def _alike(own: str, pieces: Sequence[str], tokens: frozenset[str], address: str) -> float:
    """Say how much an address is the picture's; `pieces` are of its stem, `tokens` what else is rare in its address.

    They are of letters and figures, which no quoting changes: most addresses hold none and are taken apart no further.
    """
    lowered = address.lower()
    if not pieces or any(piece in lowered for piece in pieces):
        other = stem(address)
        if own and own == other:
            return 3.0
        short, long = sorted((own, other), key=len)
        if len(short) >= _LONG_STEM and short in long:
            return 2.5
    return 2.0 if any(token in address for token in tokens) and tokens & _rare(address) else 0.0


def _rare(address: str) -> frozenset[str]:
    path = unquote(unquote(address[:2_000])).split("?")[0]
    return frozenset(
        token
        for part in path.rsplit("/", 4)[1:]
        for token in _TOKEN.findall(part)
        if len(token) >= _LONG_TOKEN and any(sign.isdigit() for sign in token)
    )


def _place(element: Element, holding: Sequence[Element]) -> float:
    """What the place of a picture says for it; `holding` is what the headline lies in.

    A picture of another article's teaser, which may be this one's under another headline, lies outside this article.
    """
    above = list(islice(outer(element).iterancestors(), 20))
    tags = {one.tag for one in above}
    room = next((one for one in holding if one.tag in _ROOMS), None)
    outside = room not in above if room is not None else False
    outside = outside or any(one.tag == "article" and one not in holding for one in above)
    return ("figure" in tags) - 1.5 * bool(tags & _WEAK_PLACES) - 1.25 * (outside and bool(holding))


def _image_of(element: Element) -> Element:
    if element.tag in _IMAGES:
        return element
    if element.tag != "source":
        return element
    picture = outer(element)
    holder = picture if picture.tag == "picture" else element.getparent()
    found = next(within(holder, "img", most=5), None) if holder is not None else None
    return found if found is not None else element

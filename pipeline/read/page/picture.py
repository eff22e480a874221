"""The lead picture with its alternative text, caption and credit."""

from collections.abc import Iterator
from itertools import islice, takewhile

from pipeline.news import Picture
from pipeline.read.page import credit, shown, visible
from pipeline.read.page.flags import name_words
from pipeline.read.page.jsonld import Node, types, words
from pipeline.read.page.keys import fold, word_set
from pipeline.read.page.lede import Lede
from pipeline.read.page.seen import Page
from pipeline.read.page.tree import Element, within, words_of
from pipeline.urls import clean

_META = ("og:image:secure_url", "og:image:url", "og:image", "twitter:image", "twitter:image:src", "image")
_CAPTION_MOST = 600
_CAPTION_ANCESTORS, _BEHIND_ANCESTORS, _FIGURE_ANCESTORS = 7, 6, 8
_CHAIN = 4
_MOST_IMAGES = 2
_CAPTIONS = word_set("caption captions figcaption bildunterschrift legende didascalia")
_ROOMS = frozenset({"body", "main", "article", "html"})


def find(page: Page, lede: Lede) -> Picture | None:
    """Return the lead picture as the page shows it, else as it offers it to others; None = it has none."""
    base = page.base
    offered = next(filter(None, (clean(one, base) for one in _offered(page))), "")
    image = shown.find(page.root, offered, lede)
    url = (clean(shown.largest(image), base) if image is not None else "") or offered
    if not url:
        return None
    node = _image_node(page, (url, offered))
    holding = _holding(lede)
    holder = _holder(image, holding) if image is not None else None
    caption = _caption(holder) if holder is not None else ""
    alt = fold((image.get("alt") or "") if image is not None else "")
    title = fold((image.get("title") or "") if image is not None else "")
    elsewhere = (words(node.get("caption")), page.meta.first("og:image:alt"), title, alt)
    named = credit.find(holder, caption) or credit.of_node(node)
    if not named and image is not None:
        named = credit.beside(takewhile(lambda one: one not in holding, _around(image)), holding)
    named = named or next(filter(None, map(credit.in_tail, elsewhere)), "")
    return Picture(
        url=url,
        alt=alt or page.meta.first("og:image:alt", "twitter:image:alt"),
        caption=credit.without(caption, named) or words(node.get("caption")),
        credit=named,
    )


def _offered(page: Page) -> Iterator[str]:
    for name in _META:
        yield from page.meta.all(name)
    yield from (one.get("href") or "" for one in page.root.iter("link") if one.get("rel") == "image_src")
    for one in _listed(page.graph.page.get("image") or page.graph.page.get("thumbnailUrl")):
        if isinstance(one, dict):
            one = one.get("url") or one.get("contentUrl") or page.graph.named(one.get("@id")).get("url")
        if isinstance(one, str):
            yield one


def _holding(lede: Lede) -> frozenset[Element]:
    """What holds the headline or a paragraph: no picture's words alone."""
    blocks = (*filter(None, (lede.headline,)), *lede.paragraphs)
    return frozenset(above for block in blocks for above in (block.node.element, *block.node.element.iterancestors()))


def _around(image: Element) -> Iterator[Element]:
    """Yield the picture and what is around it, nearest first."""
    picture = shown.outer(image)
    yield picture
    yield from picture.iterancestors()


def _holder(image: Element, holding: frozenset[Element]) -> Element | None:
    """Return the figure around the picture, the caption behind it, or the smallest part that holds its words."""
    around = list(islice(_around(image), _FIGURE_ANCESTORS + 1))
    figure = next((one for one in around if one.tag == "figure"), None)
    if figure is not None and next(within(figure, "figcaption", most=1), None) is not None and words_of(figure):
        return figure
    for one in around[: _BEHIND_ANCESTORS + 1]:
        behind = _behind(one, holding)
        if behind is not None:
            return behind
    if figure is not None and words_of(figure):
        return figure
    for above in around[1 : _CAPTION_ANCESTORS + 1]:
        text = words_of(above)
        images = sum(1 for _ in within(above, "img", most=_MOST_IMAGES + 1))
        if len(text) > _CAPTION_MOST or images > _MOST_IMAGES or above.tag in _ROOMS or above in holding:
            return None
        if text:
            return above
    return None


def _behind(element: Element, holding: frozenset[Element]) -> Element | None:
    """Return the caption among the three parts behind an element; what stands behind text or a picture is another's."""
    for after in islice(element.itersiblings(), 3):
        if _is_caption(after):
            return after
        if after in holding or after.tag == "img" or next(within(after, "img", most=1), None) is not None:
            return None
    return None


def _is_caption(element: Element) -> bool:
    """Say whether an element is a caption, or holds nothing but one."""
    for _ in range(_CHAIN):
        named = name_words(element.get("class") or "") & _CAPTIONS
        if element.tag == "figcaption" or (bool(named) and 0 < len(words_of(element)) <= _CAPTION_MOST):
            return True
        children = list(islice(element.iterchildren(), 2))
        if len(children) != 1 or fold(element.text or "") or fold(children[0].tail or ""):
            return False
        element = children[0]
    return False


def _caption(holder: Element) -> str:
    caption = holder if holder.tag == "figcaption" else next(within(holder, "figcaption", most=1), holder)
    text = fold(visible.words(caption))
    return text if len(text) <= _CAPTION_MOST else ""


def _image_node(page: Page, urls: tuple[str, str]) -> Node:
    stems = {shown.stem(one) for one in urls if one}
    candidates = [
        *_listed(page.graph.page.get("image")),
        *(node for node in page.graph.nodes if "ImageObject" in types(node)),
    ]
    for node in candidates[:50]:
        if isinstance(node, dict) and shown.stem(words(node.get("url") or node.get("contentUrl"))) in stems:
            return node
    return {}


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]

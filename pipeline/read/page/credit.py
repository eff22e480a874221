"""Whose picture it is: the element that says so, or the tail of the caption."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from pipeline.read.page import visible
from pipeline.read.page.flags import name_words
from pipeline.read.page.jsonld import Node, words
from pipeline.read.page.keys import fold, word_set
from pipeline.read.page.photo_agencies import is_one
from pipeline.read.page.tree import Element, within, words_of

_NAMED = word_set(
    "credit credits copyright rights source sources byline agency photograph photographer quelle fotograf attribution "
    "copy autor author"
)
# Beside a picture these may name who wrote the text, or be his portrait's: "hero-byline", "author-photo", "lead-copy".
_OF_TEXT = word_set("author autor byline copy")
_PICTURES = word_set("image images img photo photos picture figure media caption foto fotos bild featured hero lead")
_UP, _BEHIND, _MOST_BESIDE = 5, 2, 20
_NODE_KEYS = ("creditText", "copyrightHolder", "author", "creator", "copyrightNotice")
# Attributes that say it: Gannett's, which its style prints, and others'.
_SAYING = ("data-c-cr", "data-credit", "data-copyright", "data-photo-credit", "data-image-credit")
_LONGEST = 120
# What stands before the name of whoever took a picture, in the languages of the press. These may end a longer word
# ("Archivfoto:", "자료사진="), the others not: "Menschenrechte:", "Toàn cảnh:" and "地图：" begin no credit.
_ALSO_ENDINGS = (
    "photo(?:graph(?:ie|er)?)?s?|fot[oó]s?|bild(?:quelle|rechte)?|pictures?|images?|cr[eé]dits?|quelle|sources?|"
    "صورة|تصوير|المصدر|عکس|צילום|사진|출처|写真|图片|圖片|摄影|攝影|来源|來源|ภาพ"
)
_WHOLE_WORDS = (
    "cr[eé]ditos?|fotoğraf|fotograf(?:ie|ía)?|imagen|imagem|kredit|fonte|fuente|rechte|copyright|beeld|kuva|zdroj|źródło|ảnh|"
    "nguồn|kép|forrás|pics?|фото|источник|світлина|джерело|φωτ(?:ογραφία)?|πηγή|图|圖"
)
_LABELS = rf"{_ALSO_ENDINGS}|(?<![^\W\d_])(?:{_WHOLE_WORDS})"
_LABEL = re.compile(
    rf"(?i)^\W*(?:(?:{_LABELS})\s*(?:credit|by|von|:|©|\(c\)|{_LABELS})?\s*[:：=|©]\s*|"
    r"(?:photo|picture|image)s? (?:credit|by)\s*|(?:illustration|graphic)s? by\s+|"
    r"image source,\s*|[©ⓒ]\s*|\(c\)\s*|copyright\s+|fot\.\s+|"
    r"credit(?:\.{3}|…)\s*|(?:photos?|foto|图|圖)\s*[/／]\s*|beeld\s+(?-i:(?=[A-Z]))|foto\s+(?-i:(?=[A-Z][^/]+/)))"
)
_BARE_LABEL = re.compile(
    r"(?i)^\W*(?:copyright|credits?|sources?|photos?|image credit|photo by|fotos?|quelle|bild|rechte|autor|author)\W*$"
)
_TAILS = (
    re.compile(rf"(?i)(?:{_LABELS})(?: credit| by)?\s*[:：=]\s*([^:：=]{{2,100}})$"),
    re.compile(r"(?:[©ⓒ]|[(（][cCＣ][)）])\s*([^©ⓒ]{2,100})$"),
    # "... Credit...Ada Bo for The New York Times", "圖／路透", "Photo / Ada Bo"; not "gave him credit...and left".
    re.compile(r"(?:\bCredit(?:\.{3}|…)|(?<!\w)[图圖][/／])\s*(?![a-z])([^/／()（）]{2,80})[)）]?$"),
    re.compile(r"(?:^|[.!?…”\"»|]\s+)[Pp]hotos?\s[/／]\s*(?![a-z])([^/／()（）]{2,80})$"),
    # "... 열렸다. 로이터=연합뉴스": a Korean agency, and whose picture it passes on.
    re.compile(r"[.!?…]\s+((?:\w{2,12}\s?[=\s/]?\s?)?(?:연합뉴스|뉴시스|뉴스1))$"),
    re.compile(r"[.!?”\"»]\s*[(（\[]([^()（）\[\]]{2,80})[)）\]]\s*\.?$"),
    re.compile(r"\s\|\s([^|]{2,80})$"),
    re.compile(r"(?i)\bfot\.\s+([^:]{2,80})$"),
    # Lithuania's: "... prie krantinės / A. Bo / LRT nuotr."
    re.compile(r"(?:(?<=\w{3}[.!?…]\s)|(?<=/\s)|^(?=[^/]*$))((?:[^/]{2,40}/\s?)?[^/]{2,40})\snuotr\.?$"),
    # "（新华社记者王小明摄）", "＝24日、山田太郎撮影": the word for taking a picture stands behind; a day names nobody.
    re.compile(r"[(（]([^()（）]{2,30}?)(?<![年月日])\s?拍?[摄攝][)）]$"),
    re.compile(r"[＝=（](?:[^＝=、（）]{1,20}、)*([^＝=、（）]{2,20}?)(?:撮影|写す)[）。]?$"),
    re.compile(r"[.!?…”\"]\s+([^.!?…]{2,60}/[^.!?…]{2,60})$"),
    # "Isithombe: Sithunyelwe": whatever the language, one word and a colon after the last sentence name the source.
    re.compile(r"[.!?…][”\"»]?\s+[^\W\d_]{2,14}:\s*(?![a-z\s])([^:.!?]{2,60})$"),
    re.compile(r"(?i)[.!?…”\"/|]\s+(?:photo(?:graph)?|picture|image|foto)s?\s+(?:by|von|di|de|par)\s+([^:.!?]{2,60})$"),
)
# "(foto di Ada Bo)": in brackets a label is enough, whatever stands before, and a name behind it or a colon.
_IN_BRACKETS = re.compile(
    rf"(?i)[(（\[]\s*(?:{_LABELS})\s*(?:(?:credit|photo|by|von|di|de|par|por)\b)?(?:\s*[:：=]\s*|\s+)"
    r"([^()（）\[\]]{2,80})[)）\]]\s*\.?$"
)
# "[Ada Bo/Anadolu]" at the end: two names and a stroke are enough, whatever stands before.
_TWO_IN_BRACKETS = re.compile(
    r"[(（\[](?:[Ff]ile(?: photo)?:\s*)?"
    r"([^\W\d_a-z][^()（）\[\]/]{1,60}/\s?[^\W\d_a-z][^()（）\[\]]{1,60})[)）\]]\s*\.?$"
)
# "(Seoul=Yonhap) Hong Gildong reporter = ...": Korean agencies open a caption as they do a report.
_OPENING = re.compile(r"[(（](?:[^()（）=]{1,10}=)([^()（）=]{2,12})[)）]\s+\S+\s+기자\s*=")
# "(Reuters: Ada Bo)": an agency and its photographer; "＝12日、ロイター": a Japanese caption's end.
_AGENCY_FIRST = re.compile(r"[(（\[](([^()（）\[\]:]{2,30}):\s[^()（）\[\]:]{2,40})[)）\]]\s*\.?$")
_JAPANESE = re.compile(r"[＝=](?:[^＝=、]{1,20}、)*([^＝=、（）]{2,12})$")
# "(Ansa)": an agency alone in brackets.
_BRACKET = re.compile(r"[(（\[]([^()（）\[\]]{2,40})[)）\]]\s*\.?$")
# "... on Monday. Newsis": an agency alone behind the last sentence; or who sent a picture in, unnamed.
_LAST = re.compile(r"[.!?…。][”\"»]?\s+([^.!?…。]{2,40})\.?$")
_SENT_IN = frozenset({"supplied", "supplied photo", "handout", "contributed", "contributed photo", "submitted photo"})
_CLOSING = " .)]）］】。"
_TAKEN = re.compile(r"\s?(?:拍?[摄攝]|撮影|写す|nuotr)$")
_LABEL_AT_END = re.compile(
    rf"(?i)(?:(?<!\w)(?:[^\W\d_]*(?:{_ALSO_ENDINGS})|{_LABELS}|file|fot\.|φωτ\.|credit(?:\.{{3}}|…))"
    rf"(?: ?(?:credit|by|von|di|de|par|por|{_LABELS}))?\s*[:：=,]?|"
    r"[＝=][^＝=]{0,20}、|(?<!\w)(?:photos?\s|图|圖)[/／]|[©ⓒ])\s*$"
)
_AGENCY = re.compile(
    r"(?:^|[.!?…\s])\s*\(?((?:[\w.\- ]{2,40}[,/] ?|[A-Z](?:[\w\- ]|(?<=[ .][A-Z])\.){2,40} via )?"
    r"(?:AP|AFP|dpa|DPA|Reuters|REUTERS|EPA|EFE|"
    r"ANSA|"
    r"Getty Images|Getty|IMAGO|imago images|picture alliance|Shutterstock|Keystone|Xinhua|TASS|연합뉴스|共同通信)"
    r"(?: Photo| Images|/[\w .\-]{2,40})?)\)?\.?$"
)


def find(holder: Element | None, caption: str) -> str:
    """Return the credit in the part of the page around a picture, "" = it names none."""
    if holder is None:
        return ""
    for element in _saying(holder):
        text = fold(visible.words(element))[:600]
        labelled = next((match for tail in _TAILS[:2] if (match := tail.search(text))), None)
        text = _cleaned(labelled[1] if labelled else text)
        if 2 <= len(text) <= _LONGEST and not _BARE_LABEL.match(text) and (text != caption or len(text) < 60):
            return text
    return in_tail(caption) or _alone(caption) or _last_child(holder, caption) or _attributed(holder)


def _attributed(holder: Element) -> str:
    """Return the credit that an attribute in the part of the page around a picture says, "" = none."""
    said = (_cleaned(one.get(name) or "") for one in within(holder) for name in _SAYING)
    return next((text for text in said if 2 <= len(text) <= _LONGEST and not _BARE_LABEL.match(text)), "")


def beside(around: Iterable[Element], holding: Collection[Element]) -> str:
    """Return the credit that stands behind a picture in a part of its own, "" = none.

    Args:
        around: The picture and what is around it alone, nearest first.
        holding: What holds the headline or a paragraph; in it other pictures have their credits.
    """
    behind = (after for one in islice(around, _UP) for after in islice(one.itersiblings(), _BEHIND))
    for part in behind:
        if part in holding or part.tag == "img" or next(within(part, "img", most=1), None) is not None:
            continue
        for element in (part, *within(part, most=_MOST_BESIDE)):
            named = name_words(element.get("class") or "")
            text = _cleaned(visible.words(element)) if named & _NAMED - _OF_TEXT and named & _PICTURES else ""
            if 2 <= len(text) <= _LONGEST and not _BARE_LABEL.match(text):
                return text
    return ""


def of_node(node: Node) -> str:
    """Return the credit that a JSON-LD ImageObject names, "" = none."""
    said = (_cleaned(words(node.get(name))) for name in _NODE_KEYS)
    return next((one for one in said if one and len(one) <= _LONGEST and "://" not in one), "")


def in_tail(text: str) -> str:
    """Return the credit that ends a caption: "Photo: ...", "© ...", "(...)", "| ..." or an agency's name."""
    text = text[-600:]
    for tail in (_IN_BRACKETS, _TWO_IN_BRACKETS, *_TAILS, _AGENCY):
        match = tail.search(text)
        if match and (tail is not _IN_BRACKETS or _is_named(match)):
            return _cleaned(match[1])
    alone = _BRACKET.search(text)
    if alone and is_one(alone[1]):
        return alone[1]
    first = _AGENCY_FIRST.search(text)
    if first and is_one(first[2]):
        return first[1]
    ending = _JAPANESE.search(text)
    if ending and is_one(ending[1].removesuffix("通信")):
        return ending[1]
    opening = _OPENING.search(text)
    if opening:
        return opening[1]
    last = _LAST.search(text)
    return _alone(last[1]) if last else ""


def _alone(words: str) -> str:
    """Return words that name an agency, or who sent a picture in; alone they are a credit under a picture, no `alt`."""
    return words if is_one(words) or words.lower() in _SENT_IN else ""


def _is_named(found: re.Match[str]) -> bool:
    """Say whether a label in brackets names somebody: "(photo taken in May)" and "(foto de archivo)" do not."""
    said = found[1]
    return (
        any(sign in found[0][: -len(said)] for sign in ":：=")
        or not (said[0].islower() or said[0].isdigit())
        or bool(_AGENCY.search(said))
    )


def without(caption: str, named: str) -> str:
    """Return the caption without the credit behind it."""
    whole = _TAKEN.sub("", caption.rstrip(_CLOSING))
    if not named or not whole.endswith(named.rstrip(_CLOSING)):
        return caption
    bare = whole[: -len(named.rstrip(_CLOSING))]
    for _ in range(2):  # "(Foto: ©"; what stands before the bracket is no label: "has few resources (Reuters)"
        bare = _LABEL_AT_END.sub("", bare.rstrip()).rstrip(" ©ⓒ:：=＝–—-")
    return bare.rstrip(" |([（/／:：=＝–—-")


def _saying(holder: Element) -> Iterator[Element]:
    """Yield the elements that say credit, those of that name before mere small print.

    So does one outside the caption that has a word for screen readers before a name: the BBC's "Image source, ".
    """
    found = list(within(holder))
    for element in found:
        named = name_words(" ".join(element.get(key) or "" for key in ("class", "itemprop", "id", "data-testid")))
        if named & _NAMED and element.tag not in ("img", "figure", "picture", "button", "svg"):
            yield element
    yield from (element for element in islice(found, 200) if element.tag in ("small", "cite") or _is_told(element))


def _is_told(element: Element) -> bool:
    first = next(element.iterchildren(), None)
    told = first is not None and bool(fold(first.text or "")) and visible.is_read_aloud(first)
    return told and element.tag in ("span", "p") and next(element.iterancestors("figcaption"), None) is None


def _last_child(holder: Element, caption: str) -> str:
    """Return the short text of the caption's last child: "... on Monday. <span>Mara Lindqvist</span>"."""
    figcaption = holder if holder.tag == "figcaption" else next(within(holder, "figcaption", "p", most=1), None)
    if figcaption is None or len(figcaption) < 1:
        return ""
    last = figcaption[-1]
    text = _cleaned(words_of(last, 40))
    if fold(last.tail or "") or not text or text == caption or not caption.endswith(text):
        return ""
    return text if len(text) <= 60 and len(text) < len(caption) / 2 and not text.endswith(".") else ""


def _cleaned(text: str) -> str:
    text = fold(text)
    for _ in range(2):
        text = _LABEL.sub("", text).strip()
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    text = text.strip(" |:,;–—")
    return text[:-1].rstrip() if text.endswith(")") and "(" not in text else text

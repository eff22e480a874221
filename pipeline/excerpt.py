"""The excerpt of the lead: its first paragraphs, verbatim, about as long as the blog's own.

Measured on 29 whole excerpts (format/MEASURED.md): 1 to 5 paragraphs, mostly 2 or 3; 70 to 171 words, median 97, the
middle half 85 to 113; a short standfirst above the first paragraph stays.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence

MOST_PARAGRAPHS = 5
ENOUGH_PARAGRAPHS = 2
# Of the limit: 85 of 115 words, the lower end of the blog's middle half.
ENOUGH_WORDS = 85 / 115
# A first paragraph that long is still printed whole: 171 of 115 words is the blog's longest excerpt.
TOO_LONG = 1.5
STANDFIRST_WORDS = 25

# Han, kana: written without spaces; two signs are about a word (as in the word counts of translators).
_SIGN = re.compile(
    "[\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
# Thai, Lao, Burmese, Khmer: words run on without spaces; some five signs, marks counted, are one.
_RUN_ON = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
_SIGNS_A_WORD = 5
# Characters between two spaces; longer is no word of a language, and counts as several.
_LONGEST_WORD = 60
_POINT = re.compile("[\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff65]")
# A run of stops is read once, from its first: read from each of them, ten thousand would cost seconds.
_SENTENCE_END = re.compile(
    r"(?<![.!?…؟۔।॥])[.!?…؟۔।॥]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[¿¡]*(?P<next>[^\W_]))|[。！？]+[」』”’）]*",
)
# What a full stop shortens: titles, ranks, firms, months, states of the US; then Spanish and French, German, Russian.
_SHORTENED = (
    "Mr|Mrs|Ms|Messrs|Mmes|Dr|Prof|Rev|Hon|Sen|Sens|Rep|Reps|Gov|Pres|Gen|Brig|Lt|Col|Maj|Capt|Cmdr|Cpl|Pvt|Sgt|Adm|Supt|Insp|"
    "Det|Sec|Dept|Univ|St|Ft|Mt|Ave|Blvd|Jr|Sr|No|Nos|vs|Inc|Ltd|Co|Corp|Bros|"
    "Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|"
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|"
    "Va|Vt|Wash|Wis|Wyo|"
    "EE|UU|Sra|Srta|Dra|Lic|Ing|Gral|Cnel|Av|av|núm|MM|Mme|Mlle|"
    "Nr|bzw|ca|geb|"
    "ул|им|пр|обл|тыс|млн|млрд|руб|гг|др|проф|акад|св"
)
_ABBREVIATED = re.compile(rf"(?:\b[^\W\d_]|\b\w+\.\w+|\b(?:{_SHORTENED}))\.$")
_ORDINAL = re.compile(r"\b(?:am|beim|das|dem|den|der|des|die|im|vom|zum)\s\d{1,2}\.$", re.IGNORECASE)  # "am 3. Oktober"
_LONGEST_ABBREVIATION = 24
# "Read more" in 23 other languages, Arabic to Vietnamese.
_READ_ON = (
    "اقرأ المزيد|阅读全文|閱讀全文|Læs mere|Lees (?:meer|verder)|Lue lisää|Lire la suite|En savoir plus|"
    "Weiterlesen|Mehr lesen|Διαβάστε περισσότερα|और पढ़ें|Baca selengkapnya|Leggi (?:tutto|di più)|"
    "Continua a leggere|続きを読む|Les mer|Läs mer|ادامه مطلب|Czytaj (?:więcej|dalej)|"
    "Leia mais|Saiba mais|Continue lendo|Citește mai mult|Читать (?:далее|полностью)|Подробнее|"
    "Seguir leyendo|Sigue leyendo|Leer más|Devamını oku|Читати далі|Детальніше|Xem thêm"
)
# What feeds print behind a text: the blog software's line, the way to the page, a picture's credit, the printed issue.
_BEHIND = re.compile(
    r"\s*(?:The post .{1,300} appeared first on .{1,100}|"
    r"The post (?:(?!(?<![A-Z])[.!?]\W*\s[A-Z]).){1,300} first appeared on .{1,100}|"  # people write this, too
    r"[\[(]?(?:Continue|CONTINUE|Keep) (?i:reading)\b.{0,60}|"
    r"[\[(]?(?:Read|READ|Learn) (?i:more|the full story|the full article)(?: (?:at|here|on)\b.{0,40})?\W{0,6}|"
    rf"(?:{_READ_ON})(?: (?:no|na|en|su|på|in|op|auf|sur) (?:[^.!?]|\.(?=\w)){{1,40}})?\W{{0,6}}|"
    r"\((?:Image|Photo|Picture) credit: [^()]{1,120}\)|Published in [^.]{2,40}, \w+ \d{1,2}\w{0,2}, \d{4})$"
)
# Who wrote it, before a dateline: "By Ada Marsh and Ano Terk VELM, Feb 17 (Reuters) - "; names alone, for
# "By ignoring the EU (European Union) - which it left - Quay lost" is a sentence.
_BEFORE = re.compile(
    r"^By (?:(?:[^\W\d_a-z]\S{0,40}|and|&|d[aeiu]|del|van|von|der|bin|al) ){1,16}?"
    r"(?=[A-Z]{2}[A-Z/., -]{0,58}(?:[A-Z][a-z]{2,8}\.? \d{1,2} ?)?\([A-Z][\w. ]{1,30}\) ?[-–—])"
)
# The newspaper that a collector prints before its text, as AllAfrica does: "[Marl Herald] Lista -- Pilots ..."; in
# capitals alone it may be a dateline, which stays.
_COLLECTED = re.compile(r"^\[(?=[^\[\]]*[a-zà-ÿ])[^\[\]]{2,60}\]\s+(?=[\"“«‘']?[^\W_a-zà-ÿ])")
_CUT_OFF = re.compile(r"\s*(?:\[(?:…|\.{3})\]|…|(?<!\.)\.{3})$")
_LONGEST_BEHIND = 420  # characters
_ENDED = re.compile(r"[.!?؟。！？۔।॥][\"'”’»)\]」』）]*$")


def choose(paragraphs: Sequence[str], *, standfirst: Sequence[str] = (), words: int = 115) -> tuple[str, ...]:
    """Return the excerpt: paragraphs from the top, whole and unchanged, in order.

    Args:
        paragraphs: The article's text.
        standfirst: The lines above it, kept when short and when the first paragraph still fits below them.
        words: The most it may hold; 0 = no excerpt. Counted as `count` does.

    A first paragraph longer than `words` stands alone, whole up to 1.5 times `words`, else cut at the end of the last
    sentence that fits; () when not even its first sentence is within 1.5 times.
    """
    text = [paragraph for paragraph in paragraphs if paragraph.strip()]
    above = [line for line in standfirst if line.strip() and _same(line) not in map(_same, text[:1])]
    if words <= 0:
        return ()
    if above and text and _short(above) and count([*above, text[0]]) <= words:
        return _filled([*above, *text], words)
    if not text:
        return _filled(above, words) if count(above[:1]) <= words else ()
    return _filled(text, words) if count(text[:1]) <= words else _cut(text[0], words)


def _same(paragraph: str) -> str:
    """Return what two printings of a line have in common, whatever their spaces, capitals and last stop."""
    return " ".join(paragraph.casefold().split()).rstrip(".")


def told(text: str) -> str:
    """Return what a feed's text tells, verbatim: without what its software prints behind it."""
    while behind := _BEHIND.search(text, max(0, len(text) - _LONGEST_BEHIND)):
        text = text[: behind.start()]
    return text


def unsigned(text: str) -> str:
    """Return a feed's text from its dateline on, verbatim: without its authors or newspaper before that."""
    byline = _BEFORE.match(text) or _COLLECTED.match(text)
    return text[byline.end() :] if byline else text


def whole(summary: str) -> str:
    """Return what a summary tells in whole sentences: without one that was cut off, unless it has no other."""
    text = told(summary)
    cut = _CUT_OFF.search(text)
    if cut is None:
        return text
    kept = text[: cut.start()]
    end = len(kept) if _ENDED.search(kept) else max(_sentence_ends(kept), default=0)
    return kept[:end] or text


def is_cut_off(summary: str) -> bool:
    """Tell whether a summary has no whole sentence: its only one was cut off."""
    return _CUT_OFF.search(whole(summary)) is not None


def _short(standfirst: Sequence[str]) -> bool:
    return count(standfirst) <= STANDFIRST_WORDS and len(standfirst) < MOST_PARAGRAPHS


def _filled(text: Sequence[str], words: int) -> tuple[str, ...]:
    chosen: list[str] = []
    for paragraph in text[:MOST_PARAGRAPHS]:
        enough = len(chosen) >= ENOUGH_PARAGRAPHS and count(chosen) >= ENOUGH_WORDS * words
        if enough or count([*chosen, paragraph]) > words:
            break
        chosen.append(paragraph)
    return tuple(chosen)


def _cut(paragraph: str, words: int) -> tuple[str, ...]:
    if count([paragraph]) <= TOO_LONG * words:
        return (paragraph,)
    first = fitting = ""
    start, counted = 0, 0.0
    for end in _sentence_ends(paragraph):
        first = first or paragraph[:end]
        counted += count([paragraph[start:end]])
        if counted > words:
            break
        start, fitting = end, paragraph[:end]
    kept = fitting or first
    return (kept,) if kept and count([kept]) <= TOO_LONG * words else ()


def _sentence_ends(paragraph: str) -> Iterator[int]:
    for match in _SENTENCE_END.finditer(paragraph):
        said = paragraph[max(0, match.end() - _LONGEST_ABBREVIATION) : match.end()]
        goes_on = match["next"] is not None and match["next"].islower()
        if not goes_on and _ABBREVIATED.search(said) is None and _ORDINAL.search(said) is None:
            yield match.end()


def count(text: Sequence[str]) -> float:
    """Return how many words some paragraphs have; signs of Chinese and Japanese count half a word, of Thai a fifth."""
    return sum(_words(paragraph) for paragraph in text)


def _words(paragraph: str) -> float:
    if paragraph.isascii():
        signs, spaced = 0.0, paragraph
    else:
        signs = len(_SIGN.findall(paragraph)) / 2 + sum(map(len, _RUN_ON.findall(paragraph))) / _SIGNS_A_WORD
        spaced = _POINT.sub(" ", _RUN_ON.sub(" ", _SIGN.sub(" ", paragraph)))
    return signs + sum(-(-len(word) // _LONGEST_WORD) for word in spaced.split())


def digest(paragraphs: Sequence[str]) -> str:
    """Return the SHA-256 of the source text, 64 hexadecimal digits: the same as long as the outlet changes nothing."""
    return hashlib.sha256("\n\n".join(paragraphs).encode("utf-8", "surrogatepass")).hexdigest()

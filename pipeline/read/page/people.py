"""Names of people out of what a page says of its authors."""

import html
import re
from collections.abc import Iterable, Sequence

from pipeline.read.agencies import KNOWN, without_agency
from pipeline.read.bylines import REPORTER, ROLE, without_places
from pipeline.read.page.keys import fold, key, word_set
from pipeline.read.page.names import is_outlet

_LONGEST = 70
# What TownNews prints behind a name, with no comma between: "By ADA BO Staff Writer".
_JOB = re.compile(
    r"(?i)(?<=\w)\s+(?:(?:associate|chief|city|contributing|copy|county|deputy|digital|education|feature|features|general|"
    r"guest|managing|news|photo|political|regional|reporting|senior|special|sports|staff|video)\s+){0,2}"
    r"(?:columnist|contributor|correspondent|editor|intern|photographer|reporter|staff|writer)$"
)
_BY = re.compile(
    r"(?i)^[\s\W]*(?:by|von|par|por|di|da|door|av|af|от|автор|yazan|przez|words by|written by|story by|reported by|"
    r"reporting by|geschrieben von|ein beitrag von|ein gastbeitrag von|eine? \w+ von|text|texte|texto|testo|tekst|"
    r"autor|"
    r"autorin|author|كتبت?|بقلم|מאת|โดย|(?:γράφει )?(?:ο|η|του|της|των))s?(?:\s*:\s*|\s+)(?=\S)"
)
_PARENTHESIS = re.compile(r"\s*[(（\[]([^()（）\[\]]{0,80})[)）\]]\s*$")
_WITH = re.compile(r"(?i)^(?:with|avec|mit|con|com|met|med)\s+(?:the\s+|l['’])?")  # of a bracket: "(avec l'AFP)"
_ADDRESS = re.compile(r"(?i)\S*(?:https?://|www\.)\S*|\S+@\S+\.\S+|(?<!\S)@\w+")
_SPLIT = re.compile(
    r"\s*[;/|•·、，]\s*|\s+(?:and|und|et|og|och|mit|with|avec|con|com|y|en|und\smit)\s+|\s*&\s*|\s+e\s+(?=[A-ZÀ-Ý])|,\s*(?:and|und)\s+"
)
# What a desk signs with, after the outlet's letters or a section: ABC-Redaktion, Foreign Desk.
_DESKS = word_set(
    "desk editorial newsdesk newsroom staff redaktion redaktionsteam redaction rédaction redacción redaccion redazione "
    "redactie redakcja редакция"
)
# What a content system shows as author where nobody was named; Joomla's first account has two words.
_ACCOUNTS = (
    _DESKS
    | {"super user"}
    | word_set(
        "admin administrator webmaster editor news press web online nachrichten noticias notizie actualités nyheter "
        "haberler nieuws новости"
    )
)
KOREAN_NAME = r"(?!본지|온라인|수습|선임|취재|객원|전문|인턴|편집)[\uac00-\ud7af]{2,4}(?<![부팀])"
"""What may be a Korean's name before the word for reporter: not the desk or the job of somebody (정치부, 온라인)."""
_PARTICLES = word_set(
    "de van von der den del della di da dos das du la le el al bin ibn ben bint abu y e of zu zum zur ter ten af av "
    "mc o' st st. ul ur"
)
_CJK = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・]{2,8}$")
_NEWSROOM = re.compile(
    r"[\uac00-\ud7af](?:일보|신문|뉴스|방송|통신|타임스|데일리|미디어|투데이)$|^(?:네이버|다음|카카오)$|"
    r"[\u3040-\u30ff\u3400-\u9fff](?:新聞社?|通信社?|放送局?|テレビ|日報|時報|晚報|電視台?|日报|时报|晚报|早报|电视台|新闻网?|在线)$"
)
_NOT_IN_NAMES = re.compile(r"[\d:!?#@<>{}=*_+|/\\\"“”„…]")
_HANDLE = re.compile(r"^[a-z]{2,}(?:[._-][a-z]{2,}\d*|\d+)$")  # a bare "core" may be how somebody signs
_DOMAIN = re.compile(r"(?i)^[\w-]+(?:\.[\w-]+)+$")


def names_in(text: str, outlets: Sequence[str]) -> list[str]:
    """Return the names that a byline gives, cleaned, in its order; the outlet's own names among them."""
    text = fold(html.unescape(html.unescape(text)))[:600]
    text = _ADDRESS.sub(" ", text)
    for _ in range(2):
        text = _PARENTHESIS.sub(_bracketed, text.strip(" ,;:-–—|"))
        text = _BY.sub("", text, count=1)
    text, agency = without_agency(without_places(REPORTER.sub("", text)))
    found: list[str] = []
    for part in (*_SPLIT.split(text), agency):
        found += _at_commas(part or "", outlets)
    return distinct(name for name in (_bare(one) for one in found) if _is_possible(name, outlets))


def distinct(names: Iterable[str]) -> list[str]:
    """Return names without doubles, compared by key, in their order."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(key(name), name)
    return list(kept.values())


def is_namelike(text: str) -> bool:
    """Say whether `text` looks like one full name: two to five capitalised words, or a short CJK name."""
    text = text.strip()
    if _CJK.match(text.replace(" ", "")):
        return True
    words = text.replace(",", " , ").split()
    if not 2 <= len(words) <= 5 or len(text) > 50 or _NOT_IN_NAMES.search(text) or ROLE.search(text):
        return False
    return all(word.lower() in _PARTICLES or word[0].isupper() for word in words) and words[0][0].isalpha()


def is_caseless_name(text: str) -> bool:
    """Say whether `text` may be a full name in a script without capitals (Arabic, Hebrew, Devanagari, ...).

    Nothing in it tells a name from other words: it is one only where the page marks it as the author.
    """
    words = text.split()
    caseless = all(word[0].isalpha() and word[0].lower() == word[0].upper() for word in words)
    return caseless and 2 <= len(words) <= 4 and len(text) <= 40 and not _NOT_IN_NAMES.search(text)


def is_agency(text: str) -> bool:
    """Say whether `text` is the name of a wire agency."""
    return text.strip().lower() in KNOWN


def agency_in(bracket: str) -> str:
    """Return the agency that a bracket behind a name gives, "" when it says anything else: "AFP", "avec l'AFP"."""
    said = _WITH.sub("", bracket.strip())
    return said if is_agency(said) else ""


def is_account(text: str) -> bool:
    """Say whether `text` is such as admin, ada-bo, News or Redaktion: an account or a desk, nobody's name."""
    return text.strip().lower() in _ACCOUNTS or bool(_HANDLE.match(text.strip()))


def is_newsroom(text: str) -> bool:
    """Say whether `text` is a paper, a station or a portal by how it ends, as those of East Asia do; no agency."""
    return bool(_NEWSROOM.search(text.strip())) and not is_agency(text)


def is_desk(text: str) -> bool:
    """Say whether `text` is a desk's signature: at most three words, the last such as Redaktion or Newsdesk."""
    words = re.split(r"[\s-]+", text.strip())
    return 2 <= len(words) <= 3 and words[0][:1].isupper() and words[-1].lower() in _DESKS


def _bracketed(found: re.Match[str]) -> str:
    """What stays of a bracket at the end: an agency's name, where it is not said again."""
    before, agency = found.string[: found.start()], agency_in(found[1])
    return f" ; {agency}" if agency and not is_agency(before) else ""


def _at_commas(part: str, outlets: Sequence[str]) -> list[str]:
    if "," not in part:
        return [part]
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    full = [piece for piece in pieces if _is_full(piece) or is_agency(piece) or is_outlet(piece, outlets)]
    first = pieces[:1]
    if _is_turned_round(pieces) and not is_outlet(pieces[0], outlets):
        return [part.strip()]
    return full if full and (full[0] in first or not first) else first + [one for one in full if one not in first]


def _is_turned_round(pieces: Sequence[str]) -> bool:
    """Say whether a part is "Bo, Ada", the last name first."""
    single = len(pieces) == 2 and all(piece.isalpha() and piece[0].isupper() for piece in pieces)
    return single and not (is_agency(pieces[0]) or is_account(pieces[0]) or is_agency(pieces[1]))


def _is_full(piece: str) -> bool:
    return 2 <= len(piece.split()) <= 4 and is_namelike(piece)


def _bare(name: str) -> str:
    without = _JOB.sub("", name)
    name = without if _is_full(without) else name
    return _PARENTHESIS.sub("", name).strip(" ,;:-–—|.\"'") if not name.endswith(("Jr.", "Sr.")) else name.strip(" ,;:")


def _is_possible(name: str, outlets: Sequence[str]) -> bool:
    if not name or len(name) > _LONGEST or not any(character.isalpha() for character in name):
        return False
    if name.lower().startswith("http"):
        return False
    return not _DOMAIN.match(name) or is_outlet(name, outlets)

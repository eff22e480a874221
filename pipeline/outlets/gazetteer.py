"""Where a headline names a state: by its name, its people, its capital or a seat of power (registry/states.toml).

Words are matched as printed, capitals included, because "US" is a state and "us" is not; in a headline all in capitals
they are matched so too, but for "US", which there may be the pronoun. The longest word that fits wins. What names a
state and other things besides is judged by the table's own rules: `phrases`, `doubtful`, `people`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "registry" / "states.toml"
_LONGEST = 1_000  # characters; longer texts are no headline
_KINDS = ("names", "people", "capitals", "power")
_START = re.compile(r"(?<!\w)[^\W\d_]")
# Behind what a word opens a sentence, as the first one does; no dot of `J.`, `Rep.` or `Prof.` ends one.
_ENDS = (":", ".", "?", "!", "–", "—", " -")
_SHORTENED = re.compile(r"\b(?:[^\W\d_]|[A-Z][a-z]{1,2}|Capt|Prof)\.$")
_HEAD = 2  # letters by which the table is looked up
_PRONOUN = "US"
# Words of four letters and more that stand small in a headline whose words are capitalised.
_SMALL = re.compile(
    "about|after|against|amid|among|before|between|despite|during|from|into|like|near|onto|over|since|than|that|through|"
    "toward|under|until|upon|versus|with|within|without"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A state, by its code, where a text names it: characters `start` to `end`."""

    code: str
    start: int
    end: int


@lru_cache(maxsize=16_384)  # a window's headlines, asked story by story
def found(text: str) -> tuple[Named, ...]:
    """Return where a headline names states, in its order, each time it does."""
    said = plain(text)
    return tuple(_found(said))


def plain(text: str) -> str:
    """Return the text as `found` counts its characters: cut, with straight apostrophes."""
    return text[:_LONGEST].replace("’", "'")


@cache
def plain_names() -> Mapping[str, str]:
    """Return what each state is called, by its code."""
    return {code: entry["names"][0] for code, entry in _states().items()}


@cache
def peoples() -> Mapping[str, tuple[str, ...]]:
    """Return for each state what its people are called, by its code; doubtful words and their plurals are left out."""
    doubtful = {form for word in _table()["doubtful"] for form in (word, f"{word}s")}
    people = {code: entry.get("people", ()) for code, entry in _states().items()}
    return {code: tuple(word for word in words if word not in doubtful) for code, words in people.items()}


def code_of(word: str) -> str:
    """Return the code of the state that a word names, whatever its case, "" for none."""
    said = plain(word)
    code, _ = _meaning().get(said) or _meaning().get(said.upper()) or ("", "")
    return code


def is_power(word: str) -> bool:
    """Tell whether a word names who holds a state's power (Kremlin, Houthi), not the state or its people."""
    return word.upper() in _powers()


def _found(text: str) -> Iterator[Named]:
    table = _heads(shouted=text.isupper())
    end = 0
    for match in _START.finditer(text):
        start = match.start()
        if start < end:
            continue
        word = next((one for one in table.get(text[start : start + _HEAD], ()) if _stands(one, text, start)), "")
        if not word:
            continue
        end = start + len(word)
        code, name = _meaning()[word]
        if code and not _is_doubted(name, text) and not (name in _bearers() and _is_a_person(text, start, end)):
            yield Named(code=code, start=start, end=end)


def _stands(word: str, text: str, start: int) -> bool:
    after = text[start + len(word) : start + len(word) + 1]
    return text.startswith(word, start) and not (after.isalnum() or after == "_")


def _is_doubted(name: str, text: str) -> bool:
    rule = _table()["doubtful"].get(name)
    if rule is None:
        return False
    words = text.casefold()
    if any(_holds(words, word) for word in rule.get("unless", ())):
        return True
    return bool(rule.get("needs")) and not any(_holds(words, word) for word in rule["needs"])


def _holds(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", text) is not None


def _is_a_person(text: str, start: int, end: int) -> bool:
    before = text[:start].rpartition(" ")[0].rpartition(" ")[2] if text[:start].endswith(" ") else ""
    people = _table()["people"]
    if before in people["given"]:
        return True
    if text.isupper() or not _is_a_sentence(text):
        return False
    after = text[end + 1 :].partition(" ")[0] if text[end : end + 1] == " " else ""
    named_before = _is_a_name(before) and before not in people["directions"]
    named_before = named_before and not _opens(text[: start - len(before) - 1])
    return named_before or (_is_a_name(after) and after.removesuffix("'s") not in people["offices"])


def _opens(before: str) -> bool:
    """Tell whether a word behind this text is written large because it opens a sentence."""
    said = before.rstrip()
    return not said or (said.endswith(_ENDS) and not _SHORTENED.search(said))


def _is_a_name(word: str) -> bool:
    """A capitalised word that is no abbreviation: `Peterson`, not `PM` or `U.S.`."""
    return word[:1].isupper() and word[1:].replace("'", "").replace("-", "").isalpha() and not word.isupper()


def _is_a_sentence(text: str) -> bool:
    """Tell whether only names are capitalised: some word of four letters that is no small one is not."""
    return any(
        len(word) > 3 and word.isalpha() and word.islower() and not _SMALL.fullmatch(word) for word in text.split()
    )


@cache
def _heads(*, shouted: bool) -> Mapping[str, Sequence[str]]:
    """The words by their first letters, the longest first: South Korea is not Korea, nor North Korean Korean."""
    words = [word for word in _meaning() if word.isupper() or not shouted]
    heads: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        if not (shouted and word == _PRONOUN):
            heads.setdefault(word[:_HEAD], []).append(word)
    return heads


@cache
def _meaning() -> Mapping[str, tuple[str, str]]:
    """What each spelling says, in capitals too: the state's code, "" = none, and the word as the table has it."""
    states = _states().items()
    said = {word: (code, word) for code, entry in states for kind in _KINDS for word in entry.get(kind, ())}
    said |= {phrase: ("", phrase) for phrase in _table()["phrases"]["none"]}
    return {word.upper(): meaning for word, meaning in said.items()} | said


@cache
def _powers() -> frozenset[str]:
    return frozenset(word.upper() for entry in _states().values() for word in entry.get("power", ()))


@cache
def _states() -> Mapping[str, Mapping[str, Sequence[str]]]:
    table = _table()
    return {**table["members"], **table["others"]}


@cache
def _bearers() -> frozenset[str]:
    return frozenset(_table()["people"]["bear"])


@cache
def _table() -> Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]:
    with _TABLE.open("rb") as table:
        read: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]] = tomllib.load(table)
    return read

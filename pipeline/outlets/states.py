"""Which states a headline speaks of, which one it is about, and whose word it gives.

Pure: rules on top of the gazetteer (`pipeline.outlets.gazetteer`), whose table has the names.
"""

import re

from pipeline.outlets.gazetteer import Named, code_of, found, plain, plain_names

# What may stand before a subject; anything else there (a speaker, a verb, a preposition) has the headline for itself.
_OPENERS = re.compile(
    r"a|an|and|are|as|can|could|did|do|does|ex|former|has|have|how|if|is|major|more|most|new|no|now|one|our|"
    r"senior|should|so|some|still|the|these|this|those|three|top|two|what|when|where|which|while|why|will|would|\d+"
)
_JOINED = re.compile(r"(?:,|,? and| &|-|–|/)(?: the)? ")
# Labels that a newsroom puts before a headline; other words before a colon are somebody's name.
_LABELS = re.compile(
    "analysis|breaking|exclusive|explained|explainer|factbox|live|news|report|timeline|updated?|urgent|video|watch"
)
_JOINTS = ("-", "–", "/")  # US-backed, US-Iran
_KICKER = re.compile(r"^[^:]{1,40}: ")
_SAYS = (
    "accuses|adds|admits|announces|announced|claims|claim|claimed|confirms|confirmed|denies|denied|insists|reports|"
    "reported|said|say|says|states|tells|told|vows|warned|warns"
)
# `..., Russia says`; `..., Iran's foreign minister says`; `... - Kremlin officials say`
_SPEAKS = re.compile(rf"^(?:'s?)?(?: [\w'-]+){{0,4}} (?:{_SAYS})$")
# `..., says Russia`; `... - Kremlin`; `...: White House`
_NAMED_AS_SOURCE = re.compile(rf"(?:[,–—-] (?:{_SAYS}|according to) (?:the )?|\s[–—-] (?:the )?|: (?:the )?)$")


def mentioned(text: str) -> tuple[str, ...]:
    """Return the codes of the states that a headline names, in the order in which it names them, each once."""
    return tuple(dict.fromkeys(named.code for named in found(text)))


def subject(text: str) -> str:
    """Return the code of the state that a headline is about, "" for none.

    It alone opens it (not `Russia and Ukraine to meet`), behind nothing but articles, question words and the like, and
    in no compound (`US-backed`). A kicker that has a state's name in it (`Ukraine war: ...`) or is a label
    (`Exclusive: ...`) is passed over.
    """
    said = plain(text)
    start = _behind_kicker(said)
    first, second = [*(named for named in found(text) if named.start >= start), None, None][:2]
    if first is None or _is_in_a_compound(first, said):
        return ""
    if second is not None and _JOINED.fullmatch(said[first.end : second.start]):
        return ""  # two states act as one: neither has the word
    before = said[start : first.start].casefold().split()
    return first.code if all(map(_OPENERS.fullmatch, before)) else ""


def attributed(text: str) -> str:
    """Return the code of the state whose word a headline says that it gives, by its end, "" for none.

    `Talks were useful, Kremlin says`, `No deal yet, says White House`, `Strikes go on - Pentagon`.
    """
    said = plain(text).rstrip()
    if said.endswith(("...", "…")):
        return ""  # cut: what stands last is not its end
    said = said.rstrip(".")
    for named in found(text):
        before, after = said[: named.start], said[named.end :]
        if not before:
            continue
        if _SPEAKS.match(after) and before.casefold().removesuffix("the ").endswith((", ", "- ", "– ", "— ")):
            return named.code
        if not after and _NAMED_AS_SOURCE.search(before):
            return named.code
    return ""


def name(code: str) -> str:
    """Return the plainest English name of a state, its code when the table does not have it."""
    return plain_names().get(code, code)


def coded(word: str) -> str:
    """Return the code of the state that a word names (`Russia`, `russia`, `Kremlin`), "" for none."""
    return code_of(word)


def _behind_kicker(text: str) -> int:
    """Return where a headline begins behind a kicker; 0 without one, and where a state alone is before the colon."""
    kicker = _KICKER.match(text)
    if kicker is None:
        return 0
    colon = kicker.end() - 2
    names = [named for named in found(text) if named.end <= colon]
    alone = any(text[: named.start].casefold() in ("", "the ") and named.end == colon for named in names)
    is_label = _LABELS.fullmatch(text[:colon].casefold()) is not None
    return kicker.end() if (names or is_label) and not alone else 0


def _is_in_a_compound(named: Named, text: str) -> bool:
    return text[named.end : named.end + 1] in _JOINTS or text[named.start - 1 : named.start] in _JOINTS

"""Which states a headline speaks of, which one it is about, and whose word it gives.

Pure: rules on top of the gazetteer (`pipeline.outlets.gazetteer`), whose table has the names.
"""

import re

from pipeline.outlets.gazetteer import Named, code_of, found, is_power, plain, plain_names

# What may stand before a subject; anything else there (a speaker, a verb, a preposition) has the headline for itself.
_OPENERS = re.compile(
    r"a|an|and|are|as|can|could|did|do|does|ex|former|has|have|how|if|is|major|more|most|new|no|now|one|our|"
    r"senior|should|so|some|still|the|these|this|those|three|top|two|what|when|where|which|while|why|will|would|\d+"
)
_JOINED = re.compile(r"(?:,|,? and| &|-|–|/)?(?: the)? ")
# Labels that a newsroom puts before a headline; other words before a colon are somebody's name.
_LABELS = re.compile(
    "analysis|breaking|exclusive|explained|explainer|factbox|live|news|report|timeline|updated?|urgent|video|watch"
)
# What a newsroom puts behind a colon for what it tells, and no speaker: `...: What We Know`, `...: In Pictures`.
_TELLING = rf"(?i:{_LABELS.pattern}|here|how|in|inside|key|what|when|where|which|who|why)\b"
_JOINTS = ("-", "–", "/")  # US-backed, US-Iran
_KICKER = re.compile(
    r"^[^:|]{1,40}(?P<end>: | \| )|^[^:|]{1,40}\b(?:live|latest|briefing|updates?)(?P<dash> [-–—] )", re.IGNORECASE
)
_SAYS = (
    "accuses|adds|admits|announces|announced|claims|claim|claimed|confirms|confirmed|denies|denied|insists|reports|"
    "reported|said|say|says|states|tells|told|vows|warned|warns"
)
# `..., Russia says`; `..., Iran's foreign minister says`; `... - Kremlin officials say`
_SPEAKS = re.compile(rf"^(?:'s?)?(?: [\w'-]+){{0,4}} (?:{_SAYS})$", re.IGNORECASE)
# Speakers at a headline's end: `..., Trump says`; `"...," says Trump`; `... – Lavrov`. Officials may be anybody's.
_WHO = r"[^\s,:;–—][^,:;–—]{1,59}"
# `..., says it will go on`: what its subject says, and nobody's name. (`May` is one.)
_CLAUSE = (
    r"(?:am|are|be|been|can|cannot|could|did|do|does|had|has|have|he|his|if|is|it|its|must|no|not|our|she|should|that|"
    r"their|there|they|this|was|we|were|will|would)"
)
_SPEAKER = re.compile(
    rf"(?:,|\s[-–—]|['”\"])\s+(?:(?P<says>{_WHO}?)\s+(?:{_SAYS})|(?:{_SAYS}|according to)\s+"
    rf"(?![^,:;–—]*\b{_CLAUSE}\b)(?P<said>{_WHO}))$|"
    r"\s[-–—]\s+(?P<named>\w[\w'.-]*(?:\s[\w'.-]+){0,3})$",
    re.IGNORECASE,
)
# `Iran has not agreed to all: JD Vance after talks`: a name behind a sentence, and where it was said.
_SPEAKER_BEHIND = re.compile(
    rf"(?:'s)? ?(?:[^\s:]+ ){{3,}}[^\s:]+: (?!{_TELLING})(?P<name>[A-Z][\w'.-]*(?: [A-Z][\w'.-]*){{0,2}}?)"
    r"(?: (?i:after|ahead of|amid|at|before|in|on) .*)?"
)
_ANYBODY = re.compile(
    "agency|analysts?|army|authorities|data|experts?|governor|inquiry|leaders?|media|military|ministers?|ministry|officials?|"
    "police|poll|premier|president|reports?|sources?|spokes(?:man|person|woman)|study|survey|witness(?:es)?"
)
# `..., says Russia`; `... - Kremlin`; `...: White House`
_NAMED_AS_SOURCE = re.compile(rf"(?:[,–—-] (?:{_SAYS}|according to) (?:the )?|\s[–—-] (?:the )?|: (?:the )?)$")
# `..., says Iran's foreign minister`; `..., says Russian negotiator`
_SAYS_BEFORE = re.compile(rf"[,'”\"–—-] (?:{_SAYS}) (?:the )?$", re.IGNORECASE)
# Whoever holds an office of the state, or `Russia's Lavrov`: in `..., says Russia may interfere` somebody else says it.
_OFFICE = (
    r"(?:'s?)?(?: [\w'-]+){0,3} (?:adviser|agency|ambassador|army|authorities|bank|chief|commander|"
    r"diplomats?|embassy|envoy|fm|general|governor|government|king|lawmakers?|leaders?|media|military|ministers?|ministry|"
    r"navy|negotiators?|officials?|parliament|pm|police|premier|president|prince|regulators?|secretary|"
    r"spokes(?:man|person|woman))"
)
_ITS_OWN = re.compile(rf"'s [\w-]+|{_OFFICE}", re.IGNORECASE)
# `No secret talks: Kremlin spokesman`; but `Killed: Iranian general` names him, and `A tragedy: Israeli media` tells.
_IN_OFFICE = re.compile(rf"(?! media$){_OFFICE}", re.IGNORECASE)
# `Thai army: Cambodian troops fired first` gives the word of Thailand, as `Russia: ...` does by its subject.
_SPEAKS_FIRST = re.compile(
    rf"(?![^:]*\b(?:bank|king|media|prince):){_OFFICE}: (?!an? |{_TELLING})(?=\S+(?: \S+){{2}})", re.IGNORECASE
)
# `..., army says`: somebody's, and of an outlet's own country where it is a party itself.
_UNNAMED = re.compile(r"(?:the )?(?:army|authorities|military|ministry|officials?|police|sources?)", re.IGNORECASE)
# `Wanted for war crimes in Quay: Marl's premier` and `From rebel to president: Marl's leader` describe him.
_DESCRIBED = (
    r"(?:\w+ed|back|born|caught|dead|found|gone|held|shot) "
    r"(?:after|at|by|dead|for|from|in|of|on|outside|over|to|with)|from|under|the (?:wo)?m[ae]n who|here|what|who"
)
_COLON_BEFORE = re.compile(rf"\W*+(?!(?:{_DESCRIBED})\b)(?:[^\s:]+ ){{3,}}[^\s:]+: (?:the )?", re.IGNORECASE)
# Who is not the state that he is named by, and a matter of two: `Israel's neighbors`, `Kremlin critic`, `Iran talks`,
# `British couple`, `Bangladesh's ousted leader`. No word that is a verb as well: `China fans fears`.
_NOT_ITSELF = re.compile(
    r"(?:'s?(?: [\w-]+)?)? (?:activists?|adversar(?:y|ies)|all(?:y|ies)|asylum|critics?|defectors?|dissidents?|"
    r"enem(?:y|ies)|exiled?s?|foes?|migrants?|neighbou?rs?|opponents?|opposition|protest(?:er|or)s?|refugees?|rivals?|"
    r"act(?:or|ress)(?:es|s)?|athletes?|billionaires?|bloggers?|boys?|cartels?|child(?:ren)?|citizens?|couples?|detainees?|"
    r"doctors?|expats?|famil(?:y|ies)|farmers?|father|gangs?|girls?|gunman|hackers?|hostages?|inmates?|journalists?|lawyers?|"
    r"m[ae]n|mother|nationals?|oligarchs?|prisoners?|reporters?|residents?|scientists?|separatists?|settlers?|singers?|"
    r"students?|survivors?|teachers?|teen(?:ager)?s?|tourists?|travell?ers?|tycoons?|victims?|villagers?|voters?|wom[ae]n|"
    r"workers?)\b|"
    r"'s? (?:deposed|exiled|former|fugitive|imprisoned|jailed|late|ousted)\b|"
    r" (?:(?:ceasefire|nuclear|peace|trade|truce) )?(?:negotiations|talks)\b|"
    # What befalls a state, or is fought or signed there: `Sudan truce collapses`, `Nepal plane crash kills 72`.
    r"(?:'s)? (?:(?:\w+-day(?:-old)?|prison(?:er)?|hostage) )?(?:cease-?fire|conflict|crisis|cyclone|earthquake|"
    r"elections?|exchange|hurricane|quake|referendum|swap|truce|tsunami|typhoon|war|wildfires?|"
    r"(?:air|boat|bus|ferry|mine|plane|train) (?:crash|disaster))"
    r"(?! (?:administration|agency|authority|board|body|bureau|cabinet|chief|commission|council|court|department|"
    r"games|minister|ministry|office|officials?|planes?|room|ships?)\b)\b",
    re.IGNORECASE,
)
# Who takes up arms against a state is not it; but the Houthi rebels are the Houthis.
_REBELS = re.compile(r"(?:'s)? (?:fighters?|guerrillas?|gunmen|insurgents?|militants?|rebels?)\b", re.IGNORECASE)


def mentioned(text: str) -> tuple[str, ...]:
    """Return the codes of the states that a headline names, in the order in which it names them, each once."""
    return tuple(dict.fromkeys(named.code for named in found(text)))


def subject(text: str) -> str:
    """Return the code of the state that a headline is about, "" for none.

    It alone opens it (not `Russia and Ukraine to meet`), behind nothing but articles, question words and the like, in
    no compound (`US-backed`), and neither for its critics or neighbours nor for talks with it. A kicker that has a
    state's name in it (`Ukraine war: ...`) or is a label (`Exclusive: ...`) is passed over. What somebody else says of
    a state (`Iran close to a deal, Trump says`) is not about it.
    """
    said = plain(text)
    start = _behind_kicker(said)
    first, second = [*(named for named in found(text) if named.start >= start), None, None][:2]
    if first is None or _is_in_a_compound(first, said):
        return ""
    if second is not None and _JOINED.fullmatch(said[first.end : second.start]):
        return ""  # two states act as one: neither has the word
    before = said[start : first.start].casefold().split()
    if not all(map(_OPENERS.fullmatch, before)) or _is_said_by_another(first, text):
        return ""
    return "" if _is_not_itself(first, said) else first.code


def attributed(text: str) -> str:
    """Return the code of the state whose word a headline says that it gives, "" for none.

    By its end: `Talks were useful, Kremlin says`, `No deal yet, says White House`, `Strikes go on - Pentagon`. Or by
    its beginning, where an office speaks: `Thai army: Cambodian troops fired first`.
    """
    said = plain(text).rstrip()
    if code := _speaks_first(said, text):
        return code
    if said.endswith(("...", "…")):
        return ""  # cut: what stands last is not its end
    said = said.rstrip(".")
    for named in found(text):
        before, after = said[: named.start], said[named.end :]
        if not before or _ends_in_a_state(before, text) or _is_not_itself(named, said):
            continue
        if _SPEAKS.match(after) and before.casefold().removesuffix("the ").endswith((", ", "- ", "– ", "— ")):
            return named.code
        if not after and _NAMED_AS_SOURCE.search(before):
            return named.code
        if _SAYS_BEFORE.search(before) and _ITS_OWN.fullmatch(after):
            return named.code
        if _COLON_BEFORE.fullmatch(before) and _IN_OFFICE.fullmatch(after):
            return named.code
    return ""


def is_unnamed(text: str) -> bool:
    """Tell whether a headline ends with the word of an office that is not said to be any state's: `..., army says`."""
    speaker = _SPEAKER.search(plain(text).rstrip(" ."))
    return (
        speaker is not None and _UNNAMED.fullmatch(speaker["says"] or speaker["said"] or speaker["named"]) is not None
    )


def is_office(behind: str) -> bool:
    """Tell whether what stands behind a state's name makes it an office of that state: ` army chief`."""
    return _IN_OFFICE.match(behind) is not None


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
    colon = kicker.start("end") if kicker["end"] else kicker.start("dash")
    names = [named for named in found(text) if named.end <= colon]
    alone = any(text[: named.start].casefold() in ("", "the ") and named.end == colon for named in names)
    is_label = _LABELS.fullmatch(text[:colon].casefold()) is not None
    return kicker.end() if (names or is_label) and not alone else 0


def _speaks_first(said: str, text: str) -> str:
    first = next(iter(found(text)), None)
    if first is None or said[: first.start].casefold() not in ("", "the ") or _is_not_itself(first, said):
        return ""
    return first.code if _SPEAKS_FIRST.match(said[first.end :]) else ""


def _is_said_by_another(named: Named, text: str) -> bool:
    if word_of := attributed(text):
        return word_of != named.code
    said = plain(text).rstrip(" .")
    speaker = _SPEAKER.search(said)
    if behind := _SPEAKER_BEHIND.fullmatch(said, named.end):
        name = behind["name"]
    elif speaker is None or speaker.start() < named.end:
        return False
    else:
        name = speaker["says"] or speaker["said"] or speaker["named"]
    return _ANYBODY.fullmatch(name.split()[-1].casefold()) is None


def _ends_in_a_state(before: str, text: str) -> bool:
    """Tell whether a dash stands between two states, as in a match: `USA - Canada`."""
    end = len(before.rstrip(" -–—"))
    return end < len(before.rstrip()) and any(named.end == end for named in found(text))


def _is_in_a_compound(named: Named, text: str) -> bool:
    return text[named.end : named.end + 1] in _JOINTS or text[named.start - 1 : named.start] in _JOINTS


def _is_not_itself(named: Named, text: str) -> bool:
    """Tell whether a state is named for somebody who is not it: its critics and neighbours, its people, its rebels."""
    after = text[named.end :]
    if _NOT_ITSELF.match(after):
        return True
    return _REBELS.match(after) is not None and not is_power(text[named.start : named.end])

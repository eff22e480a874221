"""Headlines that tell of a newsroom's own people among many: `Five Indians among 72 killed` in India's press. Pure.

That is its country's part of the news, and no lead for readers elsewhere. `Children among 30 killed` is news itself,
and so are `India train crash: children among 30 killed` and `Indian air chief among 13 killed`.
"""

import re

from pipeline.outlets import gazetteer, states

_AMONG = re.compile(
    r"\bamong (?:[\w'’,.-]+ ){0,4}?(?:arrested|dead|detained|freed|hostages|hurt|injured|killed|missing|passengers|"
    r"prisoners|released|rescued|survivors|those|victims|wounded)\b",
    re.IGNORECASE,
)

# Between a people's name and the rest: `Indian-born man`, `Irish trekking guide`, `Australian teacher named`.
_WHO = re.compile(
    r"(?:-[a-z]+)?(?: (?!says?\b|said\b)[a-z'-]+){0,2}(?: (?:also|feared|named|reported))? ", re.IGNORECASE
)
_LETTERS = re.compile(r"(?:[A-Z]\.?){2,3}")  # US citizens; of other states a people has a name of its own


def are_its_own(headline: str, country: str) -> bool:
    """Tell whether a headline names people of its outlet's country, a code, as some among the victims."""
    said = gazetteer.plain(headline)
    among = _AMONG.search(said)
    named = next((one for one in reversed(gazetteer.found(said)) if among and one.end < among.start()), None)
    if among is None or named is None or named.code != country:
        return False
    who, behind = said[named.start : named.end], said[named.end : among.start()]
    peoples = {one.casefold() for one in gazetteer.peoples()[country]}
    is_people = who.casefold() in peoples or (behind != " " and _LETTERS.fullmatch(who))
    return bool(is_people and _WHO.fullmatch(behind) and not states.is_office(said[named.end :]))

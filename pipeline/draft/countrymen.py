"""Headlines that tell of a newsroom's own people among many: `Five Indians among 72 killed` in India's press. Pure.

That is its country's part of the news, and no lead for readers elsewhere. `Children among 30 killed` is news itself.
"""

import re

from pipeline.outlets import states

_AMONG = re.compile(
    r"\bamong (?:[\w'’,.-]+ ){0,4}?(?:arrested|dead|detained|freed|hostages|hurt|injured|killed|missing|passengers|"
    r"prisoners|released|rescued|survivors|those|victims|wounded)\b",
    re.IGNORECASE,
)


def are_its_own(headline: str, country: str) -> bool:
    """Tell whether a headline names people of its outlet's country, a code, as some among the victims."""
    among = _AMONG.search(headline)
    return among is not None and country != "" and country in states.mentioned(headline[: among.start()])

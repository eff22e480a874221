"""Headlines of newsletters and digests: several stories under the name of the first of them. Pure."""

import re

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s|’s)?"
_DIGEST = re.compile(
    rf"^(?:(?:the|your|our|today['’]s|{_DAY}|morning|midday|afternoon|evening|nightly|daily|weekend|weekly|world|"
    r"europe|asia|africa|americas|mideast|china|politics)\s+){1,4}(?:brief|briefing|digest|newsletter|round-?up)\s*(?:[:|–—]|-\s|$)|^newsletter\s*[:|]",
    re.IGNORECASE,
)


def is_digest(headline: str) -> bool:
    """Tell whether a headline is a digest's: `Wednesday Briefing: ...`, `Your Morning Brief | ...`."""
    return _DIGEST.search(headline) is not None

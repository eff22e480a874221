"""Reports of the river talks: their ledes, alike and not, their titles, and the second headline of a case."""

from pipeline.news import Headline
from tests.cast import HARBOUR_TIMES, headline

LEDE = (
    "Delegations from Harbour and Marl met on Tuesday for a second day of talks on the waters of the river Aune, "
    "with little hope of a treaty before the summer drought, officials of both countries said."
)
REWRITTEN = LEDE.replace("little hope", "scant hope")
OTHER_LEDE = (
    "Nothing that was said in the old customs house on Tuesday brought the two neighbours closer, and the engineers "
    "who had come along were sent home in the afternoon without a date for another round."
)
TITLE = "Harbour and Marl end second day of river talks without a treaty"
WATCH = "How to see the match at {} tonight on every screen"
NOTICE = "Read here every morning what our correspondents in the whole world saw and heard during the night"


def later(words: str = TITLE, outlet: object = None, **facts: object) -> Headline:
    """Return the second headline of a case: twenty minutes later, at the same outlet unless said otherwise."""
    return headline(words, outlet or HARBOUR_TIMES, number=2, minutes=20, **facts)  # type: ignore[arg-type]  # table rows

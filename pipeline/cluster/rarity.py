"""How rare a word is now: a shipped table of document counts blended with what the desk has seen.

A word counts once a *story*, not once a headline: else a big story would make its own words look common.
"""

import gzip
import json
from collections.abc import Iterable
from functools import cache
from math import log
from pathlib import Path

from pipeline import small_words
from pipeline.cluster.peoples import state_terms, states

_TABLE = Path(__file__).parents[1] / "registry" / "df_table.json.gz"
TABLE_DOCUMENTS = 1500.0  # the table weighs as much as this many stories of our own
# The table was counted with "US" read as the pronoun. Its share of titles and leads in dev AllSides is 18.7 %.
_UNCOUNTED, _UNCOUNTED_SHARE = "usa", 0.187
# And it was counted in US politics, where Kenya is as rare as a name. On a desk of the world's news a state is where
# something happens: no rarer than one text in 150, about as Ukraine and France are in the table (docs/bench.md).
_STATE_SHARE = 1 / 150
# Nor does the table know another language than English: there no word is known to be rarer than that.
_UNSEEN, _UNSEEN_ABROAD = 0.5, _STATE_SHARE * TABLE_DOCUMENTS
_AGAIN = 0.1  # what a word (and a headline) counts when its story had it before
_HALF_LIFE_DAYS = 14.0
_REBASE_FROM = 1e9


class Rarity:
    """Running document frequencies that halve every 14 days; only the past is ever in them."""

    def __init__(self) -> None:
        self._prior = _prior()
        self._seen: dict[str, float] = {}
        self._stories = 0.0
        self._today = 0
        # Instead of shrinking every old count each day, new counts grow; both are divided by this when read.
        self._growth = 1.0
        self._log_total = log(TABLE_DOCUMENTS + 1)
        # The logarithms of counts that have not changed since they were asked for, by what an unseen word counts.
        self._logs: dict[float, dict[str, float]] = {_UNSEEN: {}, _UNSEEN_ABROAD: {}}

    def of(self, words: Iterable[str], language: str = "") -> dict[str, float]:
        """Return the inverse document frequency of each term, in nats, 0 for a word that is everywhere.

        `language` is a primary subtag, "" for none known: of others than English the shipped table says little.
        """
        unseen = _count_of_unseen(language)
        logs, log_total, found = self._logs[unseen], self._log_total, {}
        for word in words:
            if word not in logs:
                logs[word] = log(self._prior.get(word, unseen) + self._seen.get(word, 0.0) / self._growth)
            found[word] = rarity if (rarity := log_total - logs[word]) > 0 else 0.0
        return found

    def unseen(self, language: str = "") -> float:
        """Return the same of a term that was never seen; abroad a name in the shipped table may be rarer."""
        return max(self._log_total - log(_count_of_unseen(language)), 0.0)

    def pass_to(self, today: int) -> None:
        """Let the counts fade until `today` (a day number that never goes back)."""
        if self._today and today > self._today:
            self._growth *= 2 ** min((today - self._today) / _HALF_LIFE_DAYS, 1000.0)
            if self._growth > _REBASE_FROM:
                self._rebase()
        self._today = max(today, self._today)
        for logs in self._logs.values():
            logs.clear()
        self._retotal()

    def count(self, words: dict[str, float], story_words: dict[str, float]) -> None:
        """Count a headline's terms before they join `story_words` (empty for a story it opens)."""
        seen, once, again = self._seen, self._growth, self._growth * _AGAIN
        for word in words:
            seen[word] = seen.get(word, 0.0) + (again if word in story_words else once)
        self._stories += again if story_words else once
        self._recount(words)

    def give_back(self, words: list[str]) -> None:
        """Two stories became one: the terms both had were counted once too often, and so was the story."""
        back = self._growth * (1 - _AGAIN)
        for word in words:
            self._seen[word] = max(0.0, self._seen.get(word, 0.0) - back)
        self._stories = max(0.0, self._stories - back)
        self._recount(words)

    def _recount(self, words: Iterable[str]) -> None:
        for logs in filter(None, self._logs.values()):
            for word in words:
                logs.pop(word, None)
        self._retotal()

    def _retotal(self) -> None:
        self._log_total = log(TABLE_DOCUMENTS + self._stories / self._growth + 1)

    def _rebase(self) -> None:
        self._seen = {word: left for word, count in self._seen.items() if (left := count / self._growth) > 0.001}
        self._stories /= self._growth
        self._growth = 1.0


def _count_of_unseen(language: str) -> float:
    return _UNSEEN if small_words.is_english(language) else _UNSEEN_ABROAD


@cache
def _prior() -> dict[str, float]:
    """Return the share of the shipped table in every count, with the half that keeps logarithms finite."""
    documents, counts = json.loads(gzip.decompress(_TABLE.read_bytes()))
    counts.setdefault(_UNCOUNTED, _UNCOUNTED_SHARE * documents)
    for people, state in states().items():  # how many of the texts had both was not counted
        counts[state] = counts.get(state, 0) + counts.pop(people, 0)
    for state in state_terms():
        counts[state] = max(counts.get(state, 0), _STATE_SHARE * documents)
    return {word: TABLE_DOCUMENTS * count / documents + 0.5 for word, count in counts.items()}

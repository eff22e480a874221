"""The meta elements of a page, found by name whatever their punctuation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from pipeline.read.page.keys import fold
from pipeline.read.page.tree import Element

_MOST_METAS = 400
_MOST_CHARACTERS = 4_000
_PUNCTUATION = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """Values by name, the name reduced to letters and digits; in document order."""

    values: Mapping[str, tuple[str, ...]]

    def first(self, *names: str) -> str:
        """Return the first value of the first of `names` that the page has, "" when none."""
        return next((value for name in names for value in self.all(name)), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value under `name`: "og:image" also finds "ogImage"."""
        return self.values.get(_bare(name), ())


def read(root: Element) -> Meta:
    """Return the meta elements by property, name and itemprop; `value=` stands for a missing `content=`."""
    found: dict[str, list[str]] = {}
    for element in islice(root.iter("meta"), _MOST_METAS):
        content = fold((element.get("content") or element.get("value") or "")[:_MOST_CHARACTERS])
        for kind in ("property", "name", "itemprop"):
            name = _bare(element.get(kind) or "")
            if name and content:
                found.setdefault(name, []).append(content)
    return Meta(values={name: tuple(dict.fromkeys(values)) for name, values in found.items()})


def _bare(name: str) -> str:
    return _PUNCTUATION.sub("", name.lower())

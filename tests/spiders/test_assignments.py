"""What an errand asks of many outlets: what is remembered is looked through once, not once an outlet."""

from collections import UserDict
from collections.abc import Iterator
from dataclasses import replace

from pipeline.store.sources import Source
from spiders.assignments import for_outlets
from tests.cast import HARBOUR_TIMES


class Remembered(UserDict[str, Source]):
    """Sources by address, which count how often all of them are looked through."""

    times = 0

    def __iter__(self) -> Iterator[str]:
        self.times += 1
        return super().__iter__()


def test_what_is_remembered_is_looked_through_once_for_all_outlets() -> None:
    outlets = [replace(HARBOUR_TIMES, name=f"Paper {number}", hosts=(f"p{number}.example",)) for number in range(50)]
    found = [Source(url=f"https://p{n}.example/news.xml", outlet=f"Paper {n}", kind="sitemap") for n in range(50)]
    remembered = Remembered({source.url: source for source in found})

    assignments = for_outlets(outlets, remembered)

    assert remembered.times == 1
    assert [one.url for one in assignments if one.kind == "sitemap"] == [source.url for source in found]

"""An outlet that prints thousands of titles of one kind above one text does not keep the desk at comparing them."""

from dataclasses import replace

from pipeline import dedup
from pipeline.dedup.buckets import CROWD, Buckets
from pipeline.dedup.printed import ALIKE, printed
from pipeline.news import Headline
from tests.cast import headline
from tests.river_talks import LEDE


def update(number: int, *, of: int = 0) -> Headline:
    """The ticker's title of a number; what is `of` another number has that one's text and words."""
    return headline(f"Day {of or number} of the talks on the Orrin", number=number, minutes=number / 60, summary=LEDE)


def test_of_a_crowd_the_newest_are_compared() -> None:
    buckets = Buckets(ALIKE)
    for place in range(CROWD + 100):
        buckets.put(buckets.keys(printed(update(place + 1))), place)

    near = buckets.near(buckets.keys(printed(update(CROWD + 101))))

    assert near[-1] == CROWD + 99
    assert len(near) <= CROWD + 1


def test_what_the_newest_of_a_crowd_says_is_still_folded() -> None:
    ticker = [*map(update, range(1, CROWD + 100)), update(CROWD + 100, of=CROWD + 99)]

    [fold] = dedup.folds(ticker, new={CROWD + 100})

    assert fold.kept.id == CROWD + 99


def test_a_page_is_known_again_in_any_crowd() -> None:
    page = update(1)
    ticker = [page, *map(update, range(2, CROWD + 100))]
    again = update(CROWD + 100)

    [fold] = dedup.folds([*ticker, same_page(again, page)], new={again.id})

    assert (fold.kept.id, fold.kind) == (1, "same page")


def same_page(one: Headline, other: Headline) -> Headline:
    """The headline at the address of another one."""
    return replace(one, url=other.url, canonical=other.canonical)

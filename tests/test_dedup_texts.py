"""Folding: what of a text is evidence, and what every article of an outlet says is none."""

from dataclasses import replace

import pytest

from pipeline import dedup
from tests.cast import EVENING_MAIL, GAZETTE, headline
from tests.river_talks import LEDE, NOTICE, OTHER_LEDE, REWRITTEN, TITLE, later


def test_a_lower_resemblance_folds_a_rewritten_text() -> None:
    items = [headline(TITLE, GAZETTE, summary=LEDE), later("No treaty in second round of river talks", EVENING_MAIL)]
    items[1] = replace(items[1], summary=REWRITTEN)

    assert dedup.folds(items) == []
    assert len(dedup.folds(items, alike=0.5)) == 1


def test_an_opening_that_different_articles_of_an_outlet_share_is_no_evidence() -> None:
    titles = (
        "Storm over the coast of Lista",
        "Minister of the river resigns",
        "Choir wins the prize of the fair",
        TITLE,
    )
    texts = (OTHER_LEDE, LEDE[::-1], f"By and by. {OTHER_LEDE}", LEDE)
    items = [
        headline(title, number=at, minutes=at, summary=f"{NOTICE}. {text}")
        for at, (title, text) in enumerate(zip(titles, texts, strict=True))
    ]
    items.append(headline("Harbour drops treaty after talks with Marl", GAZETTE, number=9, minutes=9, summary=LEDE))

    assert [(fold.kept.id, fold.copy.id) for fold in dedup.folds(items[:3])] == []
    assert [(fold.kept.id, fold.copy.id) for fold in dedup.folds(items)] == [(3, 9)]


def test_a_notice_that_was_learned_is_no_text() -> None:
    titles = ("Storm over the coast of Lista", "Minister of the river resigns", "Choir wins the prize of the fair")
    items = [headline(title, number=at, minutes=at, summary=NOTICE) for at, title in enumerate(titles)]
    items += [
        headline(title, number=7 + at, minutes=9, summary=NOTICE) for at, title in enumerate((TITLE, f"{TITLE} now"))
    ]

    assert [(fold.kept.id, fold.copy.id, fold.kind) for fold in dedup.folds(items)] == [(7, 8, "reissued")]


def test_a_report_that_got_four_titles_is_one_article_and_no_notice() -> None:
    titles = (
        TITLE,
        "Little hope for a treaty before the summer",
        "Officials of both countries meet again",
        "Delegations drought",
    )
    items = [headline(title, number=at, minutes=at, summary=LEDE) for at, title in enumerate(titles)]

    assert [(fold.kept.id, fold.copy.id) for fold in dedup.folds(items)] == [(0, 1), (0, 2), (0, 3)]


@pytest.mark.parametrize(
    "carried",
    [
        pytest.param(
            "SARN: Prices in Marl rose 9.4 per cent in April, the most since 2009, as bread cost more.", id="both"
        ),
        pytest.param(
            "QUAY/SARN: Prices in Marl rose 9.4% in April, the most since 2009, as bread cost more.", id="places"
        ),
        pytest.param(
            "OLD QUAY, May 12: Prices in Marl rose 9.4% in April, the most since 2009, as bread cost more.", id="a day"
        ),
        pytest.param(
            "New Quay: Prices in Marl rose 9.4% in April, the most since 2009, as bread cost more.", id="small"
        ),
        pytest.param(
            "Prices in Marl rose 9.4 percent in April, the most since 2009, as bread cost more.", id="percent"
        ),
    ],
)
def test_a_carriers_dateline_and_its_per_cent_are_no_other_words(carried: str) -> None:
    told = "Prices in Marl rose 9.4% in April, the most since 2009, as bread cost more."
    items = [
        headline("Prices in Marl hit record", GAZETTE, summary=told),
        later("Bread costs more", EVENING_MAIL),
    ]
    items[1] = replace(items[1], summary=carried)

    assert [fold.reason for fold in dedup.folds(items)] == ["same text as Gazette, no agency named"]

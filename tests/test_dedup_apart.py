"""Folding: what only looks like one article stays two."""

from dataclasses import replace

import pytest

from pipeline import dedup
from pipeline.news import Headline
from tests.cast import EVENING_MAIL, GAZETTE, headline
from tests.river_talks import LEDE, NOTICE, OTHER_LEDE, REWRITTEN, TITLE, WATCH, later

QUARTER = "{} beat the estimates for its quarter on Wednesday, helped by strong demand for its ferries and its quays."
CRASH = (
    "A ferry ran onto the rocks early on Tuesday, killing at least 18 people and injuring two dozen, officials said."
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(headline("River talks end"), later("River talks end", GAZETTE), id="two outlets, one short title"),
        pytest.param(headline(TITLE), later(TITLE, GAZETTE), id="two outlets, one long title, no text"),
        pytest.param(
            headline(TITLE, summary=LEDE), later(TITLE, GAZETTE, summary=OTHER_LEDE), id="two outlets, two texts"
        ),
        pytest.param(
            headline(TITLE, GAZETTE, summary=LEDE, agency="AFP"),
            later(TITLE, EVENING_MAIL, summary=OTHER_LEDE, agency="AFP"),
            id="one agency and title, another text",
        ),
        pytest.param(
            headline("Storm over the coast", GAZETTE, summary=NOTICE),
            later("Minister resigns", EVENING_MAIL, summary=NOTICE),
            id="two outlets with one notice to readers",
        ),
        pytest.param(
            headline("Storm over the coast", summary=NOTICE),
            later("Minister resigns", summary=NOTICE),
            id="one outlet with its own notice",
        ),
        pytest.param(headline("Letters"), later("Letters"), id="a column without text"),
        pytest.param(
            headline("Drought on the Aune, day 41", summary=NOTICE),
            later("Drought on the Aune, day 42", summary=NOTICE),
            id="the same words with another number",
        ),
        pytest.param(
            headline(TITLE, summary=LEDE), later(TITLE, summary=OTHER_LEDE), id="one outlet, one title, two texts"
        ),
        pytest.param(
            replace(headline("Delegations arrive", kind="live"), canonical="https://harbour.example/live?id=41"),
            replace(later("Marl says no", kind="live"), canonical="https://harbour.example/live?id=42"),
            id="two live blogs told apart by a query only",
        ),
        pytest.param(
            replace(headline("River talks end"), canonical="https://news-harbour.example/daily/2026-02-18"),
            replace(later("Choir wins the cup"), canonical="https://sport-harbour.example/daily/2026-02-18"),
            id="one day's page on two hosts",
        ),
        pytest.param(
            replace(headline("River talks end"), canonical="https://news-harbour.example/briefing-2026-02-18"),
            replace(later("Choir wins the cup"), canonical="https://sport-harbour.example/briefing-2026-02-18"),
            id="one day's column on two hosts",
        ),
        pytest.param(
            replace(headline("River talks end"), canonical="https://news-harbour.example/a/edition2026may12b"),
            replace(later("Choir wins the cup"), canonical="https://sport-harbour.example/a/edition2026may12b"),
            id="one day's edition on two hosts",
        ),
        pytest.param(
            replace(headline("River talks end", summary=LEDE), canonical="https://news-harbour.example/a/4118273"),
            replace(
                later("Choir wins the cup", summary=OTHER_LEDE), canonical="https://sport-harbour.example/a/4118273"
            ),
            id="one number on two hosts",
        ),
        pytest.param(
            headline(TITLE, summary=LEDE),
            headline(TITLE, number=2, minutes=4 * 24 * 60, summary=LEDE),
            id="the same words four days later",
        ),
        pytest.param(
            headline("Kenya: Police arrest five over attack on market"),
            later("Uganda: Police arrest five over attack on market"),
            id="one title under two kickers",
        ),
        pytest.param(
            headline(WATCH.format("Lista"), summary=NOTICE),
            later(WATCH.format("Marl"), summary=NOTICE),
            id="one frame, two names",
        ),
        pytest.param(headline(WATCH.format("Lista")), later(WATCH.format("Marl")), id="one frame, two names, no text"),
        pytest.param(
            headline(WATCH.format("Lista"), summary=NOTICE),
            later(WATCH.format("Marl"), GAZETTE, summary=NOTICE),
            id="one frame at two outlets",
        ),
        pytest.param(
            headline("Orrin Bank beats estimates", summary=QUARTER.format("Orrin Bank")),
            later("Lista Bank beats estimates", summary=QUARTER.format("Lista Bank")),
            id="one sentence about two banks",
        ),
        pytest.param(
            headline("Ferry runs aground at Orrin, killing 18", GAZETTE, agency="AP", summary=f"At Orrin, {CRASH}"),
            later("Ferry runs aground at Lista, killing 18", EVENING_MAIL, agency="AP", summary=f"At Lista, {CRASH}"),
            id="an agency's sentence about two towns",
        ),
        pytest.param(
            headline(
                "Ferry runs aground", GAZETTE, agency="AP", summary=f"PORT ORRIN, Marl (AP) — At Orrin's pier, {CRASH}"
            ),
            later(
                "Ferry runs aground", EVENING_MAIL, agency="AP", summary=f"LISTA, Harbour (AP) — At the quay, {CRASH}"
            ),
            id="an agency's title and sentence, dated from two towns",
        ),
        pytest.param(
            headline("Police hold two men after fatal shooting outside club in Lista"),
            later("Police hold two men after fatal stabbing outside club in Lista"),
            id="another word, no text",
        ),
        pytest.param(
            headline("Marl says it will come to the next round of talks"),
            later("Marl says it will not come to the next round of talks"),
            id="a no, no text",
        ),
        pytest.param(
            headline("Marl says it will come to the next round of talks"),
            later("Marl says it won’t come to the next round of talks"),
            id="a no in one word, no text",
        ),
        pytest.param(
            headline("Marl says it can attend the next round of talks"),
            later("Marl says it cannot attend the next round of talks"),
            id="a cannot, no text",
        ),
        pytest.param(
            headline("Marl unterschreibt den Vertrag über den Fluss Orrin"),
            later("Marl unterschreibt den Vertrag über den Fluss Orrin nie"),
            id="a never in German, no text",
        ),
        pytest.param(
            headline("Harbour accuses Marl of breaking the truce", summary=f"Harbour accused Marl on Tuesday. {LEDE}"),
            later("Marl accuses Harbour of breaking the truce", summary=f"Marl accused Harbour on Tuesday. {LEDE}"),
            id="who accuses whom",
        ),
        pytest.param(
            headline("Niger: Army kills dozens in border raid", summary=NOTICE),
            later("Nigeria: Army kills dozens in border raid", summary=NOTICE),
            id="two states that begin alike",
        ),
        pytest.param(
            headline("Sudan: Army kills dozens in border raid", summary=NOTICE),
            later("South Sudan: Army kills dozens in border raid", summary=NOTICE),
            id="a state in another one's name",
        ),
        pytest.param(
            headline(f"{TITLE}, day 41", GAZETTE, summary=LEDE),
            later(f"{TITLE}, day 42", EVENING_MAIL, summary=REWRITTEN),
            id="another number at another outlet, one word edited",
        ),
        pytest.param(
            headline(TITLE, GAZETTE, summary=LEDE[:70], agency="AP"),
            later(TITLE, EVENING_MAIL, summary=LEDE[:70], agency="AFP"),
            id="two agencies that begin alike",
        ),
        pytest.param(
            headline(TITLE, GAZETTE, summary=OTHER_LEDE),
            later(TITLE, EVENING_MAIL, summary=f"{LEDE} Reuters reports."),
            id="told again in other words",
        ),
        pytest.param(
            headline("What you need to know this morning"),
            headline("What you need to know this morning", number=2, minutes=24 * 60),
            id="a column of every day without a text",
        ),
        pytest.param(
            headline("Live: delegations arrive at the bridge", kind="live"),
            later("Live: storm over the coast", kind="live"),
            id="two live blogs",
        ),
        pytest.param(
            headline("River Cup live: Lista v Marl in the first round", kind="live"),
            later("River Cup live: Orrin v Quay in the first round", kind="live"),
            id="two matches live",
        ),
        pytest.param(
            headline("Ferry sinks off Lista, 24 drown", summary=f"Of 24 who drowned: {LEDE}"),
            later("UPDATE 1-Ferry sinks off Lista, 31 drown", summary=f"Of 31 who drowned: {LEDE}"),
            id="a number that went up",
        ),
        pytest.param(
            headline("River talks live: delegations arrive", kind="live"),
            headline("River talks live: the second day", kind="live", number=2, minutes=24 * 60),
            id="the next day's live blog",
        ),
        pytest.param(
            headline("River talks: delegations arrive"),
            later("River talks: no treaty, says Marl"),
            id="a series, but not live",
        ),
        pytest.param(headline("!!!"), later("???", GAZETTE), id="no words at all"),
    ],
)
def test_two_articles_are_not_folded(first: Headline, second: Headline) -> None:
    assert dedup.folds([first, second]) == []

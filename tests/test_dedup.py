"""Folding: which headlines are one article, and which only look like it."""

from dataclasses import replace

import pytest

from pipeline import dedup
from pipeline.errors import OrderError
from pipeline.news import Fold, Headline, Outlet
from tests.cast import EVENING_MAIL, GAZETTE, HARBOUR_TIMES, NOON, NORTHWIRE, ONLOOKER, headline

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


@pytest.mark.parametrize(
    ("first", "second", "kind", "reason"),
    [
        pytest.param(
            headline("River talks end"),
            replace(later("No treaty at the river", GAZETTE), canonical=headline("River talks end").canonical),
            "same page",
            "the same page as Harbour Times printed before",
            id="one address",
        ),
        pytest.param(
            headline(TITLE, GAZETTE, summary=LEDE, agency="Reuters"),
            later("No treaty after second day at the Aune", EVENING_MAIL, summary=LEDE),
            "wire copy",
            "wire copy of Reuters",
            id="agency named by the first only, another title",
        ),
        pytest.param(
            headline(TITLE, GAZETTE, summary=f"AUNE BRIDGE, May 12 (Reuters) - {LEDE}"),
            later("No treaty after second day at the Aune", EVENING_MAIL, summary=LEDE),
            "wire copy",
            "wire copy of Reuters",
            id="agency named by a dateline that the copy leaves out",
        ),
        pytest.param(
            replace(headline(TITLE, GAZETTE, summary=LEDE), authors=("Associated Press",)),
            replace(
                later("Talks at the Aune drag on", EVENING_MAIL, summary=REWRITTEN), authors=("The Associated Press",)
            ),
            "wire copy",
            "wire copy of AP",
            id="both bylines name the agency, one word edited",
        ),
        pytest.param(
            headline(TITLE, GAZETTE, agency="AFP"),
            later(TITLE, EVENING_MAIL, agency="AFP"),
            "wire copy",
            "wire copy of AFP",
            id="one agency and one title, no text to compare",
        ),
        pytest.param(
            replace(headline(TITLE, GAZETTE, summary="Talks at the Aune."), content=(LEDE, OTHER_LEDE)),
            later(TITLE, EVENING_MAIL, summary=LEDE[:120]),
            "wire copy",
            "same text as Gazette, no agency named",
            id="text in the feed of one, cut short at the other",
        ),
        pytest.param(
            headline(TITLE, summary=LEDE),
            later(TITLE, summary=LEDE),
            "repeated",
            "Harbour Times printed it under another address",
            id="the same item twice",
        ),
        pytest.param(
            headline(TITLE, summary=LEDE),
            later(f"UPDATE 1-{TITLE}", summary=OTHER_LEDE),
            "reissued",
            "Harbour Times issued it again, corrected or updated",
            id="marked as an update, new lede",
        ),
        pytest.param(
            headline(TITLE, summary=LEDE),
            later(f"{TITLE} (Corrected)", summary=LEDE),
            "reissued",
            "Harbour Times issued it again, corrected or updated",
            id="marked as corrected at its end",
        ),
        pytest.param(
            headline(TITLE, summary=LEDE),
            later(f"{TITLE} at last", summary=REWRITTEN),
            "reissued",
            "Harbour Times issued it again",
            id="a word more in the title, a word edited in the text",
        ),
        pytest.param(
            headline(TITLE, summary=LEDE),
            later("River talks of Harbour and Marl: no treaty", summary=LEDE),
            "reissued",
            "Harbour Times gave the same text another title",
            id="retitled",
        ),
        pytest.param(
            headline(TITLE, summary=LEDE),
            later(f"RPT-UPDATE 2-{TITLE}", summary=OTHER_LEDE),
            "reissued",
            "Harbour Times issued it again, corrected or updated",
            id="two marks before one title",
        ),
        pytest.param(
            headline(TITLE, summary=LEDE),
            later("Little hope before the summer drought", summary=LEDE),
            "reissued",
            "Harbour Times gave the same text another title",
            id="retitled in words of the text",
        ),
        pytest.param(
            headline(TITLE, summary=LEDE),
            later("Harbour and Marl end second day of riv...", summary=f"{LEDE[:70]}..."),
            "reissued",
            "Harbour Times issued it again",
            id="title and text cut short",
        ),
        pytest.param(
            headline(TITLE, GAZETTE, summary=LEDE),
            later(
                "BREAKING: Harbour and Marl end second day of river talks without a tre…",
                EVENING_MAIL,
                summary=REWRITTEN,
            ),
            "wire copy",
            "same text as Gazette, no agency named",
            id="cut short at another outlet, one word edited",
        ),
        pytest.param(
            headline(TITLE, GAZETTE, summary=LEDE),
            later(f"Marl: {TITLE}", EVENING_MAIL, summary=REWRITTEN),
            "wire copy",
            "same text as Gazette, no agency named",
            id="with a kicker at another outlet, one word edited",
        ),
        pytest.param(
            headline(TITLE),
            later(f"Marl: {TITLE}"),
            "reissued",
            "Harbour Times issued it again",
            id="one outlet, a kicker more, no text",
        ),
        pytest.param(
            headline(TITLE),
            later(f"{TITLE} | Harbour Times"),
            "repeated",
            "Harbour Times printed it under another address",
            id="with the outlet's name behind it",
        ),
        pytest.param(
            headline(TITLE, GAZETTE, agency="Reuters"),
            later(f"{TITLE} - Reuters", EVENING_MAIL, summary=LEDE),
            "wire copy",
            "wire copy of Reuters",
            id="agency named behind the title",
        ),
        pytest.param(
            headline(TITLE, GAZETTE, agency="Reuters"),
            later(TITLE, EVENING_MAIL, summary="No treaty at the Aune, Reuters reports."),
            "wire copy",
            "wire copy of Reuters",
            id="Reuters reports, says the other one",
        ),
        pytest.param(
            headline(TITLE, GAZETTE, summary=LEDE, agency="Reuters"),
            later(f"WRAPUP 1-{TITLE}", EVENING_MAIL, summary=OTHER_LEDE, agency="Reuters"),
            "wire copy",
            "wire copy of Reuters",
            id="an agency's update at another carrier",
        ),
        pytest.param(
            replace(
                headline("River talks", summary=LEDE),
                canonical="https://harbour.example/river-talks-end-without-treaty",
            ),
            replace(
                later("No treaty", summary=OTHER_LEDE),
                canonical="https://amp-harbour.example/river-talks-end-without-treaty",
            ),
            "same page",
            "the same page of Harbour Times on another of its hosts",
            id="one page on two hosts",
        ),
        pytest.param(
            replace(headline("River talks end"), canonical="https://harbour.example/a/4118273"),
            replace(later("River talks end badly"), canonical="https://amp-harbour.example/a/4118273"),
            "same page",
            "the same page of Harbour Times on another of its hosts",
            id="one number on two hosts, related titles",
        ),
        pytest.param(
            replace(headline("River talks end", summary=LEDE), canonical="https://harbour.example/a/4118273"),
            replace(later("No treaty", summary=REWRITTEN), canonical="https://amp-harbour.example/a/4118273"),
            "same page",
            "the same page of Harbour Times on another of its hosts",
            id="one number on two hosts, one text",
        ),
        pytest.param(
            headline("River talks live: delegations arrive at the bridge", kind="live"),
            later("River talks live: no treaty, says Marl", kind="live"),
            "live blog",
            "Harbour Times's live blog of the same event",
            id="one live blog, two of its titles",
        ),
        pytest.param(
            replace(
                headline("Delegations arrive", kind="live"),
                canonical="https://harbour.example/live/river-talks-at-aune",
            ),
            replace(
                later("Marl says no", kind="live"), canonical="https://harbour.example/live/river-talks-at-aune?post=14"
            ),
            "live blog",
            "Harbour Times's live blog of the same event",
            id="one live blog, two of its entries",
        ),
    ],
)
def test_one_article_is_folded(first: Headline, second: Headline, kind: str, reason: str) -> None:
    assert dedup.folds([first, second]) == [Fold(kept=first, copy=second, kind=kind, reason=reason)]


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


def test_an_item_printed_four_times_folds_onto_the_oldest() -> None:
    items = [headline(TITLE, number=number, minutes=number, summary=LEDE) for number in (1, 2, 3, 4)]

    assert [(fold.kept.id, fold.copy.id) for fold in dedup.folds(items)] == [(1, 2), (1, 3), (1, 4)]


def test_a_wire_report_at_three_carriers_is_one_voice() -> None:
    outlets = (NORTHWIRE, GAZETTE, EVENING_MAIL, ONLOOKER)
    items = [
        headline(TITLE, outlet, number=at, minutes=at, summary=LEDE, agency="Northwire" if at else "")
        for at, outlet in enumerate(outlets)
    ]

    assert {fold.reason for fold in dedup.folds(items)} == {"wire copy of Northwire"}
    assert {fold.kept.outlet for fold in dedup.folds(items)} == {"Northwire"}


@pytest.mark.parametrize(
    ("agency", "named"),
    [
        pytest.param(NORTHWIRE, "Northwire", id="named by its carriers"),
        pytest.param(replace(NORTHWIRE, name="Xinhua"), "", id="known, and named by nobody"),
        pytest.param(replace(NORTHWIRE, name="Associated Press"), "AP", id="named by another spelling"),
    ],
)
def test_the_agencys_own_report_is_kept_though_its_carriers_print_an_earlier_time(agency: Outlet, named: str) -> None:
    carriers = [headline(TITLE, GAZETTE, number=1, minutes=-9, summary=LEDE, agency=named)]
    carriers.append(headline(TITLE, EVENING_MAIL, number=2, minutes=-5, summary=LEDE, agency=named))
    wire = headline(TITLE, agency, number=3, summary=LEDE)
    gathered = [replace(one, seen_at=NOON) for one in (*carriers, wire)]

    folds = dedup.folds(gathered)

    assert [(fold.kept.outlet, fold.copy.outlet) for fold in folds] == [
        (agency.name, "Gazette"),
        (agency.name, "Evening Mail"),
    ]
    assert {fold.reason for fold in folds} == {f"wire copy of {named or agency.name}"}


def test_an_agencys_own_report_that_arrives_after_its_carrier_is_called_no_wire_copy() -> None:
    carried = headline(TITLE, GAZETTE, summary=LEDE, agency="Northwire")

    [fold] = dedup.folds([carried, later(TITLE, NORTHWIRE, summary=LEDE)])

    assert fold.kept == carried
    assert (fold.kind, fold.reason) == ("wire copy", "Northwire's own report, which Gazette carried before")


def test_headlines_out_of_order_are_refused() -> None:
    with pytest.raises(OrderError, match="headline 1 out of order"):
        dedup.folds([headline(TITLE, number=2, minutes=5), headline(TITLE, number=1)])


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


def test_only_what_is_new_is_folded() -> None:
    items = [headline(TITLE, number=number, minutes=number, summary=LEDE) for number in (1, 2, 3)]

    assert [(fold.kept.id, fold.copy.id) for fold in dedup.folds(items, new={3})] == [(1, 3)]


def test_what_stands_for_itself_since_an_earlier_run_can_be_repeated() -> None:
    titles = (f"{TITLE}, day 41", TITLE, f"{TITLE}, day 42")
    items = [headline(title, number=at, minutes=at, summary=LEDE) for at, title in enumerate(titles, start=1)]

    assert dedup.folds([items[0], items[2]]) == []
    assert [(fold.kept.id, fold.copy.id) for fold in dedup.folds(items, new={3})] == [(2, 3)]


def test_what_stood_for_an_article_before_stands_for_it_though_the_agency_comes_in_the_same_second() -> None:
    carried = headline(TITLE, GAZETTE, number=1, summary=LEDE, agency="Northwire")
    wire = headline(TITLE, NORTHWIRE, number=2, summary=LEDE)

    assert dedup.folds([carried, wire])[0].kept == wire
    assert dedup.folds([carried, wire], new={2})[0].kept == carried


def test_a_report_that_got_four_titles_is_one_article_and_no_notice() -> None:
    titles = (
        TITLE,
        "Little hope for a treaty before the summer",
        "Officials of both countries meet again",
        "Delegations drought",
    )
    items = [headline(title, number=at, minutes=at, summary=LEDE) for at, title in enumerate(titles)]

    assert [(fold.kept.id, fold.copy.id) for fold in dedup.folds(items)] == [(0, 1), (0, 2), (0, 3)]

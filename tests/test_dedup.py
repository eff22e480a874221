"""Folding: which headlines are one article, and the reason that the editor is shown."""

from dataclasses import replace

import pytest

from pipeline import dedup
from pipeline.news import Fold, Headline
from tests.cast import EVENING_MAIL, GAZETTE, headline
from tests.river_talks import LEDE, OTHER_LEDE, REWRITTEN, TITLE, later


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
            replace(headline("River talks end"), canonical="https://harbour.example/news/articles/cx2gprzabltyo"),
            replace(later("No treaty, says Marl"), canonical="https://quay.example/news/articles/cx2gprzabltyo"),
            "same page",
            "the same page of Harbour Times on another of its hosts",
            id="one code on two hosts, another title",
        ),
        pytest.param(
            headline("Kyiv ready for talks with Marl", GAZETTE, agency="AP", summary=f"Kyiv says it is ready. {LEDE}"),
            later(
                "Kiev ready for talks with Marl", EVENING_MAIL, agency="AP", summary=f"Kiev says it is ready. {LEDE}"
            ),
            "wire copy",
            "wire copy of AP",
            id="one capital, spelt in two ways",
        ),
        pytest.param(
            headline("Sudan: Convoy turns back at the border", summary=f"Sudan and Chad sent it. {LEDE}"),
            later("Chad: Convoy turns back at the border", summary=f"Sudan and Chad sent it. {LEDE}"),
            "reissued",
            "Harbour Times gave the same text another title",
            id="two states' kickers above a text on both",
        ),
        pytest.param(
            headline("Ferry sinks off Lista, 24 drown", summary=f"Of 24 who drowned: {LEDE}"),
            later("CORRECTED-Ferry sinks off Lista, 14 drown", summary=f"(Corrects figure) Of 14 who drowned: {LEDE}"),
            "reissued",
            "Harbour Times issued it again, corrected or updated",
            id="a number that was corrected",
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

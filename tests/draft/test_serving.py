"""Which pages serve a lead, and who is tried after one that does not."""

import pytest

from pipeline.draft.lead import Candidate
from pipeline.draft.serving import Doubt, doubt, still_tried
from pipeline.news import Article, Headline, Term
from tests.cast import GAZETTE, headline

BARE = headline("Quay sees no breakthrough on the Orrin", GAZETTE)
TOLD = headline("Quay sees no breakthrough on the Orrin", GAZETTE, summary="Little is expected.")
CUT = headline("Quay sees no breakthrough on the Orrin", GAZETTE, summary="Quay expects little of the talks, which…")
BID = headline("Quay sees no breakthrough on the Orrin", GAZETTE, summary="Continue reading…")
HALF = headline("Quay sees no breakthrough on the Orrin", GAZETTE, summary="Little is expected. Quay and Marl…")


def page(kind: str = "news", *, text: str = "", paid: bool = False) -> Article:
    paragraphs = (text,) if text else ()
    return Article(url="", canonical="", headline="", news_kind=kind, paragraphs=paragraphs, paywall=paid)


@pytest.mark.parametrize(
    ("one", "article", "found"),
    [
        pytest.param(TOLD, None, Doubt.NONE, id="told by its feed"),
        pytest.param(BARE, None, Doubt.NO_LEAD, id="told by nobody"),
        pytest.param(BARE, page(text="Little is expected."), Doubt.NONE, id="told by its page"),
        pytest.param(BARE, page(paid=True), Doubt.NO_LEAD, id="paid for, and told by nobody"),
        pytest.param(TOLD, page(paid=True), Doubt.PAID, id="paid for"),
        pytest.param(CUT, None, Doubt.CUT_OFF, id="cut off by its feed"),
        pytest.param(CUT, page(), Doubt.CUT_OFF, id="cut off by its feed, and its page has no text"),
        pytest.param(CUT, page(text="Little is expected."), Doubt.NONE, id="cut off by its feed, told by its page"),
        pytest.param(BID, page(), Doubt.NO_LEAD, id="its feed only bids to read on"),
        pytest.param(HALF, None, Doubt.NONE, id="one sentence is whole"),
        pytest.param(TOLD, page("live", paid=True), Doubt.NO_LEAD, id="a live page"),
    ],
)
def test_what_speaks_against_a_lead_once_its_page_was_read(
    one: Headline, article: Article | None, found: Doubt
) -> None:
    assert doubt(one, article)[0] is found


def test_a_page_that_is_gone_serves_less_than_any_other() -> None:
    found, why = doubt(TOLD, page(text="Little is expected."), absent=Doubt.GONE)

    assert (found, why) == (Doubt.GONE, "its page is gone")
    assert doubt(BARE, None)[0] < found < Doubt.UNTRIED  # it leads where all are gone


def test_a_page_that_was_not_there_serves_less_than_any_that_was_and_more_than_one_without_a_lede() -> None:
    found, why = doubt(TOLD, None, absent=Doubt.NOT_THERE)

    assert (found, why) == (Doubt.NOT_THERE, "its page is not there")
    assert doubt(CUT, None)[0] < found < doubt(BARE, None)[0]
    assert doubt(BARE, None, absent=Doubt.NOT_THERE) == doubt(BARE, None)


@pytest.mark.parametrize(
    ("found", "tried"),
    [
        pytest.param(Doubt.NONE, [], id="it serves"),
        pytest.param(Doubt.NO_LEAD, [8.0, 7.0], id="it gives no lede"),
        pytest.param(Doubt.GONE, [8.0, 7.0], id="it is gone"),
        pytest.param(Doubt.PAID, [8.0], id="it is paid for"),
        pytest.param(Doubt.CUT_OFF, [8.0], id="it is cut off"),
    ],
)
def test_what_is_paid_for_or_cut_off_gives_way_to_what_is_worth_nearly_as_much(
    found: Doubt, tried: list[float]
) -> None:
    rest = [
        Candidate(headline=BARE, terms=(Term(name="central", weight=1.0, value=points),)) for points in (9.0, 8.0, 7.0)
    ]

    assert [one.score for one in still_tried(rest, found)] == tried

"""The archive's search at the desk: what is found by which query, and what of it is told."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.desk import Desk
from pipeline.desk.archiving import searching
from tests.desk.archiving.past import Past, keep
from tests.desk.archiving.searched import ALL, D, G, K, past_in_new_york, titles
from tests.desks import DeskFolder
from tests.hostile_strings import hostile


@pytest.fixture
def desk_of_past(desk: DeskFolder) -> Iterator[Desk]:
    """A desk with the blog's past, its blog in New York."""
    with past_in_new_york(desk) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("geneva", [G], id="word"),
        pytest.param("GENEVA", [G], id="case"),
        pytest.param("genev", [], id="a-part-of-a-word-is-none"),
        pytest.param("genev*", [G], id="beginning"),
        pytest.param("lodz київ", [K], id="accents-and-another-script"),
        pytest.param("内瓦", [K], id="inside-a-script-without-spaces"),
        pytest.param("瓦内", [], id="in-its-order"),
        pytest.param('"breakthrough in"', [G], id="phrase"),
        pytest.param('"in breakthrough"', [], id="phrase-the-other-way-round"),
        pytest.param('"geneva vask"', [], id="no-phrase-across-two-headlines"),
        pytest.param("dam rain", [D], id="words-of-title-and-link"),
        pytest.param("dam", [D, G], id="newest-first"),
        pytest.param("dam -rain", [G], id="without"),
        pytest.param("-dam", [K], id="only-without"),
        pytest.param("sceptical", [G], id="comment"),
        pytest.param("why", [], id="the-address-of-a-citation-is-no-word"),
        pytest.param("ministers", [G], id="excerpt"),
        pytest.param("outlet:gazette", [D], id="outlet-case-aside"),
        pytest.param("outlet:HT", [G], id="outlet-by-its-alias"),
        pytest.param("-outlet:Gazette", [K, G], id="not-this-outlet"),
        pytest.param("dam outlet:gazette", [D], id="word-and-outlet"),
        pytest.param("domain:marl.example", [G], id="domain-and-those-below"),
        pytest.param("domain:news.marl.example", [G], id="domain"),
        pytest.param("domain:arl.example", [], id="a-part-of-a-domain-is-none"),
        pytest.param("domain:https://www.gazette.example/x", [D], id="domain-of-an-address"),
        pytest.param("label:veldria", [D, G], id="label"),
        pytest.param('label:"river talks"', [G], id="label-of-two-words"),
        pytest.param("kind:briefing", [K], id="kind-of-post"),
        pytest.param("kind:opinion", [D], id="kind-of-link"),
        pytest.param("after:2022-02", [K, D], id="after"),
        pytest.param("before:2022-02", [G], id="before"),
        pytest.param("after:2022-01-21 before:2022-01-22", [G], id="a-day"),
        pytest.param("dam after:2022-02 before:2023", [D], id="word-in-a-year"),
        pytest.param("in:title dam", [D], id="in-title"),
        pytest.param("in:comment dam", [], id="in-comment"),
        pytest.param("in:links|comment dam", [D, G], id="in-links"),
        pytest.param("in:excerpt ministers", [G], id="in-excerpt"),
        pytest.param("every", [], id="our-own-marks-are-no-words"),
        pytest.param('title:dam OR "" NEAR(dam geneva)', [], id="what-fts5-would-read-is-words"),
        pytest.param("!!!", [], id="nothing-to-look-for"),
        pytest.param("", ALL, id="no-query"),
    ],
)
def test_a_query_finds(desk_of_past: Desk, typed: str, found: list[str]) -> None:
    assert titles(desk_of_past, typed) == found


def test_the_blog_s_day_decides(desk_of_past: Desk) -> None:
    [number] = keep(desk_of_past, [Past(day="2024-03-02", title="Late")])
    desk_of_past.db.execute(
        "update posts set posted_at = '2024-03-02T03:00:00Z' where id = ?", (number,)
    )  # 22:00 there

    [late] = searching.answers(desk_of_past, searching.search(desk_of_past, "late before:2024-03-02", limit=9))

    assert late.day == "2024-03-01"


def test_only_the_links_that_answer_are_told(desk_of_past: Desk) -> None:
    [geneva] = searching.answers(desk_of_past, searching.search(desk_of_past, "geneva", limit=9))
    [gazette] = searching.answers(desk_of_past, searching.search(desk_of_past, "rain outlet:Gazette", limit=9))

    assert [link.headline for link in geneva.links] == ["Orlan meets Vask in Geneva"]
    assert [link.headline for link in gazette.links] == ["Dam holds after a night of rain"]


def test_a_comment_s_snippet_has_no_markup(desk_of_past: Desk) -> None:
    [geneva] = searching.answers(desk_of_past, searching.search(desk_of_past, "sceptical", limit=9))

    assert geneva.snippet == "I am sceptical of all this."


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=st.text(max_size=120), order=st.sampled_from(["newest", "best"]))
def test_no_query_raises(desk_of_past: Desk, typed: str, order: str) -> None:
    found = searching.search(desk_of_past, typed, limit=5, order=order)

    assert len(searching.answers(desk_of_past, found)) == len(found.places)


def test_every_hostile_string_is_answered(desk_of_past: Desk) -> None:
    for text in hostile():
        found = searching.search(desk_of_past, text, limit=5)

        assert len(searching.answers(desk_of_past, found)) == len(found.places), text

"""What is typed into the search, and what was understood."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.archive import query
from pipeline.archive.folding import words_of
from pipeline.archive.query import Filter, Term
from tests.hostile_strings import hostile


def term(*words: str, typed: str = "", prefix: bool = False, but: bool = False) -> Term:
    return Term(words=words, typed=typed or " ".join(words), prefix=prefix, but=but)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        pytest.param("ukraine talks", (term("ukraine"), term("talks")), id="words"),
        pytest.param('"no breakthrough"', (term("no", "breakthrough"),), id="phrase"),
        pytest.param("“no breakthrough”", (term("no", "breakthrough"),), id="typographic-quotes"),
        pytest.param('"no breakthrough', (term("no", "breakthrough"),), id="a-quote-that-never-ends"),
        pytest.param("genev*", (term("genev", prefix=True),), id="beginning"),
        pytest.param("*", (), id="a-star-alone-says-nothing"),
        pytest.param('"genev*"', (term("genev", typed="genev*"),), id="a-star-in-a-phrase-is-punctuation"),
        pytest.param("-football", (term("football", but=True),), id="without"),
        pytest.param('-"own goal"', (term("own", "goal", but=True),), id="without-a-phrase"),
        pytest.param("U.S.", (term("us", typed="U.S."),), id="letters-with-dots-are-one-word"),
        pytest.param("U.S.-Led", (term("us", "led", typed="U.S.-Led"),), id="letters-with-dots-before-a-hyphen"),
        pytest.param("U.N.'s", (term("un", typed="U.N.'s"),), id="letters-with-dots-in-the-possessive"),
        pytest.param("t.co", (term("t", "co", typed="t.co"),), id="a-host-is-no-letters-with-dots"),
        pytest.param("a.b.example", (term("a", "b", "example", typed="a.b.example"),), id="nor-is-a-longer-one"),
        pytest.param("cease-fire", (term("cease", "fire", typed="cease-fire"),), id="a-hyphen-parts-words"),
        pytest.param("Łódź", (term("lodz", typed="Łódź"),), id="accents-and-strokes"),
        pytest.param("Putin's", (term("putin", typed="Putin's"),), id="possessive"),
        pytest.param("KYIV", (term("kyiv", typed="KYIV"),), id="case"),
        pytest.param("日内瓦", (term("日", "内", "瓦", typed="日内瓦"),), id="a-script-without-spaces"),
        pytest.param(
            "OR AND NOT NEAR(a b)",
            (
                *(term("or", typed="OR"), term("and", typed="AND"), term("not", typed="NOT")),
                *(term("near", "a", typed="NEAR(a"), term("b", typed="b)")),
            ),
            id="words-of-fts5-are-words",
        ),
        pytest.param("foo:bar", (term("foo", "bar", typed="foo:bar"),), id="a-filter-that-is-none"),
        pytest.param("outlet:", (term("outlet", typed="outlet:"),), id="a-filter-without-a-value"),
        pytest.param("a\x00b \ud800 c", (term("ab"), term("c")), id="controls-and-lone-surrogates"),
    ],
)
def test_words(typed: str, terms: tuple[Term, ...]) -> None:
    read = query.read(typed)

    assert read.terms == terms
    assert read.filters == ()


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        pytest.param("outlet:CNN", (Filter(name="outlet", value="CNN"),), id="outlet"),
        pytest.param('outlet:"FOX News"', (Filter(name="outlet", value="FOX News"),), id="outlet-of-two-words"),
        pytest.param("OUTLET:cnn", (Filter(name="outlet", value="cnn"),), id="name-in-capitals"),
        pytest.param("-outlet:RT", (Filter(name="outlet", value="RT", but=True),), id="not-this-outlet"),
        pytest.param("domain:cnn.com", (Filter(name="domain", value="cnn.com"),), id="domain"),
        pytest.param("label:Ukraine", (Filter(name="label", value="Ukraine"),), id="label"),
        pytest.param("kind:opinion", (Filter(name="kind", value="opinion"),), id="kind"),
        pytest.param("kind:zzz", (), id="no-such-kind"),
    ],
)
def test_filters(typed: str, filters: tuple[Filter, ...]) -> None:
    assert query.read(typed).filters == filters


@pytest.mark.parametrize(
    ("typed", "after", "before"),
    [
        pytest.param("after:2022-01-21", date(2022, 1, 21), None, id="day"),
        pytest.param("after:2022/1/21", date(2022, 1, 21), None, id="slashes"),
        pytest.param("before:2022-02", None, date(2022, 2, 1), id="month"),
        pytest.param("before:2022", None, date(2022, 1, 1), id="year"),
        pytest.param("after:2021 after:2022", date(2022, 1, 1), None, id="the-later-of-two"),
        pytest.param("before:2021 before:2022", None, date(2021, 1, 1), id="the-earlier-of-two"),
        pytest.param("after:2022-02-30", None, None, id="no-such-day"),
        pytest.param("after:0000", None, None, id="no-such-year"),
        pytest.param("-after:2022", None, None, id="not-after-is-before"),
        pytest.param("after:٢٠٢٢", None, None, id="other-digits"),
    ],
)
def test_days(typed: str, after: date | None, before: date | None) -> None:
    read = query.read(typed)

    assert (read.after, read.before) == (after, before)
    assert bool(read.notes) == (not (after or before))


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        pytest.param("in:title x", ("title",), id="one"),
        pytest.param("in:links|title x", ("title", "links"), id="two"),
        pytest.param("in:comment in:link x", ("comment", "links"), id="said-twice"),
        pytest.param("in:rest x", ("rest",), id="what-is-neither"),
        pytest.param("in:cellar x", (), id="no-such-place"),
        pytest.param("-in:title x", (), id="not-in-a-place-is-no-filter"),
    ],
)
def test_places(typed: str, places: tuple[str, ...]) -> None:
    assert query.read(typed).places == places


def test_an_order_can_be_typed() -> None:
    assert query.read("talks sort:best").order == "best"


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        pytest.param("before:noon", "a day is 2022", id="day"),
        pytest.param("kind:zzz", "a kind is one of story", id="kind"),
        pytest.param("talks !!!", "!!! has no letters or digits", id="punctuation"),
        pytest.param("x " * 30, "only the first 24", id="too-many"),
        pytest.param("x" * 501, "first 500 characters", id="too-long"),
        pytest.param("outlet:", "outlet: was looked for as a word: write outlet:CNN", id="no-value"),
        pytest.param("outlet: CNN", "without a space behind the colon", id="a-space-before-the-value"),
        pytest.param('outlet:""', "write outlet:CNN", id="an-empty-value"),
        pytest.param("title:iran", "title: is no filter, write in:title", id="a-place-for-a-filter"),
        pytest.param("-Title:iran", "title: is no filter, write in:title", id="without-and-in-capitals"),
        pytest.param('titel:"no deal"', "titel: is no filter, write in:title", id="a-place-misspelt"),
        pytest.param("title: iran", "title: was looked for as a word: write in:title", id="a-place-and-a-space"),
        pytest.param("lead:Reuters", "write outlet:Reuters", id="lead"),
        pytest.param("date:2012", "write after:2022-01 before:2022-02", id="date"),
        pytest.param("outlt:CNN", "did you mean outlet:?", id="a-filter-misspelt"),
        pytest.param("xyzzy:CNN", "filters are outlet, domain", id="a-name-like-none"),
    ],
)
def test_what_was_understood_otherwise_is_noted(typed: str, note: str) -> None:
    assert any(note in said for said in query.read(typed).notes)


@pytest.mark.parametrize("typed", ["12:30", "http://marl.example/a", "Kyiv: talks end", "3:2", ":", "outlet:CNN"])
def test_what_looks_like_no_filter_is_not_noted(typed: str) -> None:
    assert not any("filter" in note or "space" in note for note in query.read(typed).notes)


@pytest.mark.parametrize("typed", ["!!!", "😀", "-", '""', "* *"])
def test_a_query_of_nothing_that_can_be_looked_for_is_lost(typed: str) -> None:
    assert query.read(typed).lost


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", "in:title", "sort:best"])
def test_a_query_without_words_means_everything(typed: str) -> None:
    assert query.read(typed).everything


@given(letters=st.text(alphabet=st.characters(categories=["Lu"], max_codepoint=0x24F), min_size=2, max_size=6))
def test_letters_with_dots_and_without_are_one_word(letters: str) -> None:
    assert words_of(f"The {'.'.join(letters)}. says") == words_of(f"The {letters} says")


@given(typed=st.text(max_size=700))
def test_every_text_is_a_query(typed: str) -> None:
    read = query.read(typed)

    assert all(word.split() == [word] for each in read.terms for word in each.words)
    assert len(read.terms) + len(read.filters) <= query.MOST_PARTS


def test_every_hostile_string_is_a_query() -> None:
    for text in hostile():
        read = query.read(text)

        assert not any('"' in word or "*" in word for each in read.terms for word in each.words)

"""OPML out and in again is the same registry, whatever is in it; and a second time in changes nothing."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import outlets
from pipeline.desk.outlet_writing import laid
from pipeline.news import Outlet, SectionPage, Subscriptions
from pipeline.outlets import Registry, desk_list, joining, opml_text
from pipeline.outlets.names import key
from pipeline.outlets.tags import STATES
from pipeline.read import opml
from tests.conftest import LONG

WORDS = st.text(alphabet="abzAZ éßжж中\"'<>&/,.;:|#[]{}=\\-", max_size=12).map(
    lambda text: " ".join(f"a{text}".split())
)
TAG = WORDS.map(lambda word: " ".join(word.replace(":", " ").split()))
HOST = st.from_regex(r"[a-z]{1,6}\.(example|test)", fullmatch=True)
ADDRESS = st.builds("https://{}/{}".format, HOST, st.from_regex(r"[a-z0-9/?=&%-]{0,12}", fullmatch=True))


def lists(of: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(of, max_size=3, unique=True).map(tuple)


OUTLET = st.builds(
    Outlet,
    name=WORDS,
    aliases=lists(WORDS),
    hosts=st.lists(HOST, min_size=1, max_size=2, unique=True).map(tuple),
    home=st.one_of(st.just(""), ADDRESS),
    family=st.one_of(st.just(""), WORDS),
    country=st.sampled_from(["", "NZ", "GB"]),
    language=st.sampled_from(["", "en", "pt-BR"]),
    state=st.sampled_from(["", *STATES]),
    agency=st.booleans(),
    feeds=lists(ADDRESS),
    sitemaps=lists(ADDRESS),
    sections=st.lists(
        st.builds(SectionPage, url=ADDRESS, links=st.sampled_from(["", "h2 > a", 'a[href^="/w"]'])), max_size=2
    ).map(lambda pages: tuple(dict.fromkeys(pages))),
    tags=lists(TAG),
    excerpt_words=st.integers(0, 200),
    enabled=st.booleans(),
    starred=st.booleans(),
    interval_minutes=st.sampled_from([0.0, 15.0, 1440.0]),
    headers=st.sampled_from([{}, {"Accept-Language": "en"}]),
    insecure_tls=st.booleans(),
)


@settings(max_examples=100 if LONG else 40)  # each draws up to five outlets of twenty facts
@given(st.lists(OUTLET, min_size=1, max_size=5, unique_by=lambda outlet: key(outlet.name)))
def test_a_registry_goes_out_as_opml_and_comes_in_the_same(found: list[Outlet]) -> None:
    names = {key(outlet.name) for outlet in found}
    own = [replace(one, aliases=tuple(a for a in one.aliases if key(a) not in names)) for one in found]
    before = Registry(outlets=tuple(own))

    after = brought_in(Registry(outlets=()), before)

    assert plain(after) == plain(before)
    assert joining.changes(after, out_and_read(before)) == ()


@pytest.mark.parametrize(
    ("family", "read"),
    [
        pytest.param("روزنامه\u200cنگار", "روزنامه\u200cنگار", id="non-joiner"),
        pytest.param("क्\u200dष", "क्\u200dष", id="joiner"),
        pytest.param("Harbour\xa0Times", "Harbour Times", id="no-break space"),
    ],
)
def test_what_has_no_ink_goes_out_with_the_letters(family: str, read: str) -> None:
    [out] = out_and_read([Outlet(name="Harbour", family=family, tags=(family,))]).ours

    assert (out.family, out.tags) == (read, (read,))


def test_what_xml_cannot_hold_is_left_out() -> None:
    [out] = out_and_read([Outlet(name="Har\x00bour", family="Ti\ufffemes", tags=("co\ufffeast",))]).ours

    assert (out.name, out.family, out.tags) == ("Harbour", "Times", ("coast",))


def test_the_shipped_registry_comes_into_an_empty_desk_as_it_went_out() -> None:
    shipped = outlets.shipped()

    assert plain(brought_in(Registry(outlets=()), shipped)) == plain(shipped)


def test_the_shipped_registry_is_no_news_to_a_desk_that_has_it() -> None:
    assert joining.changes(outlets.shipped(), out_and_read(outlets.shipped())) == ()


def test_a_desk_s_changes_come_into_a_desk_with_the_shipped_registry(tmp_path: Path) -> None:
    text = """
[[outlet]]
name = "WSJ"
enabled = false
[[outlet]]
name = "CNN"
feeds = ["https://cnn.example/a", "https://cnn.example/b"]
agency = true
[[outlet]]
name = "Harbour Times"
home = "https://harbour.example/"
tags = ["coast"]
"""
    before = desk_list.read(text, tmp_path / "outlets.toml")

    after = brought_in(outlets.shipped(), before, builtin=True)

    assert plain(after) == plain(before)


def out_and_read(registry: Iterable[Outlet]) -> Subscriptions:
    return opml.read(opml_text.written(registry, title="Ours"), url="ours.opml")


def brought_in(desk: Registry, exported: Iterable[Outlet], *, builtin: bool = False) -> Registry:
    changes = joining.changes(desk, out_and_read(exported))
    return desk_list.read(laid("", [change.facts for change in changes]), Path("outlets.toml"), builtin=builtin)


def plain(registry: Registry) -> list[Outlet]:
    """Which list states a fact is not exported: in a desk it is always outlets.toml."""
    return [replace(outlet, sources={}) for outlet in registry]

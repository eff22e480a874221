"""A clip of a page that the desk knows adds to its titles and its text, and overwrites nothing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.desk.clipping import file_clip
from pipeline.desk.clipping.filing import _joined as joined
from pipeline.news import Article
from pipeline.store import articles, headlines
from pipeline.store.database import writing
from tests.cast import NOON
from tests.desk.clips import opened_with_draft
from tests.desk.ferry_clip import CLIP, EDITOR
from tests.desks import DeskFolder


def test_another_headline_of_a_known_page_joins_its_titles(desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, _):
        [known] = headlines.numbered(opened.db, [1])

        filed = file_clip(opened, replace(CLIP, url=known.url), home="", use="", editor=EDITOR)

        assert filed.headline == 1
        assert headlines.numbered(opened.db, [1])[0].headline == known.headline
        assert headlines.titles_of(opened.db, 1) == (known.headline, CLIP.title)
        assert "joins its titles" in filed.said[0]


@pytest.mark.parametrize(
    ("had", "selected", "kept"),
    [
        pytest.param((), ("a", "b"), ("a", "b"), id="nothing-was-read"),
        pytest.param(("a", "b", "c"), ("b",), ("a", "b", "c"), id="the-page-has-more"),
        pytest.param(("a",), ("a", "b"), ("a", "b"), id="the-clip-has-more"),
        pytest.param(("b",), ("a", "b"), ("a", "b"), id="in-the-clips-order-when-it-holds-all"),
        pytest.param(("a", "b"), ("b", "c"), ("a", "b", "c"), id="each-has-something"),
    ],
)
def test_the_text_of_a_known_page_is_added_to(
    desk: DeskFolder, had: tuple[str, ...], selected: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    with opened_with_draft(desk) as (opened, _):
        [known] = headlines.numbered(opened.db, [1])
        read = Article(url=known.url, canonical=known.canonical, headline=known.headline, paragraphs=had)
        with writing(opened.db):
            articles.keep(opened.db, 1, read, digest="", at=NOON)

        file_clip(opened, replace(CLIP, url=known.url, selected=selected), home="", use="", editor=EDITOR)

        article = articles.of_headline(opened.db, 1)
        assert article is not None
        assert article.paragraphs == kept


@given(
    had=st.lists(st.text("abc", min_size=1), unique=True), selected=st.lists(st.text("abc", min_size=1), unique=True)
)
def test_no_paragraph_is_lost_or_doubled(had: list[str], selected: list[str]) -> None:
    both = joined(had, selected, ())

    assert set(both) == {*had, *selected}
    assert len(both) == len(set(both))
    assert [one for one in both if one in had] == had or set(had) <= set(selected)

"""The right column: the preview, scores that add up, differences word by word; and how the page is looked at."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.draft.word_runs import Run, diffed
from pipeline.news import Link, Roundup, Section, Term
from pipeline.review.draft_view import View, view_of, view_said
from pipeline.review.panels import bars, shown_post
from pipeline.review.words_diff import differences
from tests.review.conftest import Client, Served
from tests.review.drafts import laid


def test_the_printed_terms_add_up_to_the_printed_score(client: Client, served: Served) -> None:
    found = laid(served)

    assert round(sum(float(bar.points) for bar in bars(found.terms)), 2) == round(found.score, 2)


@settings(deadline=None)
@given(st.lists(st.floats(min_value=0, max_value=3), max_size=12))
def test_bars_add_up_to_the_rounded_sum_of_their_terms(points: list[float]) -> None:
    terms = [Term(name=str(n), weight=1.0, value=value) for n, value in enumerate(points)]

    printed = sum(float(bar.points) for bar in bars(terms))

    assert abs(printed - round(sum(points), 2)) < 0.006


def test_the_preview_loads_nothing_from_an_outlet_and_runs_nothing() -> None:
    post = (
        '<article class="roundup"><h1 onclick="x()">Ferry turns back</h1><style>p{color:red}</style>'
        '<p style="color:red">Words</p><img src="https://outlet.example/a.jpg" alt="The ferry"><script>x()</script>'
        '<iframe src="https://player.example/1" title="The film"></iframe><a href="javascript:x()">Go</a>'
        '<img src="https://outlet.example/b.jpg" alt="The quay"></article>'
    )

    shown = shown_post(post, {"https://outlet.example/b.jpg": "ab12"})

    assert "outlet.example" not in shown
    assert "player.example" not in shown
    assert "[Picture: The ferry]" in shown
    assert "[Plays on the blog: The film]" in shown
    assert 'src="/pictures/ab12"' in shown
    for word in ("script", "style", "onclick", "javascript"):
        assert word not in shown


def test_the_preview_is_the_post_that_is_copied(client: Client, served: Served) -> None:
    copied = client.get("/drafts/1/post?form=text").text
    panel = client.get("/drafts/1/panel?panel=preview&form=text").text

    assert laid(served).draft.roundup.title in copied
    assert copied.splitlines()[0] in panel


def test_the_diff_shows_words_that_went_and_came() -> None:
    assert diffed("Talks open in Port Selwen", "Talks end in Port Selwen") == (
        Run(kind="same", text="Talks "),
        Run(kind="old", text="open "),
        Run(kind="new", text="end "),
        Run(kind="same", text="in Port Selwen"),
    )


@settings(deadline=None)
@given(st.text(), st.text())
def test_what_stayed_and_came_is_the_new_text(before: str, after: str) -> None:
    runs = diffed(before, after)

    assert "".join(run.text for run in runs if run.kind != "old") == after


@settings(deadline=None)
@given(st.text())
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(run.kind == "same" for run in diffed(text, text))


def _post(*headlines: str) -> Roundup:
    links = tuple(
        Link(headline=words, url=f"https://lista.example/{words}", outlet="Lista Post") for words in headlines
    )
    return Roundup(date="2026-05-12", title="Ferry Turns Back", sections=(Section(groups=(links,)),))


def test_a_link_that_moved_is_one_line_of_the_diff_and_those_it_passed_are_none() -> None:
    [found] = differences(_post("a", "b", "c", "d"), _post("b", "c", "d", "a"))

    assert found.field == "List"
    [row] = found.rows
    assert [(run.kind, run.text) for run in row] == [("old", "1 "), ("new", "4 "), ("same", "a -- Lista Post")]


def test_a_post_does_not_differ_from_itself() -> None:
    assert differences(_post("a", "b"), _post("a", "b")) == ()


def test_a_view_travels_in_the_address_and_says_only_what_is_not_usual() -> None:
    assert view_of({"panel": "diff", "against": "save"}).query == "?panel=diff&against=save"
    assert View().query == ""
    assert view_said("?panel=diff&against=save") == View(panel="diff", against="save")


@pytest.mark.parametrize(
    "asked",
    [{"panel": "secrets"}, {"form": "pdf"}, {"edit": "../1"}, {"row": "1;2"}, {"against": "blog"}, {"rows": "some"}],
    ids=str,
)
def test_a_view_that_nobody_knows_is_the_usual_one(asked: dict[str, str]) -> None:
    assert view_of(asked) == View()

"""The comment's citations: as the editor writes them, and as they are stored."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.draft.citing import cite, to_inline, to_references, without
from pipeline.render.comment import comment_lines

URL = "https://marl.example/2026/05/12/1"
OTHER = "https://lista.example/a_(b)"


@pytest.mark.parametrize(
    ("stored", "written", "addresses"),
    [
        pytest.param("", "", (), id="nothing"),
        pytest.param("No link.", "No link.", (), id="words"),
        pytest.param(f"See [A]({URL}) (X).", "See [A][1] (X).", (URL,), id="one"),
        pytest.param(f"[A]({URL}) [B]({OTHER}) [C]({URL})", "[A][1] [B][2] [C][1]", (URL, OTHER), id="twice-the-same"),
        pytest.param(r"[a \[b\] c](https://x.example/)", r"[a \[b\] c][1]", ("https://x.example/",), id="brackets"),
        pytest.param("[A](<https://x.example/a b>)", "[A][1]", ("https://x.example/a b",), id="a-space-in-it"),
        pytest.param('[A](https://x.example/ "t")', '[A](https://x.example/ "t")', (), id="a-title-is-left-alone"),
        pytest.param("[A][1]", r"[A]\[1]", (), id="numbers-he-typed-himself-stay-words"),
        pytest.param("][1]()", r"\][1]()", (), id="a-link-to-nowhere-whose-words-are-a-number"),
        pytest.param(f"[A][1]({URL})", r"[A\][1][1]", (URL,), id="a-link-whose-words-are-a-number"),
        pytest.param(r"[A\][1]", r"[A\][1]", (), id="a-bracket-that-ends-no-words"),
        pytest.param(rf"\[A]({URL})", rf"\[A]({URL})", (), id="a-bracket-that-opens-nothing"),
        pytest.param(rf"\\[A]({URL})", r"\\[A][1]", (URL,), id="a-backslash-before-a-link"),
    ],
)
def test_a_stored_comment_is_shown_with_numbers(stored: str, written: str, addresses: tuple[str, ...]) -> None:
    assert to_references(stored) == (written, addresses)


def test_a_number_without_an_address_stays_as_typed() -> None:
    assert to_inline("[A][1] [B][2]", (URL,)) == f"[A]({URL}) [B][2]"


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        pytest.param("", None, "[Talks stall][1] (Marl Herald)", id="into-nothing"),
        pytest.param("They doubt it ....", None, "They doubt it .... [Talks stall][1] (Marl Herald)", id="after-words"),
        pytest.param("They doubt it", None, "They doubt it .... [Talks stall][1] (Marl Herald)", id="open-words"),
        pytest.param("They doubt it ", None, "They doubt it .... [Talks stall][1] (Marl Herald)", id="a-space"),
        pytest.param("So ‘open’", None, "So ‘open’ .... [Talks stall][1] (Marl Herald)", id="a-quote"),
        pytest.param("Sie sagen „Nein“", None, "Sie sagen „Nein“ .... [Talks stall][1] (Marl Herald)", id="german"),
        pytest.param("ऐसा कहा है", None, "ऐसा कहा है .... [Talks stall][1] (Marl Herald)", id="a-vowel-sign"),
        pytest.param("Up by 5%", None, "Up by 5% .... [Talks stall][1] (Marl Herald)", id="a-percentage"),
        pytest.param("They doubt it.", None, "They doubt it. [Talks stall][1] (Marl Herald)", id="an-ended-sentence"),
        pytest.param("They doubt it:", None, "They doubt it: [Talks stall][1] (Marl Herald)", id="a-colon"),
        pytest.param("One\n\nTwo", 3, "One .... [Talks stall][1] (Marl Herald)\n\nTwo", id="at-a-paragraphs-end"),
        pytest.param("One Two", 3, "One [Talks stall][1] (Marl Herald) Two", id="between-words"),
        pytest.param("One. Two.", 4, "One. [Talks stall][1] (Marl Herald) Two.", id="at-the-cursor"),
        pytest.param("Onetwo", 3, "One [Talks stall][1] (Marl Herald) two", id="inside-a-word"),
    ],
)
def test_a_citation_stands_at_the_cursor(text: str, at: int | None, expected: str) -> None:
    written, addresses, cursor = cite(text, (), at, headline="Talks stall", url=URL, outlet="Marl Herald")

    assert (written, addresses) == (expected, (URL,))
    assert written[:cursor].endswith("(Marl Herald)")


def test_the_next_citation_is_joined_in_the_houses_words() -> None:
    text, addresses, cursor = cite("", (), None, headline="Talks stall", url=URL, outlet="Marl Herald")
    text, addresses, _ = cite(text, addresses, cursor, headline="No talks", url=OTHER, outlet="Lista Post")

    assert text == "[Talks stall][1] (Marl Herald). More here .... [No talks][2] (Lista Post)"
    assert to_inline(text, addresses) == (
        f"[Talks stall]({URL}) (Marl Herald). More here .... [No talks]({OTHER}) (Lista Post)"
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("They doubt it .... [B][2] (Y)", "They doubt it", id="dots"),
        pytest.param("They doubt it .... [B][2] (Y). So.", "They doubt it. So.", id="before-a-mark"),
        pytest.param("*They .... [B][2] (Y)*", "*They*", id="emphasised"),
        pytest.param("One .... [B][2] (Y)\n\nTwo", "One\n\nTwo", id="before-a-paragraph"),
        pytest.param("One .... [B][2] (Y) and two", "One .... and two", id="his-dots-between-words"),
        pytest.param("他说 .... [B][2] (Y)然后", "他说 .... 然后", id="words-without-blanks"),
        pytest.param("One [B][2] (Y) and two", "One and two", id="one-blank-between-words"),
        pytest.param("One [B][2] (Y), and two", "One, and two", id="no-blank-before-a-mark"),
        pytest.param("One [B][2] and two", "One and two", id="without-an-outlet"),
        pytest.param("One. [B][2] (Y)", "One.", id="no-blank-at-the-end"),
        pytest.param("[A][1] (X). More here .... [B][2] (Y)", "[A][1] (X).", id="behind-another"),
        pytest.param("[A][1] (X). More here .... [B][2] (Y).", "[A][1] (X).", id="behind-another-before-a-dot"),
        pytest.param("[B][2] (Y). More here .... [A][1] (X)", "[A][1] (X)", id="before-another"),
        pytest.param("So .... [B][2] (Y). More here .... [A][1] (X)", "So .... [A][1] (X)", id="between-words-and-one"),
        pytest.param("[B][2] (Y). More here .... [B][2] (Y)", "", id="twice-the-same"),
        pytest.param(r"One \[B][2] (Y)", r"One \[B][2] (Y)", id="a-bracket-that-opens-nothing"),
    ],
)
def test_a_citation_goes_with_what_joined_it_and_with_no_word(text: str, left: str) -> None:
    assert without(text, 2) == left


def test_marks_in_a_headline_are_no_markdown() -> None:
    text, addresses, _ = cite("", (), None, headline="[Live] *all* `x` <b>", url=URL, outlet="Marl Herald")

    [line] = comment_lines(to_inline(text, addresses), signature="")
    assert line.text == "[Live] *all* `x` <b> (Marl Herald)"


COMMENT = st.text("ab[]()\\ <>1\n", max_size=40)


@given(words=COMMENT, address=st.sampled_from([URL, OTHER]), after=COMMENT)
def test_what_is_stored_comes_back_and_then_stays(words: str, address: str, after: str) -> None:
    stored = f"{words}[A]({address}){after}"

    once = to_inline(*to_references(stored))

    assert to_inline(*to_references(once)) == once
    assert [line.text for line in comment_lines(once, signature="")] == [
        line.text for line in comment_lines(stored, signature="")
    ]


@pytest.mark.parametrize("bracket", [r"\[caption\]", r"\[", "[", r"[\]"])
def test_brackets_without_end_cost_little(bracket: str) -> None:
    started = time.process_time()

    to_inline(to_references(bracket * 20_000)[0], (URL,))

    assert time.process_time() - started < 3  # a hundredth of it here; a minute and more if each were followed


@pytest.mark.parametrize("before", [pytest.param("\\" * n, id=f"{n} backslashes") for n in range(5)])
def test_what_the_editor_typed_like_a_number_comes_back_as_typed_whatever_backslashes_stand_before_it(
    before: str,
) -> None:
    typed = f"[words{before}][1] and on"

    shown, addresses = to_references(typed)

    assert (shown != typed) == (len(before) % 2 == 0)  # one that is escaped already is no number
    assert to_inline(shown, (*addresses, "https://other.example/")) == shown

"""A word that a page's markup cuts up is printed as a reader sees it, and nothing that pops up beside it."""

import pytest

from tests.read.invented_pages import HEADLINE, LEDE, SECOND, THIRD, page, read

REST = f"<p>{SECOND}</p><p>{THIRD}</p>"
ALOUD = '<span class="sr-only">{}</span>'


@pytest.mark.parametrize(
    "lede",
    [
        pytest.param(f'<p><span class="dropcap">F</span>{LEDE[1:]}</p>', id="a span"),
        pytest.param(f'<p><span aria-hidden="true">F</span>{ALOUD.format("F")}{LEDE[1:]}</p>', id="one not read aloud"),
        pytest.param(f'<p><span aria-hidden="true">F</span>{LEDE[1:]}</p>', id="and none that is"),
        pytest.param(f'<p>{ALOUD.format("Ferry")}<span aria-hidden="true">Ferry</span>{LEDE[5:]}</p>', id="a word"),
        pytest.param(f'<p><div class="cap">F</div>{LEDE[1:]}</p>', id="a box"),
    ],
)
def test_a_first_letter_of_its_own_begins_its_word(lede: str) -> None:
    assert read(page(lede + REST)).paragraphs == (LEDE, SECOND, THIRD)


@pytest.mark.parametrize(
    "around",
    [
        pytest.param('<span aria-hidden="true">» </span>{}', id="a sign that is not read aloud"),
        pytest.param(ALOUD.format("Quoted words") + "{}", id="words to be read aloud only"),
        pytest.param('<span aria-hidden="true" hidden>F</span>{}', id="a letter that is hidden"),
    ],
)
def test_what_is_no_part_of_a_sentence_stays_out(around: str) -> None:
    assert read(page(f"<p>{around.format(LEDE)}</p>{REST}")).paragraphs == (LEDE, SECOND, THIRD)


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        pytest.param('<span>Osthaven<span role="tooltip">A town on the sound.</span></span>', "Osthaven", id="a role"),
        pytest.param('<a class="x">Osthaven<span class="tooltiptext">A town.</span></a>', "Osthaven", id="a class"),
        pytest.param('Osthaven<span class="tooltip__content">A town.</span>', "Osthaven", id="a part of a class"),
        pytest.param(
            '<span class="tooltip" title="A town on the sound">Osthaven</span>', "Osthaven", id="the word itself"
        ),
    ],
)
def test_what_pops_up_beside_a_word_is_none_of_the_sentence(word: str, kept: str) -> None:
    assert read(page(f"<p>{LEDE.replace('Osthaven', word)}</p>{REST}")).paragraphs[0] == LEDE.replace("Osthaven", kept)


def test_a_letter_before_other_words_is_no_part_of_them() -> None:
    table = f"<ul><li><div>A</div> small boat</li></ul><div>B</div><p>{LEDE}</p>"

    assert read(page(table + REST)).paragraphs == (LEDE, SECOND, THIRD)


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("<span>Ferry crews in Osthaven</span><span>stop work for a week</span>", id="spans"),
        pytest.param("<div>Ferry crews in Osthaven</div><div>stop work for a week</div>", id="boxes"),
        pytest.param("Ferry crews in Osthaven<br>stop work for a week", id="a line break"),
        pytest.param('Ferry crews in Ost<wbr>haven stop work for a <a href="#x">week</a>', id="within a word"),
        pytest.param(f'{HEADLINE} <a href="#ferry" aria-hidden="true">#</a>', id="a link to itself"),
    ],
)
def test_the_lines_of_a_headline_do_not_run_into_one_another(heading: str) -> None:
    whole = page(head=f'<meta property="og:title" content="{HEADLINE}">').decode()

    assert read(whole.replace(f"<h1>{HEADLINE}", f"<h1>{heading}").encode()).headline == HEADLINE


def test_how_a_word_is_read_is_no_part_of_the_line() -> None:
    ruby = "<ruby>霧<rp>(</rp><rt>きり</rt><rp>)</rp></ruby>"
    text = "火曜日、{}のため船が止まり、乗客は三日間待たされたと港湾局が発表した。次の便はまだ決まっていない。"
    second = "港湾局は郵便物を運ぶために漁船を二隻借りたが、乗客はまだ待たなければならないと述べた。"
    body = f"<h1>{ruby}で船が止まった港</h1><div><p>{text.format(ruby)}</p><p>{second}</p></div>"

    read_page = read(f'<html lang="ja"><title>霧で船が止まった港</title><article>{body}</article></html>'.encode())

    assert (read_page.headline, read_page.paragraphs) == ("霧で船が止まった港", (text.format("霧"), second))

"""Who wrote it, as content systems print it near the headline or under the text."""

import pytest

from tests.read.invented_pages import BODY, LEDE, SECOND, page, read

STACKED = (
    '<div data-component="byline-block"><div><time datetime="2026-05-12T06:30:00Z">6 hours ago</time>'
    "<div><span>Ada Bo</span><div>Osthaven correspondent</div></div></div></div>"
)
RDFA = (
    '<footer>Submitted by <span rel="schema:author"><span typeof="schema:Person" property="schema:name">Ada Bo</span>'
    "</span></footer>"
)


@pytest.mark.parametrize(
    ("before", "authors"),
    [
        pytest.param(STACKED, ("Ada Bo",), id="a role in a block of its own under the name"),
        pytest.param(RDFA, ("Ada Bo",), id="RDFa in a footer above the text"),
        pytest.param("<p>Submitted by Ada Bo on Tue, 05/12/2026 - 06:30</p>", ("Ada Bo",), id="submitted by"),
        pytest.param("<p>Posted on May 12, 2026 by Ada Bo</p>", ("Ada Bo",), id="a date before by"),
        pytest.param("<small>May 12th, 2026 by Ada Bo</small>", ("Ada Bo",), id="a date and by"),
        pytest.param("<p>Written by Ada Bo, Staff Writer</p>", ("Ada Bo",), id="written by"),
        pytest.param('<p class="byline">By Ada Bo ada@harbour.example</p>', ("Ada Bo",), id="her address"),
        pytest.param('<p class="byline">By Ada Bo<time>May 12</time></p>', ("Ada Bo",), id="a month runs in"),
        pytest.param("<p>By ADA BO Staff Writer</p>", ("ADA BO",), id="a job without a comma"),
        pytest.param("<p>By Ada Bo Special Sports Correspondent</p>", ("Ada Bo",), id="a long one"),
        pytest.param("<p>Created by Ada Bo</p>", ("Ada Bo",), id="created by"),
        pytest.param("<p>Published by Ada Bo on May 12, 2026</p>", ("Ada Bo",), id="published by, on a day"),
        pytest.param("<p>Erstellt von Ada Bo</p>", ("Ada Bo",), id="German"),
        pytest.param("<p>Publicado por Ada Bo em 12 de maio de 2026</p>", ("Ada Bo",), id="Portuguese, on a day"),
        pytest.param("<p>Geschreven door Ada Bo op 12 mei 2026</p>", ("Ada Bo",), id="Dutch, on a day"),
        pytest.param("<p>Pubblicato da Ada Bo il 12 maggio 2026</p>", ("Ada Bo",), id="Italian, on a day"),
        pytest.param("<p>12. Mai 2026, 9:30 Uhr | Von Ada Bo</p>", ("Ada Bo",), id="behind a day and a stroke"),
        pytest.param("<p>Le 12/05/2026 à 09h30, par Ada Bo</p>", ("Ada Bo",), id="behind a day and a comma"),
        pytest.param("<p>Osthaven - 12 may 2026 - Por Ada Bo</p>", ("Ada Bo",), id="behind a place and a day"),
        pytest.param("<p>12 May 2026 | World</p>", (), id="a section behind a day"),
        pytest.param("<p>Written By: राम शर्मा</p>", ("राम शर्मा",), id="another script behind an English label"),
        pytest.param("<p>Story by Ada Bo; photographs by Ed Fi</p>", ("Ada Bo",), id="who took the pictures"),
        pytest.param("<p>Reporting by Ada Bo in Lista; Editing by Ed Fi</p>", ("Ada Bo",), id="who edited it"),
        pytest.param('<div class="firma">Ada Bo</div>', ("Ada Bo",), id="a class in Spanish"),
        pytest.param('<ul class="contributors"><li>Ada Bo</li></ul>', ("Ada Bo",), id="contributors"),
        pytest.param("<p>本报记者 王小明</p>", ("王小明",), id="Chinese"),
        pytest.param("<p>記者王小明／台北報導</p>", ("王小明",), id="Taiwan"),
        pytest.param("<p>本报记者 王小明报道</p>", ("王小明",), id="a name with the word for a report"),
        pytest.param("<p>记者 北京报道</p>", (), id="a place with the word for a report"),
        pytest.param("<p>本報記者 綜合報道</p>", (), id="gathered reports"),
        pytest.param("<p>정치부 기자</p>", (), id="a Korean desk"),
        pytest.param("<p>온라인 기자</p>", (), id="a Korean job"),
        pytest.param("<p>워싱턴 특파원</p>", (), id="a Korean correspondent's city"),
        pytest.param("<p>홍길동 기자</p>", ("홍길동",), id="Korean"),
        pytest.param("<p>記者会見</p>", (), id="a press conference"),
        pytest.param("<p>Written by hand</p>", (), id="no name"),
        pytest.param("<p>Posted by admin</p>", (), id="an account"),
        pytest.param("<p>Posted by Harbour News</p>", (), id="the outlet"),
    ],
)
def test_the_byline_that_a_content_system_prints(before: str, authors: tuple[str, ...]) -> None:
    assert read(page(before=before), outlet="Harbour News").authors == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        pytest.param("Autor: Ada Bo, 12. 5. 2026", ("Ada Bo",), id="Czech"),
        pytest.param("Tekst: Ada Bo Foto: Ed Fi", ("Ada Bo",), id="Norwegian, and who took the pictures"),
        pytest.param("Penulis: Ada Bo | Editor: Ed Fi", ("Ada Bo",), id="Indonesian, and an editor"),
        pytest.param("Автор: Ада Бо", ("Ада Бо",), id="Russian"),
        pytest.param("Írta: Bo Ada", ("Bo Ada",), id="Hungarian"),
        pytest.param("来源：新华社 作者：王小明 责任编辑：李芳", ("王小明",), id="Chinese"),
        pytest.param("文/王小明", ("王小明",), id="Chinese with a stroke"),
        pytest.param("إعداد: سلمى الحداد", ("سلمى الحداد",), id="Arabic"),
        pytest.param("نویسنده: نازنین رضایی", ("نازنین رضایی",), id="Persian"),
        pytest.param("입력 2026.05.12 07:30 홍길동 기자 gildong@harbour.example", ("홍길동",), id="Korean"),
        pytest.param("[서울=홍길동 기자]", ("홍길동",), id="Korean in a bracket"),
        pytest.param("A cura di Ada Bo", ("Ada Bo",), id="Italian"),
        pytest.param("Von unserer Korrespondentin Ada Bo", ("Ada Bo",), id="a correspondent of ours"),
        pytest.param("Analysis by Ada Bo", ("Ada Bo",), id="an analysis"),
        pytest.param("Bericht von der Front", (), id="a report from a place"),
        pytest.param("[서울=정치부 기자]", (), id="a Korean desk in a bracket"),
        pytest.param("Author: harbour office", (), id="no name"),
        pytest.param("Foto: Ada Bo", (), id="who took the pictures alone"),
        pytest.param("Words: 350", (), id="a count"),
        pytest.param("12 May 2026 Author: Ada Bo", ("Ada Bo",), id="a date before the word"),
        pytest.param("In his own words: Ada Bo", (), id="a phrase that ends in the word"),
        pytest.param("The inside story: Ada Bo", (), id="a headline that ends in the word"),
        pytest.param("Portrait of an author: Ada Bo", (), id="of an author"),
        pytest.param("Der ganze Text: Ada Bo", (), id="a German phrase"),
    ],
)
def test_a_line_with_the_word_for_author(line: str, authors: tuple[str, ...]) -> None:
    assert read(page(before=f"<p>{line}</p>")).authors == authors


@pytest.mark.parametrize(
    ("dateline", "authors"),
    [
        pytest.param("新华社北京5月12日电（记者王小明、李 芳）", ("王小明", "李芳"), id="Chinese"),
        pytest.param("本报北京5月12日讯 （记者：王小明）", ("王小明",), id="a paper's own"),
        pytest.param("新华社北京5月12日电（记者综合外电的报道）", (), id="gathered reports"),
        pytest.param("(서울=연합뉴스) 홍길동 기자 = ", ("홍길동",), id="Korean"),
        pytest.param("[세종=뉴시스] 홍길동 김철수 기자 =", ("홍길동", "김철수"), id="two of them"),
        pytest.param("(서울=연합뉴스) ", (), id="nobody"),
        pytest.param("(서울=연합뉴스) 정치부 기자 = ", (), id="a desk"),
        pytest.param("本报北京5月12日讯（记者 王小明 通讯员 李芳）", ("王小明", "李芳"), id="and a contributor"),
    ],
)
def test_the_reporters_behind_a_dateline(dateline: str, authors: tuple[str, ...]) -> None:
    assert read(page(f"<p>{dateline}{LEDE}</p><p>{SECOND}</p>")).authors == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        pytest.param("(Reporting by Ada Bo in Lista; Editing by Ed Fi)", ("Ada Bo",), id="an agency's line"),
        pytest.param("Reporting by Ada Bo and Ed Fi in Lista.", ("Ada Bo", "Ed Fi"), id="without an editor"),
        pytest.param("(Reporting by the Lista newsroom)", (), id="a desk"),
    ],
)
def test_the_agencies_line_under_the_text_names_who_reported(line: str, authors: tuple[str, ...]) -> None:
    assert read(page(f"{BODY}<p>{line}</p>")).authors == authors


@pytest.mark.parametrize("language", ["de-DE", "pl", "cs"])
def test_a_firm_on_a_page_whose_language_calls_it_firma_signs_nothing(language: str) -> None:
    firm = page(before='<div class="firma">Werft Hansen</div>').replace(b'lang="en"', f'lang="{language}"'.encode())

    assert read(firm).authors == ()


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        pytest.param('<div><a href="/authors/ada-bo">Ada Bo</a></div>', ("Ada Bo",), id="a folder of authors"),
        pytest.param(
            '<p>12 May <a href="https://h.example/autor/ada-bo/">Ada Bo</a></p>', ("Ada Bo",), id="a Spanish one"
        ),
        pytest.param('<a href="/journalist/7"><div>Ada Bo</div></a>', ("Ada Bo",), id="a link around a box"),
        pytest.param('<div><a href="/news/author-Ada-Bo-7.cms">Ada Bo</a></div>', ("Ada Bo",), id="the word in a name"),
        pytest.param('<div><a href="/authors/adabo">Ada Bo</a></div>', ("Ada Bo",), id="written in one"),
        pytest.param('<div><a href="/authors/jose-a-bo">José Bo</a></div>', ("José Bo",), id="an accent"),
        pytest.param('<div><a href="/authors/soren-bo">Søren Bo</a></div>', ("Søren Bo",), id="a letter of its own"),
        pytest.param('<div><a href="/topic/ada-bo">Ada Bo</a></div>', (), id="a topic"),
        pytest.param('<div><a href="/staff/jobs">Jobs Board</a></div>', (), id="a page on work"),
        pytest.param('<div><a href="/journalist/code-of-ethics">Ethics Code</a></div>', (), id="a page on rules"),
        pytest.param('<div><a href="/writers/index">Letter Writers</a></div>', (), id="an index"),
        pytest.param('<div><a href="/authors/">All Authors</a></div>', (), id="the folder itself"),
        pytest.param('<ul><li><a href="/authors/ada-bo">Ada Bo</a></li></ul>', ("Ada Bo",), id="a list"),
    ],
)
def test_a_link_to_what_somebody_wrote_names_who_wrote_this(line: str, authors: tuple[str, ...]) -> None:
    assert read(page(before=line)).authors == authors


def test_a_list_of_columns_above_the_headline_signs_nothing() -> None:
    columns = '<ul><li><a href="/authors/ada-bo">Ada Bo</a></li><li><a href="/authors/ed-fi">Ed Fi</a></li></ul>'

    assert read(page().replace(b"<h1>", f"{columns}<h1>".encode())).authors == ()


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        pytest.param(
            '<div class="authors"><span><strong>Ada Bo</strong> Harbour Correspondent</span></div>',
            ("Ada Bo",),
            id="her role",
        ),
        pytest.param("<p>Kolumne von Ada Bo</p>", ("Ada Bo",), id="a column"),
        pytest.param(
            "<figure><img src='a.jpg'><figcaption><address>Von Ada Bo, Redakteurin</address></figcaption></figure>",
            ("Ada Bo",),
            id="an address beside a portrait",
        ),
        pytest.param("<figure><img src='a.jpg'><figcaption>Von Ada Bo</figcaption></figure>", (), id="a picture's"),
    ],
)
def test_a_line_that_names_who_wrote_it_and_more(line: str, authors: tuple[str, ...]) -> None:
    assert read(page(before=line)).authors == authors


MICRODATA = (
    '<span itemprop="author" itemscope itemtype="http://schema.org/Person">'
    '<a rel="author" href="/a"><span itemprop="name">Ada Bo</span></a></span>'
)
META = '<span itemprop="author"><meta itemprop="name" content="Ada Bo"></span>'


def test_the_author_whom_a_blog_marks_below_its_text() -> None:
    below = f'{BODY}</div><div class="post-footer">Posted by <i class="fn">{MICRODATA}</i>'

    assert read(page(below)).authors == ("Ada Bo",)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(f'<div itemprop="comment">{MICRODATA}</div>', id="a reader's comment"),
        pytest.param(f'<div itemtype="http://schema.org/Comment" itemscope>{META}</div>', id="one with a meta"),
        pytest.param(f'<div class="related"><div>{META}</div></div>', id="a teaser with a meta"),
    ],
)
def test_microdata_of_something_else_on_the_page_names_nobody(other: str) -> None:
    assert read(page().replace(b"</body>", f"{other}</body>".encode())).authors == ()


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(f'<section><article typeof="schema:Comment">{RDFA}</article></section>', id="a reader's comment"),
        pytest.param(f'<div><article class="node--view-mode-teaser">{RDFA}</article></div>', id="a teaser"),
        pytest.param(f"<aside><article>{RDFA}</article></aside>", id="an aside"),
    ],
)
def test_rdfa_of_something_else_on_the_page_names_nobody(other: str) -> None:
    assert read(page().replace(b"</body>", f"{other}</body>".encode())).authors == ()


def test_who_is_named_near_the_headline_comes_before_rdfa_below() -> None:
    card = f"<div><article>{RDFA}</article></div></body>".replace("Ada Bo", "Ed Fi")

    assert read(page(before="<p>By Ada Bo</p>").replace(b"</body>", card.encode())).authors == ("Ada Bo",)


LINK = '<a href="/world/fog-stops-all-ferries-in-marl">Fog stops all ferries in Marl</a>'


@pytest.mark.parametrize("card", ["<article><h3>{}</h3>{}</article>", "<div><div>{} {}</div></div>"])
@pytest.mark.parametrize(
    "signed",
    [
        pytest.param('<span class="author">Ed Fi</span>', id="a class"),
        pytest.param('<a rel="author" href="/author/ed-fi">Ed Fi</a>', id="a link"),
        pytest.param('<span itemprop="author">Ed Fi</span>', id="microdata"),
        pytest.param("<p>By Ed Fi</p>", id="a line"),
    ],
)
def test_who_wrote_another_article_that_the_page_shows_did_not_write_this_one(card: str, signed: str) -> None:
    card = card.format(LINK, signed)
    own = page(before='<p class="byline">By Ada Bo</p>').decode()
    beside = [own.replace("<article>", f"{card}<article>", 1), own.replace("</body>", f"{card}</body>")]

    assert [read(one.encode()).authors for one in beside] == [("Ada Bo",), ("Ada Bo",)]
    assert read(page().replace(b"</body>", f"{card}</body>".encode())).authors == ()

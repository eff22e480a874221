"""Who an article page says wrote it: people and agencies by their names, and nothing else."""

import pytest

from tests.read.invented_pages import HEADLINE, json_ld, page, read


@pytest.mark.parametrize(
    ("line", "authors", "agency"),
    [
        pytest.param("By The Associated Press", ("The Associated Press",), "AP", id="an agency with its article"),
        pytest.param("By The Harbour Times", (), "", id="the outlet with its article"),
        pytest.param(
            "By ADA BO and ED FI Associated Press", ("ADA BO", "ED FI", "Associated Press"), "AP", id="AP's own"
        ),
        pytest.param("By Ada Bo (Reuters)", ("Ada Bo", "Reuters"), "Reuters", id="an agency in brackets"),
        pytest.param("Par Ada Bo (avec l’AFP)", ("Ada Bo", "AFP"), "AFP", id="with an agency, in brackets"),
        pytest.param("By Ada Bo (she/her)", ("Ada Bo",), "", id="something else in brackets"),
        pytest.param("By Ada Bo in Lista and Ed Fi in Port Ansel", ("Ada Bo", "Ed Fi"), "", id="two places"),
        pytest.param("By Ada Bo, AFP in Lista", ("Ada Bo", "AFP"), "AFP", id="an agency in its place"),
        pytest.param("Par Ada Bo avec AFP", ("Ada Bo", "AFP"), "AFP", id="with an agency, in French"),
        pytest.param("Ada Bo\nMay 12, 2026", ("Ada Bo",), "", id="a month behind the name"),
        pytest.param("Ada Bo Tuesday, May 12, 2026", ("Ada Bo",), "", id="a weekday behind the name"),
        pytest.param("<span>Ada Bo</span><span>Ed Fi</span>", ("Ada Bo", "Ed Fi"), "", id="elements side by side"),
        pytest.param("By April May", ("April May",), "", id="months for names"),
        pytest.param("أحمد بدر", ("أحمد بدر",), "", id="Arabic"),
        pytest.param("كتبت: سلمى بدر", ("سلمى بدر",), "", id="Arabic, she wrote"),
        pytest.param("דנה ברק", ("דנה ברק",), "", id="Hebrew"),
        pytest.param("आशा बोरा", ("आशा बोरा",), "", id="Hindi"),
        pytest.param("Γράφει ο Νίκος Βάρδας", ("Νίκος Βάρδας",), "", id="Greek, he writes"),
        pytest.param("Της Μαρίας Βάρδα", ("Μαρίας Βάρδα",), "", id="Greek, hers"),
        pytest.param("记者 王小明", ("王小明",), "", id="Chinese"),
    ],
)
def test_a_line_that_is_marked_as_the_byline(line: str, authors: tuple[str, ...], agency: str) -> None:
    article = read(page(before=f'<div class="byline">{line}</div>'), outlet="Harbour Times")

    assert (article.authors, article.agency) == (authors, agency)


def test_a_line_without_capitals_that_nothing_marks_is_nobody() -> None:
    assert read(page(before="<p>وزارة الخارجية</p>")).authors == ()


def test_a_name_without_capitals_counts_in_the_meta_of_authors() -> None:
    assert read(page(head='<meta name="author" content="أحمد بدر">')).authors == ("أحمد بدر",)


@pytest.mark.parametrize(
    ("name", "authors"),
    [
        pytest.param("ada-bo", ("Ed Fi",), id="an account's short name"),
        pytest.param("adabo2", ("Ed Fi",), id="one with a number"),
        pytest.param("Super User", ("Ed Fi",), id="Joomla's first account"),
        pytest.param("dpa", ("dpa",), id="an agency in small letters"),
        pytest.param("Bo, Ada; Fi, Ed", ("Bo, Ada", "Fi, Ed"), id="last names first"),
        pytest.param("Ada Bo, Lista", ("Ada Bo",), id="a name and a place"),
        pytest.param("By ADA BO Staff Writer", ("ADA BO",), id="a job without a comma"),
        pytest.param("Ada Bo Senior Political Correspondent", ("Ada Bo",), id="a long one"),
    ],
)
def test_the_author_that_json_ld_names(name: str, authors: tuple[str, ...]) -> None:
    said = json_ld(f'{{"@type":"NewsArticle","author":{{"name":"{name}"}}}}')

    assert read(page(head=said, before='<p class="byline">By Ed Fi</p>')).authors == authors


def test_the_place_that_somebody_writes_from_is_no_part_of_the_name() -> None:
    said = json_ld('{"@type":"NewsArticle","author":{"name":"Ada Bo in Lista and Ed Fi in Port Ansel"}}')

    assert read(page(head=said)).authors == ("Ada Bo", "Ed Fi")


def _next(article: str) -> bytes:
    data = f'{{"props":{{"pageProps":{{"latest":[{{"title":"Marl digs","author":"Cy Dee"}}],"article":{article}}}}}}}'
    return page().replace(b"</body>", f'<script type="application/json">{data}</script></body>'.encode())


@pytest.mark.parametrize(
    ("said", "authors"),
    [
        pytest.param('"author":{"name":"Ada Bo"}', ("Ada Bo",), id="an object"),
        pytest.param('"authors":[{"firstName":"Ada","lastName":"Bo"},{"name":"Ed Fi"}]', ("Ada Bo", "Ed Fi"), id="two"),
        pytest.param('"byline":"By Ada Bo and Ed Fi"', ("Ada Bo", "Ed Fi"), id="a line"),
        pytest.param('"authors":{"nodes":[{"display_name":"أحمد بدر"}]}', ("أحمد بدر",), id="nodes"),
        pytest.param('"author":"ada-bo-17","authorId":"Ada Bo"', (), id="an account"),
        pytest.param('"related":[{"headline":"Marl digs","author":"Cy Dee"}]', (), id="another article's"),
        pytest.param(f'"comments":[{{"title":"{HEADLINE}","author":"Cy Dee"}}]', (), id="a reader's"),
        pytest.param('"author":[[[]]],"authors":{"items":7}', (), id="nothing that is known"),
    ],
)
def test_the_author_whom_only_a_json_document_names_beside_the_headline(said: str, authors: tuple[str, ...]) -> None:
    assert read(_next(f'{{"headline":"{HEADLINE}",{said}}}')).authors == authors


@pytest.mark.parametrize("title", ["Harbour Times", "Opinions"])
def test_who_is_named_beside_the_title_of_the_site_or_a_section_is_no_author(title: str) -> None:
    site = f'<script type="application/json">{{"site":{{"title":"{title}","author":"Ed Fi"}}}}</script>'
    body = page(head=site).replace(b"<body>", f"<body><h1>{title}</h1>".encode())

    assert read(body, outlet="Harbour Times").authors == ()


def test_who_is_named_on_the_page_comes_before_a_json_document() -> None:
    whole = _next(f'{{"headline":"{HEADLINE}","author":"Ed Fi"}}').replace(b"</h1>", b"</h1><p>By Ada Bo</p>")

    assert read(whole).authors == ("Ada Bo",)


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param('<span property="schema:author">Ada Bo</span>', id="the name itself"),
        pytest.param('<b property="author" typeof="Person"><i property="name">Ada Bo</i></b>', id="RDFa Lite"),
        pytest.param('<span property="dc:creator">Ada Bo</span>', id="Dublin Core"),
        pytest.param('<span property="author" content="Ada Bo"></span>', id="in an attribute"),
        pytest.param('<i rel="sioc:has_creator"><a property="foaf:name" href="/u/1">Ada Bo</a></i>', id="Drupal 7"),
    ],
)
def test_whom_rdfa_marks_is_the_author(mark: str) -> None:
    assert read(page(before=f"<div>{mark}</div>")).authors == ("Ada Bo",)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        pytest.param("By <a>Ada Bo</a><span>Staff Writer</span>", ("Ada Bo",), id="her job"),
        pytest.param("By <a>Ada Bo</a><b>Ada Bo</b>", ("Ada Bo",), id="her name again, for a narrow page"),
        pytest.param("By <a>Ada McBo</a><a>Ed Fi</a>", ("Ada McBo", "Ed Fi"), id="another's name"),
        pytest.param("By <b>Mc</b>Bo Ada", ("McBo Ada",), id="the rest of her name"),
    ],
)
def test_what_runs_into_a_name_that_nothing_marks_is_parted_from_it(line: str, authors: tuple[str, ...]) -> None:
    assert read(page(before=f"<p>{line}</p>")).authors == authors

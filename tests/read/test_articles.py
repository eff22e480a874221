"""What a reader sees in an article page: headline, byline, time, lede and picture of invented pages."""

from datetime import UTC, datetime

import pytest

from pipeline.errors import UnreadableError
from pipeline.news import Article
from tests.read.invented_pages import BODY, HEADLINE, LEDE, SECOND, THIRD, json_ld, page, read, whole


@pytest.fixture(scope="module")
def dam() -> Article:
    return read(whole("dam.html"), url="https://harbour.example/world/ost-dam-reopens?utm_source=feed")


def test_the_headline_is_without_the_outlets_name(dam: Article) -> None:
    assert dam.headline == "Marl and Lista agree to reopen the Ost dam"


def test_the_canonical_address_of_the_page_is_followed_on_its_own_site(dam: Article) -> None:
    assert dam.canonical == "https://harbour.example/world/ost-dam-reopens"


def test_the_authors_are_those_of_the_json_ld(dam: Article) -> None:
    assert dam.authors == ("Ines Corvald", "Tomas Brandt")


def test_a_time_with_an_offset_becomes_utc(dam: Article) -> None:
    assert dam.published == datetime(2026, 5, 12, 7, 30, tzinfo=UTC)


def test_the_time_of_the_last_change_is_kept_apart(dam: Article) -> None:
    assert dam.modified == datetime(2026, 5, 12, 9, 0, tzinfo=UTC)


def test_the_standfirst_is_kept_apart_from_the_lede(dam: Article) -> None:
    assert dam.standfirst == (
        "After six weeks of talks both governments will let engineers back to the gates of the Ost dam.",
    )


def test_the_dateline_is_kept(dam: Article) -> None:
    assert dam.paragraphs[0].startswith("OSTHAVEN, May 12 (Reuters) - Engineers from Marl")


def test_the_agency_is_known_by_the_dateline(dam: Article) -> None:
    assert dam.agency == "Reuters"


@pytest.mark.parametrize(
    "furniture",
    [
        pytest.param("gates of the Ost dam have been closed since", id="caption"),
        pytest.param("Quay coffee", id="advertisement"),
        pytest.param("their buckets in the meantime", id="related box"),
        pytest.param("is an invented newspaper", id="footer"),
        pytest.param("By Ines Corvald", id="byline"),
    ],
)
def test_furniture_is_no_part_of_the_text(dam: Article, furniture: str) -> None:
    assert furniture not in " ".join((*dam.standfirst, *dam.paragraphs))


def test_paragraphs_parted_by_furniture_all_stay(dam: Article) -> None:
    assert [paragraph.split()[0] for paragraph in dam.paragraphs] == ["OSTHAVEN,", "The", '"Nobody', "The"]


def test_the_picture_has_alt_caption_and_credit(dam: Article) -> None:
    assert dam.picture is not None
    assert (dam.picture.alt, dam.picture.caption, dam.picture.credit) == (
        "Water behind the closed gates",
        "The gates of the Ost dam have been closed since the first of April.",
        "Mara Lindqvist/Northwire",
    )


def test_the_language_is_the_pages_own(dam: Article) -> None:
    assert dam.language == "en"


def test_a_byline_is_found_near_the_headline() -> None:
    article = read(page(before='<p class="writer">By <a href="/p/7">Mara Lindqvist</a></p><p>12 May 2026</p>'))

    assert article.authors == ("Mara Lindqvist",)


def test_a_date_near_the_headline_is_read() -> None:
    article = read(page(before="<p>Osthaven, 12 May 2026</p>"))

    assert article.published is not None
    assert article.published.date().isoformat() == "2026-05-12"


def test_the_outlet_is_author_only_where_no_one_else_is() -> None:
    names = json_ld('{"@type":"NewsArticle","author":[{"name":"Harbour Times"},{"name":"Tomas Brandt"}]}')

    assert read(page(head=names), outlet="Harbour Times").authors == ("Tomas Brandt",)


def test_two_line_breaks_part_paragraphs() -> None:
    assert read(page(f"{LEDE}<br><br>{SECOND}<br><br>{THIRD}")).paragraphs == (LEDE, SECOND, THIRD)


def test_text_that_only_the_scripts_hold_is_found_there() -> None:
    stored = BODY.replace("<", "\\u003c")

    assert read(page("", before=f'<script>window.story = {{"html": "{stored}"}}</script>')).paragraphs == (
        LEDE,
        SECOND,
        THIRD,
    )


def test_a_right_to_left_page_reads_like_any_other() -> None:
    article = read(whole("rtl.html"))

    assert article.language == "ar"
    assert len(article.paragraphs) == 3


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        pytest.param("windows-1252", "shift_jis", id="the header wins over the meta element"),
        pytest.param("", "windows-1252", id="the meta element counts where the header is silent"),
    ],
)
def test_the_charset_is_found(charset: str, declared: str) -> None:
    body = page(BODY.replace("Osthaven", "Østhavn"), head=f'<meta charset="{declared}">').decode()

    assert "Østhavn" in read(body.encode("cp1252"), charset=charset).paragraphs[0]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x00\x01\x02", id="control characters"),
        pytest.param(b'{"headline": "no page"}', id="JSON"),
        pytest.param(b"<html><body><div></div></body></html>", id="an empty page"),
    ],
)
def test_bytes_without_a_page_are_unreadable(body: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(body)


def test_the_headline_stands_among_the_pages_headlines() -> None:
    article = read(page(head='<meta property="og:title" content="Osthaven ferries stand still">'))

    assert article.headline == HEADLINE
    assert "Osthaven ferries stand still" in article.headlines


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        pytest.param("", f"{BODY}<p><em>Mara Lindqvist</em></p>", ("Mara Lindqvist",), id="a line under the text"),
        pytest.param("", f"<p><b>MARA LINDQVIST</b></p>{BODY}", ("MARA LINDQVIST",), id="a bold line over the text"),
        pytest.param("", f'{BODY}<p>Radio, <i itemprop="author">ht/mali;core</i></p>', ("ht/mali", "core"), id="signs"),
        pytest.param("", f"{BODY}<p><em>HT-Redaktion</em></p>", ("HT-Redaktion",), id="a desk"),
        pytest.param(
            json_ld('{"@type":"NewsArticle","author":{"name":"News"}}'),
            f"{BODY}<p><em>Mara Lindqvist</em></p>",
            ("Mara Lindqvist",),
            id="an account is nobody where someone signed",
        ),
        pytest.param(
            json_ld('{"@type":"NewsArticle","author":{"name":"Harbour D"}}'),
            f"{BODY}<p><em>Mara Lindqvist</em></p>",
            ("Mara Lindqvist",),
            id="an account named after the outlet, too",
        ),
        pytest.param(json_ld('{"@type":"NewsArticle","author":{"name":"News"}}'), BODY, ("News",), id="else it stands"),
        pytest.param("", f"<p><b>Port Osthaven closed</b></p>{BODY}", (), id="a bold line that is no name"),
        pytest.param("", f"<p>Mara Lindqvist</p>{BODY}", (), id="a line that is not bold"),
        pytest.param("", f"<p><b>NEW DELHI</b></p>{BODY}", (), id="a bold line that is a city"),
        pytest.param("", f'{BODY}<p itemprop="comment"><i itemprop="author">Sam</i></p>', (), id="who commented"),
        pytest.param("", f'{BODY}<p>By <i itemprop="author">admin</i></p>', (), id="an account that is declared"),
    ],
)
def test_who_signed_is_the_author(head: str, body: str, authors: tuple[str, ...]) -> None:
    assert read(page(body, head=head)).authors == authors


def test_a_box_that_opens_on_a_name_does_not_take_its_sentence_with_it() -> None:
    links = "".join(f'<a href="/{n}">Harbour minister Corvald said number {n}</a>' for n in range(4))
    box = f'<span><a href="/corvald">Ines Corvald</a><span class="box">{links}</span></span>'
    words = f"The strike was called off on Tuesday by harbour minister {box}, her office in Osthaven said."

    first = read(page(f"<p><span>{words}</span></p>{BODY}")).paragraphs[0]

    assert first.startswith("The strike was called off on Tuesday by harbour minister Ines Corvald")
    assert first.endswith("her office in Osthaven said.")

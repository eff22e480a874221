"""When a piece was published, by what its page says: right, or nothing."""

from datetime import UTC, datetime

import pytest

from tests.read.invented_pages import BODY, HEADLINE, json_ld, page, read


def _page(before: str, *, language: str = "en", head: str = "") -> bytes:
    return page(before=before, head=head).replace(b'lang="en"', f'lang="{language}"'.encode())


@pytest.mark.parametrize(
    ("line", "country", "language", "day"),
    [
        pytest.param("2026年5月12日 午後3時05分", "JP", "ja", "2026-05-12T06:05", id="Japanese afternoon"),
        pytest.param("2026년 5월 12일 오후 3:05", "KR", "ko", "2026-05-12T06:05", id="Korean afternoon"),
        pytest.param("2026년 5월 12일 PM 3:05", "KR", "ko", "2026-05-12T06:05", id="Korean, PM"),
        pytest.param("2026년 5월 12일 3:05 PM", "KR", "ko", "2026-05-12T06:05", id="Korean, PM behind"),
        pytest.param("12 maj 2026, 3:05 m.d.", "AL", "sq", "2026-05-11T22:00", id="half a day that nobody knows"),
        pytest.param("令和8年5月12日 15時05分", "JP", "ja", "2026-05-12T06:05", id="an era of Japan"),
        pytest.param("سه‌شنبه ۲۲ اردیبهشت ۱۴۰۵ - ۱۸:۳۵", "IR", "fa", "2026-05-12T15:05", id="Persian"),
        pytest.param("12 พฤษภาคม 2569 15:05", "TH", "th", "2026-05-12T08:05", id="Thai"),
        pytest.param("12 May 2026 3:05 p.m.", "", "en", "2026-05-12T15:05", id="p.m."),
        pytest.param("입력 2026.05.12. 오후 3:05", "KR", "ko", "2026-05-12T06:05", id="Korean figures"),
        pytest.param("12 مايو 2026 3:05 مساءً", "EG", "ar", "2026-05-12T12:05", id="Arabic afternoon"),
        pytest.param("12 Μαΐου 2026, 3:05 μ.μ.", "GR", "el", "2026-05-12T12:05", id="Greek afternoon"),
        pytest.param("12 במאי 2026", "IL", "he", "2026-05-11T21:00", id="Hebrew"),
        pytest.param("12. května 2026 15:05", "CZ", "cs", "2026-05-12T13:05", id="Czech"),
        pytest.param("2026. május 12. 15:05", "HU", "hu", "2026-05-12T13:05", id="Hungarian"),
        pytest.param("12 tháng 5 2026", "VN", "vi", "2026-05-11T17:00", id="Vietnamese"),
        pytest.param("12 de maio de 2026 às 15h05", "BR", "pt", "2026-05-12T18:05", id="Portuguese"),
        pytest.param("12 boats in 2026", "", "en", "", id="no month at all"),
        pytest.param("Updated 13 May 2026 | Published 12 May 2026", "", "en", "2026-05-12T00:00", id="a change first"),
        pytest.param("Aktualisiert: 13.05.2026, erstellt: 12.05.2026", "", "de", "2026-05-12T00:00", id="German"),
        pytest.param("12 maggio 2026 alle 15:05", "IT", "it", "2026-05-12T13:05", id="Italian"),
        pytest.param("Updated 12 May 2026", "", "en", "2026-05-12T00:00", id="only a change"),
        pytest.param("12 May 2026 15:05 by Ada Bo", "", "en", "2026-05-12T15:05", id="a word behind the clock"),
        pytest.param("12 May 2026 15:05 AFP", "", "en", "2026-05-12T15:05", id="an agency behind the clock"),
        pytest.param("12 May 2026 15:05 EDT", "US", "en", "2026-05-12T19:05", id="a zone behind the clock"),
        pytest.param("12/05/2026 15:05 GMT+7", "VN", "vi", "2026-05-12T08:05", id="an offset behind the clock"),
        pytest.param("12 мая 2026, 15:05 МСК", "RU", "ru", "2026-05-12T12:05", id="Moscow's zone"),
        pytest.param("15:05, 12 мая 2026", "UA", "ru", "2026-05-12T12:05", id="the clock first"),
        pytest.param("15:05 12.05.2026", "UA", "uk", "2026-05-12T12:05", id="the clock before figures"),
        pytest.param("45:30 | 12 May 2026", "", "en", "2026-05-12T00:00", id="a video's minutes before the day"),
        pytest.param("12 May 2026 | 45:30", "", "en", "2026-05-12T00:00", id="and behind it"),
        pytest.param("10:00-11:30, 12 May 2026", "", "en", "2026-05-12T00:00", id="a span of the day"),
        pytest.param("12-05-2026 | 15:05", "EG", "ar", "2026-05-12T12:05", id="hyphens"),
        pytest.param("12 مايو 2026، 15:05", "EG", "ar", "2026-05-12T12:05", id="an Arabic comma"),
        pytest.param("۲۲ اردیبهشت ۱۴۰۵ ساعت ۱۸:۳۵", "IR", "fa", "2026-05-12T15:05", id="at, in Persian"),
        pytest.param("12 Mayıs 2026 Salı 15:05", "TR", "tr", "2026-05-12T12:05", id="a Turkish weekday"),
        pytest.param("12. května 2026 v 15:05", "CZ", "cs", "2026-05-12T13:05", id="at, in Czech"),
        pytest.param("Posted: May 12, 2026 / 03:05 PM EDT", "US", "en", "2026-05-12T19:05", id="a stroke"),
        pytest.param("Paskelbta 2026 m. gegužės 12 d. 15:05", "LT", "lt", "2026-05-12T12:05", id="Lithuanian"),
        pytest.param("2026. gada 12. maijs, 15:05", "LV", "lv", "2026-05-12T12:05", id="Latvian"),
        pytest.param("2026 жылғы 12 мамыр", "", "kk", "2026-05-12T00:00", id="Kazakh"),
        pytest.param("Ngày 12 tháng 5 năm 2026", "VN", "vi", "2026-05-11T17:00", id="a word for the year"),
        pytest.param("12. 5. 2026 15:05", "CZ", "cs", "2026-05-12T13:05", id="Czech figures"),
        pytest.param("2026. 5. 12. 오후 3:05", "KR", "ko", "2026-05-12T06:05", id="Korean figures, parted"),
        pytest.param("12.mai.2026 às 15h05", "BR", "pt", "2026-05-12T18:05", id="Brazilian points"),
        pytest.param("12-May-2026", "", "en", "2026-05-12T00:00", id="English hyphens"),
        pytest.param("12th of May 2026", "", "en", "2026-05-12T00:00", id="of"),
        pytest.param("Enero 12, 2026", "", "fil", "2026-01-12T00:00", id="a Philippine month first"),
        pytest.param("மே 12, 2026", "IN", "ta", "2026-05-11T18:30", id="a Tamil month first"),
        pytest.param("The Harbour TimesMay 12, 2026", "", "en", "2026-05-12T00:00", id="only style parts the words"),
        pytest.param("Chapter 12, 2026", "", "en", "", id="a chapter first"),
        pytest.param("05/12/26 06:56 AM EDT", "US", "en", "2026-05-12T10:56", id="a year of two figures"),
        pytest.param("11/19/19 06:56 AM EST", "", "en", "2019-11-19T11:56", id="in which the day can be told"),
        pytest.param("12.05.26, 15:05 Uhr", "DE", "de", "2026-05-12T13:05", id="and with points"),
        pytest.param("12.05.26 | 15:05", "IL", "he", "2026-05-12T12:05", id="and a stroke before the clock"),
        pytest.param("12.05.26 15:05", "HU", "hu", "", id="where the year may stand first"),
        pytest.param("Version 12. 5. 2025", "CZ", "cs", "", id="a version"),
        pytest.param("Firmware v12.5.2025", "", "en", "", id="a firmware"),
    ],
)
def test_a_date_that_a_reader_sees(line: str, country: str, language: str, day: str) -> None:
    published = read(_page(f"<p>{line}</p>", language=language), country=country).published

    assert (f"{published:%Y-%m-%dT%H:%M}" if published else "") == day


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param('<abbr class="published" title="2026-05-12T09:30:00+02:00">Tuesday</abbr>', id="hAtom"),
        pytest.param(
            '<abbr class="published" itemprop="datePublished" title="2026-05-12T07:30:00Z">9:30 AM</abbr>', id="Blogger"
        ),
        pytest.param('<span property="dc:date dc:created" content="2026-05-12T09:30+02:00">Tue</span>', id="Drupal 7"),
        pytest.param('<span property="schema:dateCreated" content="2026-05-12T07:30:00Z">Tue</span>', id="Drupal 10"),
        pytest.param('<span property="datePublished" content="2026-05-12T07:30:00Z">Tue</span>', id="RDFa"),
    ],
)
def test_a_date_that_the_markup_names(marked: str) -> None:
    assert read(_page(f"<div>{marked}</div>")).published == datetime(2026, 5, 12, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('<span class="itemDateCreated">Tuesday, 12 May 2026 07:30</span>', id="Joomla"),
        pytest.param('<span class="field field--name-created">Tue, 12/05/2026 - 07:30</span>', id="Drupal"),
        pytest.param('<div class="news_pdate_c"><span>Out: </span>12 May 2026 07:30</div>', id="a publishing day"),
        pytest.param('<div class="Article_publishDate__x7Yz">12 May 2026 07:30</div>', id="a CSS module"),
    ],
)
def test_a_date_above_the_headline_is_known_by_its_class(line: str) -> None:
    above = page().replace(b"<article>", f"<article><footer>{line}</footer>".encode())

    assert read(above, country="GB").published == datetime(2026, 5, 12, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "time"),
    [
        pytest.param("Osthaven, 12 May 2026 07:30", "12T07:30", id="its day"),
        pytest.param("Osthaven, 12 May 2026", "12T00:00", id="no clock"),
        pytest.param("Show starts on 14 May 2026 at 07:30", "12T00:00", id="another day"),
        pytest.param("Updated 12 May 2026 07:30", "12T00:00", id="a change of that day"),
    ],
)
def test_a_day_alone_gives_way_to_the_time_that_stands_by_the_headline(line: str, time: str) -> None:
    dated = read(page(before=f"<p>{line}</p>"), url="https://harbour.example/2026/05/12/ferry-strike")

    assert f"{dated.published:%dT%H:%M}" == time


OTHERS = '{"@type":"NewsArticle","headline":"Bakers raise their prices","datePublished":"2026-05-01","author":"Ed Fi"}'
ENTRY = (
    f'{{"@type":"BlogPosting","headline":"{HEADLINE}","datePublished":"2026-05-13","author":"Ed Fi",'
    '"articleBody":"The crews stay ashore."}'
)
BLOG = f'"@type":"LiveBlogPosting","headline":"{HEADLINE}","datePublished":"2026-05-12","author":"Ada Bo"'


@pytest.mark.parametrize(
    ("said", "day", "authors"),
    [
        pytest.param(
            f'{{"@type":"ItemList","itemListElement":[{{"@type":"ListItem","item":{OTHERS}}}]}}', "", (), id="a list"
        ),
        pytest.param('{"@type":"WebSite","name":"Harbour Times","datePublished":"2001-02-03"}', "", (), id="the site"),
        pytest.param(f'{{{BLOG},"liveBlogUpdate":[{ENTRY}]}}', "2026-05-12", ("Ada Bo",), id="an entry of a live blog"),
        pytest.param(f'{{"@type":"ItemList","itemListElement":[{ENTRY}]}}', "2026-05-13", ("Ed Fi",), id="the piece"),
    ],
)
def test_what_the_page_only_lists_is_not_its_own(said: str, day: str, authors: tuple[str, ...]) -> None:
    article = read(page(head=json_ld(said)))

    assert (f"{article.published:%Y-%m-%d}" if article.published else "") == day
    assert article.authors == authors


def test_a_live_blog_stays_one_whatever_its_last_entry_says() -> None:
    assert read(page(head=json_ld(f'{{{BLOG},"liveBlogUpdate":[{ENTRY}]}}'))).news_kind == "live"


CHANGED = '<time datetime="2026-05-13T01:00:00Z">13 May</time>'
FIRST = '<time datetime="2026-05-12T07:30:00Z">12 May</time>'


@pytest.mark.parametrize(
    ("line", "hour"),
    [
        pytest.param(f"Updated {CHANGED} Published {FIRST}", "12T07:30", id="a change first"),
        pytest.param(f"<b>Last updated:</b> {CHANGED}<p>First published: {FIRST}</p>", "12T07:30", id="elements apart"),
        pytest.param(f"Mis à jour le {CHANGED}, publié le {FIRST}", "12T07:30", id="French"),
        pytest.param(f"Aktualisiert: {CHANGED}<p>Erstellt am 12.05.2026</p>", "12T00:00", id="the day in plain words"),
        pytest.param(f"Updated {CHANGED}", "13T01:00", id="only a change"),
    ],
)
def test_a_time_that_is_said_to_be_a_changes_comes_last(line: str, hour: str) -> None:
    assert f"{read(_page(f'<div>{line}</div>')).published:%dT%H:%M}" == hour


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("<p>Written by Ada Bo, edited by Ed Fi, 12 May 2026</p>", id="who edited it"),
        pytest.param("<p>Picture credited to Ed Fi, 12 May 2026</p>", id="a word that ends alike"),
        pytest.param(
            '<p><a>Live updates</a> <time datetime="2026-05-12">Tuesday</time></p>', id="a live page's kicker"
        ),
    ],
)
def test_a_day_behind_words_of_something_else_is_no_changes(line: str) -> None:
    assert read(page(before=f"{line}<p>Harbour festival on 1 May 2026</p>")).published == datetime(
        2026, 5, 12, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("<div>Tuesday, 12 May 2026, 15:05 CET</div>", "2026-05-12", id="a line that is all date"),
        pytest.param("<div>The talks of 12 May 2026 broke down again</div>", "", id="a line that says more"),
        pytest.param("<ul><li>A</li><li>B</li><li>C</li><li>12 May 2026</li></ul>", "", id="farther down"),
        pytest.param("<h2>12 May 2024</h2>", "", id="the heading of a part"),
        pytest.param("<p><b>12 May 2024</b></p>", "", id="a part's heading in bold"),
        pytest.param("<figure><img><figcaption>Quay, 12 May 2024</figcaption></figure>", "", id="a picture's"),
        pytest.param("<div class='caption'>Quay, 12 May 2024</div>", "", id="a caption's"),
        pytest.param("<ul><li><a href='/old'>Talks</a></li><li>12 May 2024</li></ul>", "", id="another report's"),
        pytest.param("<div class='related'><a href='/old'>Talks</a><p>12 May 2024</p></div>", "", id="a related one's"),
    ],
)
def test_a_date_right_below_the_first_paragraph(line: str, day: str) -> None:
    published = read(page(BODY.replace("</p>", f"</p>{line}", 1))).published

    assert (f"{published:%Y-%m-%d}" if published else "") == day


@pytest.mark.parametrize(
    "said",
    [
        pytest.param('{"publishedAt":1778571000000}', id="milliseconds"),
        pytest.param('{"created_at": 1778571000, "id": 1778999999}', id="seconds"),
        pytest.param('{"publishedAt":"2026-05-12T07:30:00Z"}', id="ISO"),
    ],
)
def test_a_date_that_only_a_script_has(said: str) -> None:
    script = f'<script type="application/json">{said}</script>'

    assert read(_page(script)).published == datetime(2026, 5, 12, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        (HEADLINE, "2026-05-12"),
        (f"{HEADLINE} | Harbour Times", "2026-05-12"),
        ("Storm closes the northern pass", ""),
        pytest.param(HEADLINE.removesuffix(" for a week"), "", id="an older video's shorter name"),
    ],
)
def test_the_day_of_a_videos_page_is_when_its_video_was_put_up(name: str, day: str) -> None:
    video = json_ld(f'{{"@type":"VideoObject","name":"{name}","uploadDate":"2026-05-12T08:00:00Z"}}')

    published = read(page(head=video), outlet="Harbour Times").published

    assert (f"{published:%Y-%m-%d}" if published else "") == day


def test_the_day_that_the_page_marks_as_its_own_comes_before_a_videos() -> None:
    video = json_ld(f'{{"@type":"VideoObject","name":"{HEADLINE}","uploadDate":"2025-03-01T08:00:00Z"}}')
    marked = '<time itemprop="datePublished" datetime="2026-05-12T08:00:00Z">Tuesday</time>'

    assert read(page(head=video, before=marked)).published == datetime(2026, 5, 12, 8, tzinfo=UTC)

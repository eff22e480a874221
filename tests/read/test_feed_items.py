from datetime import UTC, datetime

import pytest

from pipeline.read import feeds
from tests.read.printed import item, only, read, rss

DC = '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">{}</dc:creator>'


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        pytest.param("Ferry &amp;amp; train", "Ferry & train", id="escaped twice"),
        pytest.param("<![CDATA[Ferry <b>talks</b>]]>", "Ferry talks", id="markup in CDATA"),
        pytest.param("Ferry &amp;#8217;26", "Ferry ’26", id="entity left in"),
        pytest.param("3 &lt; 5 in polls", "3 < 5 in polls", id="a sign that is no tag"),
        pytest.param("Ferry\n   talks", "Ferry talks", id="line break"),
        pytest.param("It&#146;s over", "It’s over", id="number of Windows-1252"),
    ],
)
def test_a_headline_is_plain_text_on_one_line(title: str, headline: str) -> None:
    assert only(rss(item(title=title))).headline == headline


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        pytest.param("Ferry talks resume - Kurier Nord", "Ferry talks resume", id="Google News"),
        pytest.param("Talks - live updates – KURIER NORD", "Talks - live updates", id="another dash before"),
        pytest.param("Crews speak to Kurier Nord", "Crews speak to Kurier Nord", id="a sentence that ends so"),
        pytest.param("Ferry talks resume - Le Quai", "Ferry talks resume - Le Quai", id="another name"),
        pytest.param("Kurier Nord", "Kurier Nord", id="nothing else"),
    ],
)
def test_the_source_of_an_item_is_no_part_of_its_headline(title: str, headline: str) -> None:
    found = only(rss(item(title=title, more="<source url='https://kuriernord.example/'>Kurier Nord</source>")))

    assert (found.headline, found.source) == (headline, "Kurier Nord")


def test_the_first_sentence_stands_for_a_missing_title_and_is_said_to() -> None:
    text = "The U.S. envoy lands at noon. Talks follow."
    feed = read(rss(f"<link>https://harbourpost.example/1</link><description>{text}</description>"))

    assert feed.items[0].headline == "The U.S. envoy lands at noon."
    assert "no title; its first sentence stands for one" in feed.warnings[0]


def test_an_item_without_title_and_short_sentence_is_left_out() -> None:
    feed = read(rss(f"<link>https://harbourpost.example/1</link><description>{'word ' * 90}</description>"))

    assert feed.items == ()
    assert feed.warnings == ("item 1 (https://harbourpost.example/1) has no title: left out",)


def test_a_long_summary_is_cut_after_a_word() -> None:
    summary = only(rss(item(more=f"<description>{'ferry ' * 1000}</description>"))).summary

    assert len(summary) <= 2000
    assert set(summary.split(" ")) == {"ferry"}


def test_only_the_first_paragraphs_of_an_article_are_kept() -> None:
    paragraphs = "".join(f"&lt;p&gt;Paragraph {n}.&lt;/p&gt;" for n in range(40))
    markup = rss(item(more=f'<c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/">{paragraphs}</c:encoded>'))

    assert only(markup).content == tuple(f"Paragraph {n}." for n in range(12))


def test_a_heading_between_the_paragraphs_of_an_article_is_none_of_them() -> None:
    article = "<h2>What happened</h2><p>The ferry is back.</p><h2>Who said what</h2><p>The harbour master is glad.</p>"
    encoded = 'c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/"'
    markup = rss(item(more=f"<{encoded}><![CDATA[{article}]]></c:encoded>"))

    assert only(markup).content == ("The ferry is back.", "The harbour master is glad.")


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        pytest.param("news@harbourpost.example (Ida Moss)", ("Ida Moss",), id="mail and name"),
        pytest.param("Ida Moss &lt;ida@harbourpost.example&gt;", ("Ida Moss",), id="name and mail"),
        pytest.param("ida@harbourpost.example", (), id="mail only"),
        pytest.param("By Ida Moss", ("Ida Moss",), id="by"),
        pytest.param("Von Ida Moss und Jon Witt", ("Ida Moss", "Jon Witt"), id="by, in German"),
        pytest.param("Par Ida Moss", ("Ida Moss",), id="by, in French"),
        pytest.param("Von Lind", ("Von Lind",), id="a name that begins so"),
        pytest.param("von der Lind, Ida", ("von der Lind, Ida",), id="a name of several words that begins so"),
        pytest.param("von Lind, Ida", ("von Lind, Ida",), id="the family's first, with a comma"),
        pytest.param("홍길동 기자", ("홍길동",), id="a Korean reporter"),
        pytest.param("记者 王小明", ("王小明",), id="a Chinese reporter"),
        pytest.param("林卓、王小明", ("林卓", "王小明"), id="two, in Chinese"),
        pytest.param("Ida Moss and Jon de Vries", ("Ida Moss", "Jon de Vries"), id="two"),
        pytest.param("Ida Moss, Mara Lind and Jon de Vries", ("Ida Moss", "Mara Lind", "Jon de Vries"), id="three"),
        pytest.param(
            "Ida Moss in Port Ansel and Jon de Vries in Marl", ("Ida Moss", "Jon de Vries"), id="their places"
        ),
        pytest.param("Ida Moss in New Marl City", ("Ida Moss",), id="one place"),
        pytest.param("Sofie in 't Veld", ("Sofie in 't Veld",), id="a name with in"),
        pytest.param("Moss, Ida", ("Moss, Ida",), id="last name first"),
        pytest.param("Ida Moss, The Harbour Post", ("Ida Moss, The Harbour Post",), id="name and outlet"),
        pytest.param("Ministry of Ports and Roads", ("Ministry of Ports and Roads",), id="an office"),
        pytest.param("Ida Moss | Jon Witt", ("Ida Moss", "Jon Witt"), id="a bar"),
        pytest.param("Harbour Post / Upper Coast", ("Harbour Post / Upper Coast",), id="a stroke before an edition"),
        pytest.param("Ida Moss • Mara Lind and Jon Witt", ("Ida Moss", "Mara Lind", "Jon Witt"), id="a dot and an and"),
        pytest.param("Ida Moss · Jon Witt", ("Ida Moss", "Jon Witt"), id="a point"),
        pytest.param("Ida Marcel·la Puig", ("Ida Marcel·la Puig",), id="a point in a Catalan name"),
        pytest.param("Ida Moss | The Harbour Post", ("Ida Moss",), id="a bar before the feed's own name"),
        pytest.param("Ida Moss | Sport", ("Ida Moss | Sport",), id="a bar before anything else"),
        pytest.param("Ida Moss, Mara Lind, Jon Witt", ("Ida Moss", "Mara Lind", "Jon Witt"), id="three without an and"),
        pytest.param("Ida Moss, Mara Lind", ("Ida Moss, Mara Lind",), id="two without one, which may be a paper's"),
        *(
            pytest.param(whole, (whole,), id=whole)
            for whole in (
                "Ida Moss, Chief Correspondent, Harbour Post",
                "Ida Moss, Port Ansel, United States",
                "Ida Moss, Mara Lind, Hong Kong",
                "Ida Moss | Staff Writer",
                "Ida Moss | Associated Press",
                "Ida Moss • Political Editor",
            )
        ),
        pytest.param("https://harbourpost.example/ida", (), id="address"),
        pytest.param("undefined", (), id="what software prints for nobody"),
    ],
)
def test_authors_are_people(byline: str, people: tuple[str, ...]) -> None:
    assert only(rss(item(more=f"<author>{byline}</author>"))).authors == people


@pytest.mark.parametrize(
    "signed",
    [
        pytest.param("<author>ida@quay.media (Ida Moss)</author>", id="before the name"),
        pytest.param("<author>Ida Moss (ida@quay.photography)</author>", id="behind it"),
        pytest.param("<author>Ida Moss &lt;ida@quay.media&gt;</author>", id="in angle brackets"),
    ],
)
@pytest.mark.parametrize("other", ["", DC.format("Ida Moss")])
def test_no_rest_of_a_long_mail_address_is_in_a_name(signed: str, other: str) -> None:
    assert only(rss(item(more=signed + other))).authors == ("Ida Moss",)


@pytest.mark.parametrize(("said", "count"), [("True", 1), ("TRUE", 1), ("False", 0)])
def test_a_guid_is_a_permalink_however_its_yes_is_spelt(said: str, count: int) -> None:
    guid = f'<title>Ferry talks</title><guid isPermaLink="{said}">https://harbourpost.example/1</guid>'

    assert len(read(rss(guid)).items) == count


def test_an_unreadable_date_is_a_warning_that_names_the_item() -> None:
    feed = read(rss(item(more="<pubDate>the day before yesterday</pubDate>")))

    assert feed.items[0].published is None
    assert feed.warnings[0].startswith(
        "item 1 (Ferry talks resume) has a date that was not read: the day before yesterday ("
    )


def test_a_date_with_slashes_is_not_moved_to_this_month() -> None:
    published = only(rss(item(more="<pubDate>2020/1/10 14:33:00</pubDate>"))).published

    assert published == datetime(2020, 1, 10, 14, 33, tzinfo=UTC)


def test_a_second_date_stands_in_for_one_that_cannot_be_read_and_the_first_is_told() -> None:
    more = '<pubDate>soon</pubDate><d:date xmlns:d="http://purl.org/dc/elements/1.1/">2026-02-01T00:00:00Z</d:date>'
    feed = read(rss(item(more=more)))

    assert feed.items[0].published == datetime(2026, 2, 1, tzinfo=UTC)
    assert "not read: soon" in feed.warnings[0]


@pytest.mark.parametrize(
    "date",
    [
        pytest.param(
            '&lt;time datetime="2026-02-01T10:00:00+01:00" class="datetime"&gt;Sun&lt;/time&gt;', id="an element"
        ),
        pytest.param("<![CDATA[<span>Sun, 02/01/2026 - 09:00</span>]]>", id="words in one"),
    ],
)
def test_a_date_in_markup_is_read(date: str) -> None:
    assert only(rss(item(more=f"<pubDate>{date}</pubDate>"))).published == datetime(2026, 2, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("link", "url"),
    [
        pytest.param("www.harbourpost.example/ferry", "https://www.harbourpost.example/ferry", id="no scheme"),
        pytest.param(
            "//www.harbourpost.example/ferry", "https://www.harbourpost.example/ferry", id="the page's scheme"
        ),
        pytest.param("www/ferry", "https://harbourpost.example/world/www/ferry", id="a folder"),
    ],
)
def test_a_link_without_a_scheme_leads_to_its_host(link: str, url: str) -> None:
    assert only(rss(f"<title>Ferry talks resume</title><link>{link}</link>")).url == url


def test_an_empty_date_is_no_date_and_no_warning() -> None:
    feed = read(rss(item(more="<pubDate></pubDate>")))

    assert (feed.items[0].published, feed.warnings) == (None, ())


@pytest.mark.parametrize(
    ("dated", "head", "country", "published"),
    [
        pytest.param("", "", "US", "2026-02-17T14:30", id="by the country's newsrooms"),
        pytest.param("<dc:date>2026-02-17T09:30:00-07:00</dc:date>", "", "US", "2026-02-17T16:30", id="by dc:date"),
        pytest.param(
            "",
            "<lastBuildDate>Tue, 17 Feb 2026 10:00:00 +0300</lastBuildDate>",
            "",
            "2026-02-17T06:30",
            id="by the head",
        ),
    ],
)
def test_a_time_without_a_zone_is_in_that_which_its_feed_names(
    dated: str, head: str, country: str, published: str
) -> None:
    one = item(more=f"<pubDate>2026-02-17 09:30:00</pubDate>{dated}")
    feed = f'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Quay</title>{head}<item>{one}</item>'

    [found] = feeds.read(
        f"{feed}</channel></rss>".encode(),
        url="https://quay.example/rss",
        now=datetime(2026, 2, 18, tzinfo=UTC),
        country=country,
    ).items

    assert f"{found.published:%Y-%m-%dT%H:%M}" == published

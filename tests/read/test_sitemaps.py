"""A news sitemap gives the headlines of two days; an index gives the sitemaps to ask; what is neither is said so."""

import contextlib
import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import urls
from pipeline.errors import UnreadableError
from tests.read.lists import SITE, entry, index, read_sitemap, sitemap

TODAY = "2026-05-12T09:30:00+02:00"


def test_an_entry_is_a_headline_with_its_time_in_utc() -> None:
    feed = read_sitemap(sitemap(entry("Ferry stays in port", at=TODAY)))

    [item] = feed.items
    assert (feed.kind, feed.format, feed.title, feed.language) == ("sitemap", "news-sitemap", "Harbour Times", "en")
    assert (item.headline, item.url, item.language) == ("Ferry stays in port", f"{SITE}/world/ferry", "en")
    assert item.published == datetime(2026, 5, 12, 7, 30, tzinfo=UTC)


def test_what_was_published_more_than_two_days_ago_is_left_out_and_counted() -> None:
    feed = read_sitemap(
        sitemap(
            entry("Ferry sails", path="/a", at="2026-05-10T11:59:00Z"),
            entry("Ferry stays", path="/b", at="2026-05-10T12:00:00Z"),
        )
    )

    assert [item.headline for item in feed.items] == ["Ferry stays"]
    assert feed.warnings == ("left out, as older than 48 hours: 1 of 2 entries",)


def test_a_sitemap_without_entries_is_a_news_sitemap_of_a_quiet_day() -> None:
    feed = read_sitemap(sitemap())

    assert (feed.format, feed.items) == ("news-sitemap", ())
    assert feed.warnings == ("the sitemap has no entries",)


def test_an_entry_without_a_title_is_no_headline() -> None:
    plain = f"<url><loc>{SITE}/about</loc><lastmod>2026-05-12</lastmod></url>"

    feed = read_sitemap(sitemap(plain))

    assert (feed.format, feed.items) == ("sitemap", ())
    assert feed.warnings == ("no headlines, as they have no title: 1 of 1 entries",)


def test_the_time_of_the_last_change_is_no_time_of_publication() -> None:
    [item] = read_sitemap(sitemap(entry(more="<lastmod>2026-05-12T08:00:00Z</lastmod>"))).items

    assert item.published is None


def test_the_day_in_the_address_stands_for_a_date_that_is_not_given() -> None:
    [item] = read_sitemap(sitemap(entry(path="/2026/05/12/ferry-stays-in-port"))).items

    assert item.published == datetime(2026, 5, 12, tzinfo=UTC)


def test_a_date_that_cannot_be_read_is_said() -> None:
    feed = read_sitemap(sitemap(entry(at="last Tuesday")))

    assert feed.items[0].published is None
    assert "has a date that was not read: last Tuesday" in feed.warnings[0]


def test_markup_in_a_title_is_cleaned() -> None:
    [item] = read_sitemap(sitemap(entry("Marl &amp; Lista &lt;b&gt;agree&lt;/b&gt; <![CDATA[on <i>dam</i>]]>"))).items

    assert item.headline == "Marl & Lista agree on dam"


def test_tracking_is_no_part_of_the_identity() -> None:
    [item] = read_sitemap(sitemap(entry(path="/world/ferry?utm_source=news", at=TODAY))).items

    assert item.canonical == f"{SITE}/world/ferry"


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(sitemap(entry(at=TODAY)).replace("news:", "n:").replace(":news=", ":n="), id="another prefix"),
        pytest.param(sitemap(entry(at=TODAY)).split(" xmlns:news")[0] + ">" + entry(at=TODAY) + "</urlset>", id="none"),
        pytest.param("\ufeff  <?xml version='1.0'?>\n" + sitemap(entry(at=TODAY)), id="a byte order mark"),
        pytest.param(sitemap(entry(at=TODAY), entry(at=TODAY)), id="the same address twice"),
        pytest.param(sitemap(entry(at=TODAY)).replace("</urlset>", ""), id="cut off"),
        pytest.param(
            sitemap(entry(at=TODAY)).replace("<url>", "<url><image:title>A ferry</image:title>"), id="picture"
        ),
    ],
)
def test_a_sitemap_is_read_however_it_is_written(markup: str) -> None:
    assert [item.headline for item in read_sitemap(markup).items] == ["Ferry stays in port"]


def test_a_packed_sitemap_is_unpacked() -> None:
    assert len(read_sitemap(gzip.compress(sitemap(entry(at=TODAY)).encode())).items) == 1


def test_of_a_long_sitemap_the_newest_headlines_stay() -> None:
    hours = [3, 9, 1, 8]
    entries = [entry(f"At {n}", path=f"/{n}", at=f"2026-05-12T0{n}:00:00Z") for n in hours]

    feed = read_sitemap(sitemap(*entries), most=2)

    assert [item.headline for item in feed.items] == ["At 9", "At 8"]
    assert feed.warnings == ("2 items beyond 2 were left out",)


def test_an_index_leads_to_news_first_then_to_the_newest() -> None:
    feed = read_sitemap(
        index(
            (f"{SITE}/sports.xml", "2026-05-12T08:00:00Z"),
            (f"{SITE}/world.xml", "2026-05-12T11:00:00Z"),
            (f"{SITE}/news-sitemap.xml", "2026-05-01"),
        )
    )

    assert (feed.format, feed.items) == ("sitemap-index", ())
    assert feed.follow == (f"{SITE}/news-sitemap.xml", f"{SITE}/world.xml", f"{SITE}/sports.xml")


def test_an_index_leads_to_its_own_site_only_and_not_to_what_is_old() -> None:
    feed = read_sitemap(
        index(
            ("https://marl.example/news.xml", "2026-05-12"), (f"{SITE}/2019.xml", "2019-12-31"), ("file:///etc/x", "")
        )
    )

    assert feed.follow == ()
    assert feed.warnings == ("the index names no sitemap of this site that may hold news",)


def test_an_index_leads_to_five_sitemaps_at_the_most() -> None:
    assert len(read_sitemap(index(*[(f"{SITE}/{n}.xml", "2026-05-12") for n in range(40)])).follow) == 5


@pytest.mark.parametrize(
    ("body", "what"),
    [
        pytest.param("", "empty", id="empty"),
        pytest.param("<!doctype html><html><body>Accept?</body></html>", "web page", id="a page"),
        pytest.param("<rss version='2.0'><channel></channel></rss>", "feed", id="a feed"),
        pytest.param("https://harbour.example/a\nhttps://harbour.example/b", "not a sitemap", id="plain text"),
        pytest.param('{"urlset": []}', "not a sitemap", id="JSON"),
    ],
)
def test_what_is_no_sitemap_is_said_to_be_something_else(body: str, what: str) -> None:
    with pytest.raises(UnreadableError, match=what):
        read_sitemap(body)


@given(st.lists(st.sampled_from([*"<>/ &;x", "urlset", "url", "loc", "news:title", "&#0;", "http://", "]]>", "\x00"])))
def test_whatever_a_sitemap_holds_is_read_or_said_to_be_unreadable(pieces: list[str]) -> None:
    for markup in ("".join(pieces), f"<urlset>{''.join(pieces)}</urlset>"):
        with contextlib.suppress(UnreadableError):
            assert all(urls.clean(item.url) for item in read_sitemap(markup).items)


def test_no_file_is_read_for_an_external_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the harbour code", encoding="utf-8")
    doctype = f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'

    assert "harbour code" not in repr(read_sitemap(doctype + sitemap(entry("Code: &x;", at=TODAY))))


def test_a_sitemap_that_names_no_charset_is_in_that_of_its_language() -> None:
    markup = sitemap(entry("Паром снова ходит")).replace("<news:language>en", "<news:language>ru")

    assert read_sitemap(markup.encode("cp1251")).items[0].headline == "Паром снова ходит"


@pytest.mark.parametrize(
    ("children", "follow"),
    [
        pytest.param(("m-2026-03.xml", "m-2026-04.xml", "m-2026-05.xml"), ("m-2026-05.xml",), id="a month over"),
        pytest.param(("s/2026/05/10.xml", "s/2026/05/12.xml"), ("s/2026/05/12.xml", "s/2026/05/10.xml"), id="days"),
        pytest.param(
            ("sitemap.xml?yyyy=2026&amp;mm=04&amp;dd=12", "sitemap.xml?yyyy=2026&amp;mm=05&amp;dd=12"),
            ("sitemap.xml?yyyy=2026&mm=05&dd=12",),
            id="WordPress's days",
        ),
        pytest.param(("paginas.xml", "noticias.xml"), ("noticias.xml", "paginas.xml"), id="news in Spanish"),
        pytest.param(
            ("newsletters.xml", "berita.xml"), ("berita.xml", "newsletters.xml"), id="newsletters are no news"
        ),
        pytest.param(
            ("a-vesti.xml", "investigations-2019-03.xml", "cactus.xml", "haberler.xml"),
            ("a-vesti.xml", "haberler.xml", "cactus.xml"),
            id="Serbian and Turkish news, and no part of an English word",
        ),
        pytest.param(("image-1.xml", "post-1.xml"), ("post-1.xml", "image-1.xml"), id="pictures last"),
        pytest.param(("s-2026-05-99.xml",), ("s-2026-05-99.xml",), id="a number that is no day"),
    ],
)
def test_an_index_that_dates_nothing_is_followed_by_the_names_of_its_sitemaps(
    children: tuple[str, ...], follow: tuple[str, ...]
) -> None:
    feed = read_sitemap(index(*((f"{SITE}/{child}", "") for child in children)))

    assert feed.follow == tuple(f"{SITE}/{address}" for address in follow)

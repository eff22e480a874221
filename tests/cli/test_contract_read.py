"""`read`: what the readers see in an address or a file; a broken one is data, never a crash."""

from pathlib import Path

import pytest

from pipeline.newsstand import Newsstand, pages
from tests.cli import contract
from tests.cli.conftest import EVENING, LATE_PAPER, Day
from tests.desks import Answered, DeskFolder

PASSENGERS = "Nobody had told the passengers, who waited on the quay until the lamps were lit and then walked home."
FEED = "/veldria-courier/feed.xml"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a feed and two broken files."""
    folder = tmp_path_factory.mktemp("printed")
    with Newsstand() as newsstand:
        (folder / "feed.xml").write_bytes(pages(newsstand.address)[FEED].body)
    (folder / "relative.xml").write_text(
        "<rss version='2.0'><channel><title>Argus</title><item><title>Ferry stays in port</title>"
        "<link>/2026/ferry</link></item></channel></rss>",
        encoding="utf-8",
    )
    (folder / "latin.xml").write_bytes(
        b"<rss version='2.0'><channel><title>Argus</title><item><title>Caf\xe9 on the quay burns</title>"
        b"<link>https://argus.example/1</link></item></channel></rss>"
    )
    (folder / "page.html").write_text(
        "<!doctype html><html lang=en><head><title>Ferry stays in port - Argus</title></head><body><article>"
        "<h1>Ferry stays in port</h1><p>The ferry stayed in port on Tuesday, its master said, and would stay there "
        f"until the buoys were gone from the channel.</p><p>{PASSENGERS}</p></article></body></html>",
        encoding="utf-8",
    )
    (folder / "broken.xml").write_bytes(b"\x00\x01 this was a feed once")
    (folder / "empty.xml").write_bytes(b"")
    return folder


def read(day: Day, *arguments: str) -> Answered:
    return day.desk.copydesk("read", *arguments, "--json", EVENING)


def test_what_an_article_has_not_is_a_dash_and_no_word_of_python(day: Day, printed: Path) -> None:
    said = day.desk.copydesk("read", str(printed / "page.html"), EVENING).stdout.splitlines()

    assert {"published: -", "picture: -", "agency: -", "paywall: no"} <= set(said)


def test_the_picture_of_an_article_is_told_line_by_line(day: Day) -> None:
    at = day.address + "/corvelle-times/2026/05/12/veldria-varkesh-cast-pall-skerrow.html"

    said = day.desk.copydesk("read", at, EVENING).stdout.splitlines()

    assert said[said.index("picture:") + 2] == "  alt: A map of a narrow strait under a reading lamp"


def test_a_feed_at_an_address(day: Day) -> None:
    ran = read(day, day.address + FEED)

    assert ran.exit_code == 0, ran.stderr
    assert contract.misfit(ran.json, contract.FEED) == ""
    assert ran.json["items"]


def test_a_feed_in_a_file(day: Day, printed: Path) -> None:
    ran = read(day, str(printed / "feed.xml"))

    assert contract.misfit(ran.json, contract.FEED) == ""
    assert ran.json["title"] == "Veldria Courier"


def test_an_article_at_an_address(day: Day) -> None:
    ran = read(day, day.address + LATE_PAPER)

    assert contract.misfit(ran.json, contract.ARTICLE) == ""
    assert ran.json["headline"] == "Skerrow ferry turns back at the buoys"


def test_an_article_in_a_file(day: Day, printed: Path) -> None:
    ran = read(day, str(printed / "page.html"), "--base=https://argus.example/ferry")

    assert contract.misfit(ran.json, contract.ARTICLE) == ""
    assert ran.json["headline"] == "Ferry stays in port"
    assert ran.json["paragraphs"][1] == PASSENGERS


def test_a_news_sitemap_is_seen_from_its_bytes(day: Day) -> None:
    ran = read(day, day.address + "/veldria-courier/news-sitemap.xml")

    assert contract.misfit(ran.json, contract.SITEMAP) == ""
    assert ran.json["title"] == "Veldria Courier"
    assert len(ran.json["items"]) > 3


def test_an_index_of_sitemaps_says_what_would_be_asked_next(day: Day, tmp_path: Path) -> None:
    child = "https://argus.example/news.xml"
    (tmp_path / "index.xml").write_text(f"<sitemapindex><sitemap><loc>{child}</loc></sitemap></sitemapindex>")

    ran = read(day, str(tmp_path / "index.xml"), "--base=https://argus.example/sitemap.xml")

    assert (ran.json["format"], ran.json["items"], ran.json["sitemaps"]) == ("sitemap-index", [], [child])


def test_a_section_page_by_the_addresses_of_its_links(day: Day) -> None:
    ran = read(day, day.address + "/veldria-courier/latest/", "--kind=section")

    assert contract.misfit(ran.json, contract.SECTION) == ""
    assert len(ran.json["items"]) > 3
    assert ran.json["items"][0]["published"]


def test_a_section_page_by_a_selector(day: Day) -> None:
    ran = read(day, day.address + "/veldria-courier/latest/", "--links=article:first-of-type h3 a")

    assert contract.misfit(ran.json, contract.SECTION) == ""
    assert len(ran.json["items"]) == 1


def test_links_of_a_file_are_relative_to_the_address_it_is_said_to_have(day: Day, printed: Path) -> None:
    [item] = read(day, str(printed / "relative.xml"), "--base=https://argus.example/feed").json["items"]

    assert item["url"] == "https://argus.example/2026/ferry"


def test_the_charset_of_a_file_may_be_said(day: Day, printed: Path) -> None:
    [item] = read(day, str(printed / "latin.xml"), "--charset=iso-8859-1").json["items"]

    assert item["headline"] == "Café on the quay burns"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("broken.xml", "feed"),
        ("empty.xml", "feed"),
        ("broken.xml", "article"),
        ("broken.xml", "sitemap"),
        ("feed.xml", "sitemap"),
        ("page.html", "sitemap"),
        ("empty.xml", "section"),
        ("missing.xml", "feed"),
        (".", "feed"),
    ],
)
def test_what_cannot_be_read_is_said_in_json_with_exit_code_2(day: Day, printed: Path, name: str, kind: str) -> None:
    ran = read(day, str(printed / name), f"--kind={kind}")

    assert ran.exit_code == 2, ran.stdout
    assert ran.json.keys() == {"kind", "error"}
    assert ran.json["kind"] == kind
    assert ran.json["error"]


@pytest.mark.parametrize(("name", "kind"), [("broken.xml", "feed"), ("empty.xml", "article"), ("page.html", "sitemap")])
def test_what_cannot_be_read_is_said_with_its_place_and_a_cure(day: Day, printed: Path, name: str, kind: str) -> None:
    ran = day.desk.copydesk("read", str(printed / name), f"--kind={kind}", EVENING)

    assert f"where: {printed / name}" in ran.stderr
    assert "do:    " in ran.stderr


def test_what_cannot_be_read_on_standard_input_is_said_so(day: Day) -> None:
    ran = day.desk.copydesk("read", "-", EVENING, stdin=b"no feed at all")

    assert "where: standard input" in ran.stderr
    assert "--kind" in ran.stderr


def test_a_feed_on_standard_input(day: Day, printed: Path) -> None:
    ran = day.desk.copydesk("read", "-", "--json", EVENING, stdin=(printed / "feed.xml").read_bytes())

    assert ran.exit_code == 0, ran.stderr
    assert ran.stdout == read(day, str(printed / "feed.xml")).stdout


@pytest.mark.parametrize(
    ("max_bytes", "said"),
    [("8000000", "larger than 8 MB"), ("2000000", "larger than 2 MB")],
    ids=["as-it-is", "less"],
)
def test_a_file_larger_than_what_gather_reads_is_refused(day: Day, tmp_path: Path, max_bytes: str, said: str) -> None:
    (tmp_path / "large.xml").write_bytes(b"<rss>" + b" " * 8_000_000 + b"</rss>")

    ran = day.desk.copydesk(
        "read", str(tmp_path / "large.xml"), "--json", EVENING, COPYDESK_GATHER__MAX_BYTES=max_bytes
    )

    assert ran.exit_code == 2
    assert said in ran.json["error"]
    assert "max_bytes" in ran.stderr


@pytest.mark.parametrize("path", ["/nothing.xml", "/fenmoor-gazette/feed.xml"])
def test_an_address_without_a_page_is_said_in_json_with_exit_code_2(day: Day, path: str) -> None:
    ran = read(day, day.address + path)

    assert ran.exit_code == 2
    assert "HTTP" in ran.json["error"]


def test_without_a_desk_the_environment_says_what_may_be_read(day: Day, tmp_path: Path) -> None:
    folder = ("--json", "--desk", str(tmp_path))

    ran = day.desk.copydesk("read", day.address + FEED, *folder, COPYDESK_GATHER__ALLOW_PRIVATE_ADDRESSES="true")
    wrong = day.desk.copydesk("read", day.address + FEED, *folder, COPYDESK_GATHER__TIMEOUT_SECONDS="soon")

    assert (ran.exit_code, ran.json["kind"]) == (0, "feed")
    assert (wrong.exit_code, wrong.json["kind"]) == (2, "feed")
    assert "COPYDESK_GATHER__TIMEOUT_SECONDS" in wrong.json["error"]


def test_an_address_of_ones_own_network_is_not_read_without_a_desk_that_allows_it(day: Day, tmp_path: Path) -> None:
    ran = read(day, day.address + FEED, "--desk", str(tmp_path))

    assert ran.exit_code == 2
    assert ran.json["error"]


@pytest.mark.parametrize("source", ["http://[::1", "https://", "https://harbour.example.org/\udcff"])
def test_what_is_no_address_is_said_in_words(day: Day, source: str) -> None:
    ran = read(day, source)

    assert ran.exit_code == 2
    assert ran.json["error"] == "this is no web address"
    assert "Traceback" not in ran.stderr


def test_an_address_without_its_scheme_is_told_how_it_begins(desk: DeskFolder) -> None:
    ran = desk.copydesk("read", "harbour.example/feed.xml", EVENING)

    assert ran.exit_code == 2
    assert "a web address begins with https://" in ran.stderr

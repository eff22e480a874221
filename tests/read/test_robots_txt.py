"""Which sitemaps a robots.txt names."""

from pipeline.read import robots_txt
from tests.cast import NOON

ROBOTS = "https://harbour.example/robots.txt"


def named(text: str) -> tuple[str, ...]:
    """What a robots.txt of the Harbour Times leads to."""
    return robots_txt.read(text.encode(), url=ROBOTS, now=NOON).follow


def test_those_for_news_come_first_and_three_are_enough() -> None:
    lines = "\n".join(f"Sitemap: https://harbour.example/{name}.xml" for name in ("a", "b", "news", "c"))

    assert named(f"User-agent: *\nDisallow: /cellar/\n{lines}\n") == (
        "https://harbour.example/news.xml",
        "https://harbour.example/a.xml",
        "https://harbour.example/b.xml",
    )


def test_five_hundred_kibibytes_are_read_and_no_more() -> None:
    line = "Sitemap: /news.xml\n"
    room = 500 * 1024 - len(line) - 1

    assert named("#" * room + "\n" + line) == ("https://harbour.example/news.xml",)
    assert named("#" * (room + 20) + "\n" + line) == ()


def test_lines_are_read_in_any_case_and_with_any_ending() -> None:
    assert named("SITEMAP : /one.xml\r\n sitemap:https://www.harbour.example/two.xml # the second\r\n") == (
        "https://harbour.example/one.xml",
        "https://www.harbour.example/two.xml",
    )


def test_another_site_is_not_followed() -> None:
    assert named("Sitemap: https://marl.example/news.xml\nSitemap: file:///etc/passwd\n# Sitemap: /no.xml") == ()


def test_a_web_page_in_its_place_names_none() -> None:
    assert named("<!doctype html><p>Sitemap: you are lost") == ()

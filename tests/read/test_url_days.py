"""What an address says by itself: the day, and whether it is an article's."""

import pytest

from pipeline.read import url_days

SITE = "https://harbour.example"


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2026/05/12/ferry-stays", "2026-05-12"),
        ("/world/2026/5/2/ferry", "2026-05-02"),
        ("/world/2026/may/12/ferry", "2026-05-12"),
        ("/ferry-stays-20260512", "2026-05-12"),
        ("/news/2026-05-12-ferry.html", "2026-05-12"),
        ("/news/20260512/ferry", "2026-05-12"),
        ("/n3/2026/0512/c90000-1.html", "2026-05-12"),
        ("/2026/05/ferry", ""),
        ("/2026/13/40/ferry", ""),
        ("/story/120260512345", ""),
        ("/world/?day=2026/05/12", ""),
    ],
)
def test_the_day_in_an_address(path: str, day: str) -> None:
    assert url_days.day_in(SITE + path) == day


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/2026/05/12/ferry", "dated"),
        ("/2026/05/12/world/index.html", "dated"),
        ("/world/ferry-20260512.html", "dated"),
        ("/2026/05/12", "none"),
        ("/archive/2026-05-12/", "none"),
        ("/video/2026/05/12/ferry", "none"),
        ("/podcasts/2026/05/12/ferry", "none"),
        ("/epaper/2026/05/12/todays-paper", "none"),
        ("/partner-content/2026/05/12/ferry", "none"),
        ("/markets/deals/ferry-lines-merge-at-last", "worded"),
        ("/world/ferry-crews-stop-work", "worded"),
        ("/world/ferry-crews-stop-1234567", "worded"),
        ("/world/ferry-crews", "none"),
        ("/world/europe", "none"),
        ("/topic/ferry-crews-stop-work", "none"),
        ("/about-us", "none"),
        ("/", "none"),
    ],
)
def test_the_kind_of_an_address(path: str, kind: str) -> None:
    dated, worded = url_days.is_dated_article(SITE + path), url_days.is_worded_article(SITE + path)

    assert ("dated" if dated else "worded" if worded else "none") == kind


@pytest.mark.parametrize(
    ("path", "numbered"),
    [
        ("/news/1234567", True),
        ("/politics/a51234.html", True),
        ("/articles/c4g5d7yv9kzo", True),
        ("/articles/ASV3H5X2TV3HUTFK00M.html", True),
        ("/n1/2026/0512/c1002-40001.html", True),
        ("/news/articleView.html?idxno=12345", True),
        ("/story.php?page=2&id=5512", True),
        ("/news/2", False),
        ("/election2026", False),
        ("/world/?page=12345", False),
        ("/tag/1234567", False),
        ("/author/1234567", False),
    ],
)
def test_an_address_that_only_numbers_its_article(path: str, numbered: bool) -> None:
    assert url_days.is_numbered_article(SITE + path) is numbered


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/2026/05/12/ferry-stays?pos=3#top", "/2026/05/12/ferry-stays"),
        ("/2026/05/12/story.php?id=7", "/2026/05/12/story.php?id=7"),
        ("/world/ferry-crews-stop-work?id=7", "/world/ferry-crews-stop-work?id=7"),
    ],
)
def test_parameters_of_a_dated_article_only_say_where_the_link_stood(given: str, kept: str) -> None:
    assert url_days.without_origin(SITE + given) == SITE + kept

"""Two posts of one blog are two, however alike their names, titles and addresses are."""

from pathlib import Path

import pytest

from pipeline.archive.importers import Found, any_feed, keys, saved_html
from pipeline.archive.importers.calendar import Calendar
from pipeline.archive.importers.saved_html import BLOGS
from tests.archive.importers.desks_with_a_past import imported, imported_from, standing
from tests.archive.importers.exports import wxr, wxr_item
from tests.archive.importers.test_public_feeds import entry, page
from tests.cast import NOON


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/index.php?id=5", "/index.php?id=5"),
        ("/?story=7&utm_source=rss&m=1", "/?story=7"),
        ("/a.php?b=2&a=1&replytocom=4", "/a.php?a=1&b=2"),
        ("/2012/03/strait.html?spref=tw&x=1#c99", "/2012/03/strait.html"),
        ("/2003_05_01_archive.html#93412", "/2003_05_01_archive.html#93412"),
        ("/2003/05/12.html#a123", "/2003/05/12.html#a123"),
        ("/fog/#comments", "/fog"),
        ("/fog/#c12", "/fog"),
        ("/caf%C3%A9", "/café"),
        ("/%CF%F0%E8", "/%CF%F0%E8"),
        ("/a.php?id=5\ud800", "/a.php?id=5%3F"),
        ("/fog\ud800", "/fog?"),
    ],
)
def test_a_key_holds_what_names_a_post_and_nothing_of_how_a_reader_came(address: str, key: str) -> None:
    assert keys.path_of(f"http://river.example{address}") == key


def test_notes_of_the_same_name_on_two_days_are_two_posts(folder: Path) -> None:
    posts = folder.parent / "site" / "_posts"
    posts.mkdir(parents=True)
    for day in ("04", "05"):
        (posts / f"2014-03-{day}-editors-note.md").write_text(f"---\ntitle: Editor's Note\n---\nOf March {day}.\n")

    report = imported_from(folder, folder.parent / "site")

    assert (report.new, report.changed) == (2, 0)
    assert [post.posted_at for post in standing(folder)] == ["2014-03-04T17:00:00Z", "2014-03-05T17:00:00Z"]
    assert imported_from(folder, folder.parent / "site").known == 2


@pytest.mark.parametrize("place", ["permalink: /:year/:title/", 'permalink: "/{{ page.date }}/"', "permalink: pretty"])
def test_a_pattern_of_addresses_is_the_key_of_no_post(place: str, folder: Path) -> None:
    site = folder.parent / "site"
    site.mkdir()
    for name in ("strait", "fog"):
        (site / f"{name}.md").write_text(f"---\ntitle: {name}\n{place}\n---\nIt is so.\n")

    assert imported_from(folder, site).new == 2


@pytest.mark.parametrize(
    ("name", "body"),
    [
        pytest.param(
            "a.md", b'---\ntitle: Fog\nurl: "/a\\ud800?id=\\ud800"\ntags: ["b\\ud800"]\n---\nIt lifts.\n', id="yaml"
        ),
        pytest.param(
            "a.json",
            page(entry(7, link=[{"rel": "alternate", "href": "https://river.example/a\ud800"}])),
            id="blogger's page",
        ),
    ],
)
def test_half_a_surrogate_ends_no_import(folder: Path, name: str, body: bytes) -> None:
    assert (imported(folder, body, name).new, imported(folder, body, name).known) == (1, 1)


def feed(*items: str) -> bytes:
    return f"<rss version='2.0'><channel><link>http://river.example/</link>{''.join(items)}</channel></rss>".encode()


def item(title: str, more: str = "") -> str:
    return f"<item><title>{title}</title><link>http://river.example/news.html</link><description>x</description>{more}</item>"


def known_by(body: bytes) -> list[tuple[str, ...]]:
    found = any_feed.things(body, url="", calendar=Calendar(now=NOON), where="feed")
    return [post.keys for post in found if isinstance(post, Found)]


def test_an_address_that_a_feeds_posts_share_is_the_key_of_none() -> None:
    dated = "<pubDate>Mon, 05 Mar 2012 04:30:00 +0000</pubDate>"

    assert known_by(feed(item("Fog", "<guid>a1</guid>"), item("Fog", "<guid>a2</guid>"))) == [("id:a1",), ("id:a2",)]
    assert known_by(feed(item("Strait"), item("Fog"))) == [("/news.html  Strait",), ("/news.html  Fog",)]
    assert known_by(feed(item("Fog", dated), item("Fog", dated.replace("05 Mar", "06 Mar")))) == [
        ("/news.html 2012-03-05 Fog",),
        ("/news.html 2012-03-06 Fog",),
    ]


def test_a_post_that_a_feed_has_twice_is_known_by_its_address() -> None:
    dated = "<pubDate>Mon, 05 Mar 2012 04:30:00 +0000</pubDate>"

    assert known_by(feed(item("Fog", dated), item("Fog lifts", dated))) == [("/news.html",)] * 2
    assert known_by(feed(item("Fog", "<guid>a1</guid>"), item("Fog", "<guid>a1</guid>"))) == [("/news.html",)] * 2


def test_two_posts_of_a_wordpress_at_one_address_are_two_in_whatever_files(folder: Path) -> None:
    site = folder.parent / "export"
    site.mkdir()
    first = wxr_item(1).replace("post-1", "note")
    second = (
        wxr_item(2).replace("post-2", "note").replace("04:30:00", "23:30:00").replace("Ports agree", "Ports refuse")
    )

    (site / "a.xml").write_bytes(wxr(first))
    (site / "b.xml").write_bytes(wxr(second, second))

    report = imported_from(folder, site)
    again = imported_from(folder, site)
    whole = imported(folder, wxr(first, second), "whole.xml")

    assert (report.new, report.changed, report.known) == (2, 0, 1)
    assert (again.new, again.changed, whole.new, whole.changed) == (0, 0, 0, 0)
    assert [post.posted_at for post in standing(folder)] == ["2012-03-05T04:30:00Z", "2012-03-05T23:30:00Z"]


def test_two_files_that_claim_one_address_are_two_posts(folder: Path) -> None:
    site = folder.parent / "site"
    site.mkdir()
    for name in ("fog", "ice"):
        (site / f"{name}.md").write_text(f"---\ntitle: On {name}\ndate: 2014-03-04\nurl: /note/\n---\n{name}.\n")

    report = imported_from(folder, site)

    assert (report.new, report.changed) == (2, 0)
    assert imported_from(folder, site).known == 2


def test_of_two_folders_the_pages_of_one_name_are_two_posts(folder: Path) -> None:
    for place, title in (("first", "Strait"), ("second", "Fog")):
        (folder.parent / place).mkdir()
        page = (
            f"<html><body><article><h1>{title}</h1><div class='entry-content'>It is so.</div></article></body></html>"
        )
        (folder.parent / place / "page.html").write_text(page)
        imported_from(folder, folder.parent / place)

    assert [post.title for post in standing(folder)] == ["Strait", "Fog"]


def test_a_title_that_links_an_article_does_not_name_the_post() -> None:
    post = (
        "<div class='post hentry'><h3 class='post-title'><a href='https://ledger.example/fog'>{title}</a></h3>"
        "<div class='post-body'>It did.</div><a class='timestamp-link' href='http://river.example/{name}.html'>9:30</a></div>"
    )
    page = "<html>" + post.format(title="Fog", name="a") + post.format(title="Again", name="b") + "</html>"

    found = saved_html.things(page.encode(), name="p.html", home="", calendar=Calendar(now=NOON), places=BLOGS)

    assert [post.keys for post in found if isinstance(post, Found)] == [("/a.html",), ("/b.html",)]


def test_an_address_that_posts_of_a_page_share_is_the_key_of_none() -> None:
    post = (
        "<div class='post hentry'><h3 class='post-title'><a href='/news.html'>{title}</a></h3>"
        "<div class='post-body'>It did.</div></div>"
    )
    page = "<html>" + post.format(title="Fog") + post.format(title="Strait") + "</html>"

    found = saved_html.things(
        page.encode(), name="p.html", home="http://river.example", calendar=Calendar(now=NOON), places=BLOGS
    )

    assert [post.keys for post in found if isinstance(post, Found)] == [("/news.html  Fog",), ("/news.html  Strait",)]

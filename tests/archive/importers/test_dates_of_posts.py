"""When a post ran: by the blog's own clock, never on the day before, and never in a future that no clock knows."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.archive.importers import Found, LeftOut, any_feed, front_matter_folder, saved_html
from pipeline.archive.importers.calendar import Calendar
from pipeline.archive.importers.saved_html import BLOGS
from pipeline.desk.archiving.importing import import_file
from tests.archive.importers.desks_with_a_past import at_work, make_desk, standing
from tests.archive.importers.exports import takeout, takeout_post
from tests.cast import NOON

TORONTO, AUCKLAND = "America/Toronto", "Pacific/Auckland"
DAY_NOON = datetime(2014, 3, 4, 17, tzinfo=UTC)


def of_file(front: str, name: str = "fog.md", zone: str = TORONTO) -> datetime | None:
    found = front_matter_folder.thing(
        f"{front}Fog lifts.\n".encode(), name=name, home="", calendar=Calendar(now=NOON, language="en", zone=zone)
    )
    assert isinstance(found, Found)
    return found.published


@pytest.mark.parametrize(
    ("front", "published"),
    [
        pytest.param("+++\ntitle='Fog'\ndate = 2014-03-04\n+++\n", DAY_NOON, id="a day in TOML"),
        pytest.param("---\ntitle: Fog\ndate: 2014-03-04\n---\n", DAY_NOON, id="a day in YAML"),
        pytest.param("---\ntitle: Fog\ndate: March 4, 2014\n---\n", DAY_NOON, id="a day in words"),
        pytest.param(
            "---\ntitle: Fog\ndate: 2014-03-04 21:30:00\n---\n",
            datetime(2014, 3, 5, 2, 30, tzinfo=UTC),
            id="a time without a zone",
        ),
        pytest.param(
            "---\ntitle: Fog\ndate: 2014-03-04 00:00:00\n---\n",
            datetime(2014, 3, 4, 5, tzinfo=UTC),
            id="midnight that is meant",
        ),
        pytest.param(
            "---\ntitle: Fog\ndate: 2014-03-04T21:30:00+01:00\n---\n",
            datetime(2014, 3, 4, 20, 30, tzinfo=UTC),
            id="a time with its zone",
        ),
    ],
)
def test_a_file_is_dated_by_the_blogs_own_clock(front: str, published: datetime) -> None:
    assert of_file(front) == published


@pytest.mark.parametrize("published", ["true", "2014-03-04"])
def test_a_files_name_gives_the_day_where_its_front_matter_gives_none(published: str) -> None:
    assert of_file(f"---\ntitle: Fog\npublished: {published}\n---\n", "_posts/2014-03-04-fog.md") == DAY_NOON


@pytest.mark.parametrize("zone", [TORONTO, AUCKLAND, "UTC"])
def test_a_day_above_a_saved_post_is_that_day_wherever_the_blog_is(zone: str, tmp_path: Path) -> None:
    page = (
        "<html><h2 class='date-header'>Tuesday, March 4, 2014</h2><div class='post hentry'><h3><a href='/fog.html'>Fog"
        "</a></h3><div class='post-body'>It lifts.</div></div></html>"
    )
    folder = make_desk(tmp_path / "desk")
    settings = folder / "copydesk.toml"
    settings.write_text(settings.read_text().replace(TORONTO, zone))
    (tmp_path / "fog.html").write_text(page)

    with at_work(folder) as desk:
        import_file(desk, tmp_path / "fog.html")

    assert standing(folder)[0].roundup.date == "2014-03-04"


def test_a_feeds_time_without_a_zone_is_the_blogs() -> None:
    item = "<item><title>Fog</title><guid>1</guid><pubDate>Tue, 04 Mar 2014 21:30:00</pubDate></item>"
    body = f"<rss version='2.0'><channel>{item}</channel></rss>".encode()

    [post] = any_feed.things(body, url="", calendar=Calendar(now=NOON, zone=TORONTO), where="feed")

    assert isinstance(post, Found)
    assert post.published == datetime(2014, 3, 5, 2, 30, tzinfo=UTC)


def test_a_saved_page_of_a_time_alone_has_the_day_above_it() -> None:
    page = (
        b"<html><h2 class='date-header'>Tuesday, March 4, 2014</h2><div class='post hentry'><h3><a href='/a.html'>Fog"
        b"</a></h3><abbr class='published'>9:30 PM</abbr></div></html>"
    )

    [post] = saved_html.things(
        page, name="a.html", home="http://river.example", calendar=Calendar(now=NOON, zone=TORONTO), places=BLOGS
    )

    assert isinstance(post, Found)
    assert post.published == DAY_NOON


def test_a_year_that_is_to_come_is_no_date(tmp_path: Path) -> None:
    folder = make_desk(tmp_path / "desk")
    wrong = takeout_post(1, updated="2031-03-05T13:00:00Z").replace("<published>2012", "<published>2031")
    (tmp_path / "feed.atom").write_bytes(takeout(wrong))

    with at_work(folder) as desk:
        import_file(desk, tmp_path / "feed.atom")

    [post] = standing(folder)
    assert (post.posted_at, post.roundup.date) == (None, "")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("a = " + "[" * 5000 + "]" * 5000, id="nested without end"),
        pytest.param("a = 1" + "0" * 5000, id="a number too long to read"),
        pytest.param("tags = [0x1" + "0" * 5000 + "]", id="a label too long to write"),
        pytest.param("a = ", id="broken"),
    ],
)
def test_front_matter_that_cannot_be_read_ends_no_import(tmp_path: Path, line: str) -> None:
    folder, site = make_desk(tmp_path / "desk"), tmp_path / "site"
    site.mkdir()
    (site / "a.md").write_text(f"+++\n{line}\n+++\n# Strait\n\nIt opens.\n")
    (site / "b.md").write_text("+++\ntitle = 'Fog'\n+++\nIt lifts.\n")

    with at_work(folder) as desk:
        import_file(desk, site)

    assert [post.title for post in standing(folder)] == ["Strait", "Fog"]


def test_a_file_whose_day_is_to_come_waits_for_it() -> None:
    body = b"---\ntitle: Fog\ndate: 2031-03-04\n---\nFog lifts.\n"

    found = front_matter_folder.thing(body, name="fog.md", home="", calendar=Calendar(now=NOON))

    assert found == LeftOut(what="posts whose day is still to come")

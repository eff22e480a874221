"""A public blog, imported page by page over a real socket: to its end, past refusals, and what changed since."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipeline.archive.importers import BrokenOffError
from pipeline.desk import opened
from pipeline.desk.archiving.tally import Report
from pipeline.desk.archiving.walking import import_blog
from pipeline.errors import UnreadableError
from pipeline.newsstand import Answer, Newsstand
from tests.archive.importers.desks_with_a_past import standing
from tests.archive.importers.exports import BODY
from tests.archive.importers.test_public_feeds import RSS, entry, page
from tests.cast import NOON

PATH = "/feeds/posts/default"
HOUR = timedelta(hours=1)


def at(start: int) -> str:
    return f"{PATH}?alt=json&start-index={start}&max-results=100&orderby=published"


def three_pages(**instead: Answer) -> Mapping[str, Answer]:
    """A blog of five posts that gives two at a time, whatever it is asked for."""
    pages = {
        "first": page(entry(11), entry(12), total="5", start="1"),
        "second": page(entry(13), entry(14), total="5", start="3"),
        "third": page(entry(15), total="5", start="5"),
    }
    answers = {name: instead.get(name, Answer(body=body)) for name, body in pages.items()}
    return {at(1): answers["first"], at(3): answers["second"], at(5): answers["third"]}


def imported(folder: Path, address: str, *, now: datetime = NOON) -> Report:
    with opened(folder, {}, now=now) as desk:
        return import_blog(desk, address, pause=lambda seconds: None)


def asked(newsstand: Newsstand) -> list[str]:
    return [request.path for request in newsstand.requests if request.path != "/robots.txt"]


def test_a_blog_is_walked_to_its_end_and_later_only_what_changed_is_asked(folder: Path, newsstand: Newsstand) -> None:
    changed = f"{PATH}?alt=json&start-index=1&max-results=100&orderby=updated&updated-min=2026-"
    newsstand.show({**three_pages()})

    report = imported(folder, newsstand.address + PATH)

    assert (report.posts, report.new, report.total, report.broke) == (5, 5, 5, None)
    assert asked(newsstand) == [at(1), at(3), at(5)]
    newsstand.show({PATH: Answer(body=page(entry(12, updated={"$t": "2026-05-12T00:00:00Z"}), total="1"))})
    again = imported(folder, newsstand.address + PATH, now=NOON + 24 * HOUR)
    assert (again.posts, again.changed) == (1, 1)
    assert asked(newsstand)[-1].startswith(changed)
    assert len(standing(folder)) == 5


def test_a_blog_that_asks_for_fewer_requests_is_left_alone_and_gone_on_with_later(
    folder: Path, newsstand: Newsstand
) -> None:
    busy = Answer(status=429, headers={"Retry-After": "7200"})
    newsstand.show(three_pages(second=busy))

    stopped = imported(folder, newsstand.address + PATH)

    assert (stopped.new, stopped.total) == (2, 5)
    assert stopped.broke is not None
    assert "post 3 of 5" in stopped.broke.what
    seen = len(newsstand.requests)
    with pytest.raises(BrokenOffError, match="fewer requests"):
        imported(folder, newsstand.address + PATH, now=NOON + HOUR)
    assert len(newsstand.requests) == seen  # it was not asked
    newsstand.show(three_pages())
    rest = imported(folder, newsstand.address + PATH, now=NOON + 3 * HOUR)
    assert (rest.broke, rest.new, rest.known) == (None, 3, 2)
    assert len(standing(folder)) == 5


def test_a_walk_that_was_gone_on_with_says_how_far_it_came_in_all(folder: Path, newsstand: Newsstand) -> None:
    newsstand.show(three_pages(third=Answer(status=500)))
    stopped = imported(folder, newsstand.address + PATH)
    pages = three_pages()
    newsstand.show({**pages, at(5): pages[at(5)]})

    rest = imported(folder, newsstand.address + PATH)

    assert (stopped.reached, stopped.total, stopped.posts) == (4, 5, 4)
    assert (rest.reached, rest.total) == (5, 5)


def test_a_post_deleted_between_two_pages_hides_no_other(folder: Path, newsstand: Newsstand) -> None:
    newsstand.show(
        {
            at(1): Answer(body=page(entry(11), entry(12), total="5", start="1")),
            at(3): Answer(body=page(entry(14), entry(15), total="4", start="3")),  # 11 is gone, 13 moved up
            at(2): Answer(body=page(entry(13), entry(14), total="4", start="2")),
            at(4): Answer(body=page(entry(15), total="4", start="4")),
        }
    )

    report = imported(folder, newsstand.address + PATH)

    assert asked(newsstand) == [at(1), at(3), at(2), at(4)]
    assert (report.new, len(standing(folder))) == (5, 5)


def test_posts_deleted_one_after_the_other_hide_no_other(folder: Path, newsstand: Newsstand) -> None:
    pages = iter(
        [
            page(entry(11), entry(12), total="5", start="1"),
            page(entry(14), entry(15), total="4", start="3"),  # 11 is gone
            page(entry(14), entry(15), total="3", start="2"),  # 12 as well, and 13 is the first now
            page(entry(13), entry(14), total="3", start="1"),
            page(entry(15), total="3", start="3"),
        ]
    )
    newsstand.show({PATH: Answer(body=next(pages))})
    with opened(folder, {}, now=NOON) as desk:
        report = import_blog(
            desk, newsstand.address + PATH, pause=lambda _: newsstand.show({PATH: Answer(body=next(pages))})
        )

    assert asked(newsstand) == [at(1), at(3), at(2), at(1), at(3)]
    assert (report.new, len(standing(folder))) == (5, 5)


def test_a_blog_that_says_fewer_posts_at_every_page_is_walked_to_its_end(folder: Path, newsstand: Newsstand) -> None:
    newsstand.show(
        {
            at(1): Answer(body=page(entry(11), entry(12), total="9", start="1")),
            at(3): Answer(body=page(entry(13), entry(14), total="8", start="3")),
            at(2): Answer(body=page(entry(12), entry(13), total="3", start="2")),
        }
    )

    assert imported(folder, newsstand.address + PATH).new == 3
    assert asked(newsstand) == [at(1), at(3), at(2)] * 3


def test_a_blog_that_says_another_number_each_time_is_not_walked_for_ever(folder: Path, newsstand: Newsstand) -> None:
    newsstand.show(
        {
            at(1): Answer(body=page(entry(11), entry(12), total="9", start="1")),
            at(3): Answer(body=page(entry(13), entry(14), total="2", start="3")),
        }
    )

    assert imported(folder, newsstand.address + PATH).new == 4
    assert len(asked(newsstand)) == 12  # five times back, and through


def test_a_page_that_comes_once_more_is_not_the_end_of_the_blog(folder: Path, newsstand: Newsstand) -> None:
    first = page(entry(11), entry(12), total="5", start="1")
    newsstand.show(three_pages(second=Answer(body=first)))  # a cache gives what it has

    stopped = imported(folder, newsstand.address + PATH)

    assert stopped.broke is not None
    assert "an earlier page once more" in stopped.broke.what
    newsstand.show(three_pages())
    assert imported(folder, newsstand.address + PATH, now=NOON + HOUR).broke is None
    assert len(standing(folder)) == 5


def test_posts_that_a_blog_has_and_does_not_give_are_told(folder: Path, newsstand: Newsstand) -> None:
    newsstand.show(three_pages(second=Answer(body=page(total="5", start="3"))))

    report = imported(folder, newsstand.address + PATH)

    assert (report.new, report.broke) == (2, None)
    assert report.left_out == (("posts that the blog says it has, and does not give", 3),)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        pytest.param(Answer(status=500), "HTTP 500", id="an error"),
        pytest.param(Answer(body=b"<html>sign in</html>"), "no page of a Blogger feed", id="a page instead"),
    ],
)
def test_what_was_imported_before_a_page_failed_is_kept(
    answer: Answer, why: str, folder: Path, newsstand: Newsstand
) -> None:
    newsstand.show(three_pages(second=answer))

    report = imported(folder, newsstand.address + PATH)

    assert report.broke is not None
    assert why in report.broke.what
    assert len(standing(folder)) == 2


def test_a_blogs_home_page_leads_to_its_feed(folder: Path, newsstand: Newsstand) -> None:
    head = f"<link rel='alternate' type='application/atom+xml' href='{newsstand.address}{PATH}'>"
    home = Answer(body=f"<!DOCTYPE html><html><head>{head}</head><body>x</body></html>".encode())
    newsstand.show({"/": home, at(1): Answer(body=page(entry(11), total="1"))})

    assert imported(folder, newsstand.address + "/").new == 1


def test_another_blogs_feed_gives_its_newest_posts(folder: Path, newsstand: Newsstand) -> None:
    newsstand.show({"/feed": Answer(body=RSS)})

    report = imported(folder, newsstand.address + "/feed")

    assert (report.new, report.partial) == (4, 2)


def test_a_page_without_a_feed_is_read_as_a_saved_one(folder: Path, newsstand: Newsstand) -> None:
    post = f"<article><h1>Strait Opens After Winter</h1><div class='entry-content'>{BODY}</div></article>"
    newsstand.show({"/2012/03/a.html": Answer(body=f"<!DOCTYPE html><html><body>{post}</body></html>".encode())})

    assert imported(folder, newsstand.address + "/2012/03/a.html").links == 3
    assert standing(folder)[0].origin == "/2012/03/a.html"


@pytest.mark.parametrize(
    "address", ["http://", "https://user@river.example/", "http://127.0.0.1:9/feeds/posts/default"]
)
def test_an_address_that_cannot_be_asked_is_refused_with_a_word(address: str, folder: Path) -> None:
    with pytest.raises(UnreadableError):
        imported(folder, address)


def test_this_machine_is_not_asked_where_private_addresses_are_not_allowed(folder: Path, newsstand: Newsstand) -> None:
    newsstand.show(three_pages())
    settings = folder / "copydesk.toml"
    settings.write_text(settings.read_text().replace("allow_private_addresses = true", ""))

    with pytest.raises(UnreadableError, match="private or loopback"):
        imported(folder, newsstand.address + PATH)

    assert newsstand.requests == []

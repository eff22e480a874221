"""By what a post is known again, and what replaces what."""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.archive.importers import Found, deciding, keys
from pipeline.dates.blog_days import UNDATED
from pipeline.news import ReaderComment, Roundup
from pipeline.store.imports import Imported, Known, Ours, packed_html

NOON = datetime(2012, 3, 5, 12, tzinfo=UTC)
TAG = "tag:blogger.com,1999:blog-77.post-123456789"


@pytest.mark.parametrize(
    "url",
    [
        "http://river.example/2012/03/strait.html",
        "https://river.fr.example/2012/03/strait.html?m=1",
        "https://river.example/2012/03/strait.html?showComment=1331#c99",
        "HTTPS://RIVER.example//2012/03/strait.html?m=0&utm_source=x",
        "/2012/03/strait.html",
    ],
)
def test_a_post_is_one_on_every_host_and_however_one_came_to_it(url: str) -> None:
    assert keys.of(identifier=TAG, url=url) == ("blogger:123456789", "/2012/03/strait.html")


@pytest.mark.parametrize("url", ["", "https://river.example", "https://river.example/?m=1", "http://[::1", "/"])
def test_a_home_page_is_no_key(url: str) -> None:
    assert keys.of(url=url) == ()


def found(**given: object) -> Found:
    values: dict[str, object] = {"keys": ("/a",), "title": "T", "html": "<p>a</p>", **given}
    return Found(**values)  # type: ignore[arg-type]  # a table's cells


def there(**given: object) -> Known:
    values: dict[str, object] = {
        "post": 1,
        "keys": ("/a",),
        "updated": None,
        "partial": False,
        "title": "T",
        "source": packed_html("<p>a</p>"),
        "day": NOON,
        **given,
    }
    return Known(**values)  # type: ignore[arg-type]  # a table's cells


LATER = NOON + timedelta(seconds=1)
HALF = NOON + timedelta(milliseconds=500)


@pytest.mark.parametrize(
    ("now", "before", "replaced"),
    [
        pytest.param(found(updated=LATER), there(updated=NOON), True, id="newer"),
        pytest.param(found(updated=NOON), there(updated=NOON), False, id="the same"),
        pytest.param(found(updated=HALF), there(updated=NOON), False, id="the same, with milliseconds"),
        pytest.param(found(updated=NOON, html="x"), there(updated=LATER), False, id="older"),
        pytest.param(found(updated=LATER, partial=True), there(updated=NOON), False, id="a summary never replaces"),
        pytest.param(found(updated=NOON), there(updated=LATER, partial=True), True, id="a summary is always replaced"),
        pytest.param(found(html="<p>b</p>"), there(), True, id="no ages, other words"),
        pytest.param(found(title="U"), there(), True, id="no ages, another title"),
        pytest.param(found(), there(), False, id="no ages, same words"),
        pytest.param(found(html="x"), there(updated=NOON), False, id="of no known age"),
        pytest.param(found(updated=NOON), there(), True, id="what has an age replaces what has none"),
    ],
)
def test_a_newer_post_replaces_and_the_same_changes_nothing(now: Found, before: Known, *, replaced: bool) -> None:
    assert deciding.replaces(now, before) is replaced


def parts(*, labels: tuple[str, ...] = (), date: str = "") -> Roundup:
    return Roundup(date=date, title="T", labels=labels)


POSTER = ReaderComment(name="B.Poster", text="So it goes.")


@pytest.mark.parametrize(
    ("now", "read", "before", "may"),
    [
        pytest.param(found(), parts(labels=("Fog",)), there(labels=("Fog",)), True, id="as rich"),
        pytest.param(found(), parts(), there(labels=("Fog",)), False, id="without labels"),
        pytest.param(found(), parts(), there(comments=(POSTER,)), False, id="without readers' comments"),
        pytest.param(found(), parts(), there(at=NOON), False, id="without a day"),
        pytest.param(found(published=NOON), parts(), there(at=NOON), True, id="with the day that is there"),
        pytest.param(found(), parts(), there(date="2012-03-05"), False, id="without the day that its text says"),
        pytest.param(found(), parts(date="2012-03-05"), there(date="2012-03-05"), True, id="its text says a day, too"),
        pytest.param(found(published=NOON), parts(), there(date="2012-03-05"), True, id="a time for a day in the text"),
        pytest.param(found(updated=NOON), parts(), there(labels=("Fog",)), True, id="of a known age"),
        pytest.param(found(), parts(), there(labels=("Fog",), partial=True), True, id="whole instead of a summary"),
    ],
)
def test_of_posts_of_no_known_age_a_poorer_one_replaces_none(
    now: Found, read: Roundup, before: Known, *, may: bool
) -> None:
    assert deciding.is_as_rich(now, read, before) is may


LONG_AGO = datetime(2004, 3, 4, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stood", "said", "before", "day"),
    [
        pytest.param(None, "", there(date="2004-03-04", day=LONG_AGO), LONG_AGO, id="no day for one in the text"),
        pytest.param(None, "", there(at=LONG_AGO, date="2004-03-04"), LONG_AGO, id="no day for a time"),
        pytest.param(None, "2012-03-05", there(date="2004-03-04", day=LONG_AGO), LATER, id="another day in the text"),
        pytest.param(LATER, "", there(date="2004-03-04", day=LONG_AGO), LATER, id="a time"),
        pytest.param(None, "", there(day=UNDATED), LATER, id="neither had one"),
    ],
)
def test_a_post_stays_on_its_day_when_what_replaces_it_says_none(
    stood: datetime | None, said: str, before: Known, day: datetime
) -> None:
    now = Imported(
        keys=("/a",),
        url="",
        title="T",
        html="<p>a</p>",
        at=stood,
        day=LATER,
        updated=None,
        partial=False,
        roundup=parts(date=said),
        unplaced=(),
        links=(),
    )

    assert deciding.completed(now, before).day == day


def test_a_page_saved_by_hand_and_the_export_are_one_post_by_their_path() -> None:
    saved = there(keys=("/a",))

    assert deciding.matching(found(keys=("blogger:1", "/a")), {"/a": saved}) == saved
    assert deciding.joined(found(keys=("blogger:1", "/a")), saved) == ("blogger:1", "/a")
    assert deciding.joined(found(keys=("/a",)), there(keys=("/a", "blogger:1"))) == ("blogger:1", "/a")


def test_two_posts_of_two_numbers_are_two_though_one_has_the_others_path_now() -> None:
    assert deciding.matching(found(keys=("blogger:2", "/a")), {"/a": there(keys=("blogger:1", "/a"))}) is None


@pytest.mark.parametrize(
    "post",
    [
        pytest.param(found(html="<p>a</p><!-- copydesk:kabcdefghij2 -->"), id="our mark"),
        pytest.param(found(keys=("/2026/05/strait-kabcdefghij2.html",)), id="our slug"),
        pytest.param(found(keys=("/2026/05/strait.html",)), id="its path"),
        pytest.param(found(keys=("blogger:1234567890123",)), id="its number on Blogger"),
    ],
)
def test_a_post_that_this_desk_sent_is_known_on_the_blog(post: Found) -> None:
    mine = Ours(url="https://river.example/2026/05/strait.html", key="kabcdefghij2", remote_id="1234567890123")

    assert deciding.sent((mine,)).holds(post)
    assert not deciding.sent(()).holds(post)

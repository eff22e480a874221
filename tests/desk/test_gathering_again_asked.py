"""What `gather` says of those it does not ask, and that who was refused by copydesk itself is asked once allowed."""

from pipeline.newsstand import Newsstand
from tests.desk.conftest import Noon
from tests.desk.two_newsrooms import AT_NOON, opened
from tests.desks import DeskFolder

SOON = "--as-of=2026-05-12T12:05:00Z"
CURE = "write allow_private_addresses = true below [gather] in copydesk.toml"


def test_a_private_address_that_is_refused_is_told_with_its_cure(newsstand: Newsstand, desk: DeskFolder) -> None:
    opened(newsstand, desk)

    gathered = desk.copydesk("gather", AT_NOON, COPYDESK_GATHER__ALLOW_PRIVATE_ADDRESSES="false")

    [line] = [line for line in gathered.stderr.splitlines() if line.startswith("Harbour Times: refused: ")]
    assert CURE in line


def test_cron_is_told_the_cure_too(newsstand: Newsstand, desk: DeskFolder) -> None:
    opened(newsstand, desk)

    assert CURE in desk.copydesk("run", "--quiet", AT_NOON, COPYDESK_GATHER__ALLOW_PRIVATE_ADDRESSES="false").stderr


def test_what_copydesk_itself_refused_is_asked_as_soon_as_it_is_allowed(newsstand: Newsstand, desk: DeskFolder) -> None:
    opened(newsstand, desk)
    desk.copydesk("gather", AT_NOON, COPYDESK_GATHER__ALLOW_PRIVATE_ADDRESSES="false")

    again = desk.copydesk("gather", SOON, "--json", COPYDESK_GATHER__ALLOW_PRIVATE_ADDRESSES="false")
    allowed = desk.copydesk("gather", SOON, "--json")

    assert again.json["outlets"] == []
    assert {one["outlet"]: one["state"] for one in allowed.json["outlets"]} == {
        "Harbour Times": "new",
        "Marl Herald": "new",
    }


def test_who_is_not_due_is_counted_and_told_by_the_clock_of_the_blog(noon: Noon) -> None:
    again = noon.desk.copydesk("gather", SOON, COPYDESK_BLOG__TIMEZONE="Asia/Tokyo")

    *_, summary, last = again.stdout.splitlines()
    assert summary.startswith("0 outlets asked")
    assert last.startswith("2 are not due before 21:2")
    assert last.endswith("; copydesk outlets check asks them now")

"""A draft's title says the news and not who printed it, whether the registry knows the outlet or not."""

import json

import pytest

from tests.desk.flood import FLOOD
from tests.desks import DeskFolder

_KNOWN = '[[outlet]]\nname = "Outlet {at}"\nhosts = ["outlet{at}.example"]\n'


def told(desk: DeskFolder, tail: str) -> None:
    """Have four outlets report the flood, each with such words behind its headline."""
    lines = [
        {
            "outlet": f"Outlet {at}",
            "headline": FLOOD[at] + tail.format(at=at),
            "url": f"https://outlet{at}.example/{at}",
            "published": f"2026-05-12T11:{at:02}:00Z",
        }
        for at in range(4)
    ]
    desk.copydesk("ingest", "-", "--as-of=2026-05-12T11:30:00Z", stdin="\n".join(map(json.dumps, lines)).encode())


@pytest.mark.parametrize(
    ("known", "tail"),
    [("", " - Outlet {at}"), (_KNOWN, " - Outlet {at}"), (_KNOWN, " | outlet{at}.example")],
    ids=["nobody-knows-it", "known", "by-its-host"],
)
def test_the_outlets_name_behind_its_headline_is_no_part_of_the_title(desk: DeskFolder, known: str, tail: str) -> None:
    desk.writes("outlets.toml", "".join(known.format(at=at) for at in range(4)))
    told(desk, tail)

    drafted = desk.copydesk("draft", "--json", "--as-of=2026-05-12T12:00:00Z", COPYDESK_GATHER__ARTICLE_PAGES="0")

    [draft] = drafted.json
    assert draft["roundup"]["title"].casefold() in {headline.casefold() for headline in FLOOD}

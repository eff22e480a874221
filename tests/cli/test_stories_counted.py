"""`stories --json`: the families that it counts are those that the coverage term counts."""

import json

import pytest

from tests.desks import DeskFolder

CLOCK = "--as-of=2026-05-12T12:00:00Z"
WIRE = "MARL, May 12 (AP) - The dam on the upper Orrin broke on Tuesday, and the valley was told to leave at once."


def carried(outlet: str, headline: str) -> str:
    url = f"https://flood.example/{outlet.replace(' ', '-').lower()}"
    published = "2026-05-12T11:00:00Z"
    return json.dumps(
        {"outlet": outlet, "headline": headline, "url": url, "published": published, "summary": WIRE, "language": "en"}
    )


def test_a_wire_text_under_two_carriers_is_one_family(desk: DeskFolder) -> None:
    lines = (
        carried("Marl Herald", "Orrin dam breaks above Marl, thousands flee the valley"),
        carried("Lista Post", "Orrin dam breaks above Marl, thousands flee the valley"),
    )
    desk.copydesk("ingest", "-", CLOCK, stdin="\n".join(lines).encode())

    [story] = desk.copydesk("stories", "--json", CLOCK).json
    told = desk.copydesk("why", story["id"], "--json", CLOCK).json["reasons"]

    assert (story["outlets"], story["families"]) == (2, 1)
    assert any(reason.startswith("coverage: 1 newsroom family") for reason in told)


def filed(desk: DeskFolder, at: str) -> None:
    lines = carried("Marl Herald", "Orrin dam breaks above Marl"), carried("Lista Post", "A dam breaks on the Orrin")
    assert desk.copydesk("ingest", "-", f"--as-of={at}", stdin="\n".join(lines).encode()).exit_code == 0


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-05-20T12:00:00Z", "2 headlines before it, 0 after it; the newest is of 2026-05-12T11:00:00Z"),
        ("2026-05-02T12:00:00Z", "0 headlines before it, 2 after it; the newest is of 2026-05-12T11:00:00Z"),
    ],
    ids=["before", "after"],
)
def test_headlines_outside_of_an_empty_window_are_counted(desk: DeskFolder, at: str, said: str) -> None:
    filed(desk, "2026-05-12T12:00:00Z")

    ran = desk.copydesk("stories", f"--as-of={at}")

    assert ran.stdout.startswith("0 stories in the window")
    assert f"outside of the window: {said}" in ran.stderr
    assert "--hours N" in ran.stderr
    assert "--as-of TIME" in ran.stderr


def test_headlines_that_were_old_at_first_sight_are_counted(desk: DeskFolder) -> None:
    filed(desk, "2026-11-28T12:00:00Z")

    ran = desk.copydesk("stories", "--as-of=2026-11-28T12:00:00Z")

    assert "in no window: 2 headlines without a date, or old at first sight" in ran.stderr
    assert "outside of the window" not in ran.stderr


def test_a_window_with_headlines_counts_none_outside(desk: DeskFolder) -> None:
    filed(desk, "2026-05-12T12:00:00Z")

    assert desk.copydesk("stories", CLOCK).stderr == ""

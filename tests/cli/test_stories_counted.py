"""`stories --json`: the families that it counts are those that the coverage term counts."""

import json

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

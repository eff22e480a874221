"""A run leaves a draft alone for which nothing is new: each text of a draft is kept for ever."""

import json

from tests.cast import MARL_HERALD
from tests.desk.flood import cover, ran
from tests.desks import SETTINGS, DeskFolder

SIDES = f"""
[topic.sides]
valley = ["Outlet 0", "Outlet 1", "Outlet 2", "Outlet 3"]
coast = ["{MARL_HERALD.name}"]
"""


def test_what_a_silent_sides_outlets_print_elsewhere_makes_no_revision(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", SETTINGS + SIDES)
    names = ("Outlet 0", "Outlet 1", "Outlet 2", "Outlet 3", MARL_HERALD.name)
    desk.writes("outlets.toml", "".join(f'[[outlet]]\nname = "{name}"\nenabled = false\n' for name in names))
    cover(desk, range(4))
    _print(desk, "Choir wins a cup in the city of Tavel", "11:40")
    [first] = ran(desk).json["drafts"]
    _print(desk, "Chess club of Sennar moves to the quay", "12:10")

    [draft] = ran(desk, at="12:30").json["drafts"]

    silent = "coast: nothing on this story; active: Marl Herald ({})"
    cures = [[check["cure"] for check in one["checks"] if check["rule"] == "side-silent"] for one in (first, draft)]
    assert cures == [[silent.format(1)], [silent.format(2)]]
    said = json.loads(desk.copydesk("discard", draft["id"], "--json").stdout)
    assert said["revision"] == 2


def _print(desk: DeskFolder, words: str, at: str) -> None:
    line = {
        "outlet": MARL_HERALD.name,
        "headline": words,
        "url": f"https://marl.example/{at}",
        "published": f"2026-05-12T{at}:00Z",
    }
    done = desk.copydesk("ingest", "-", "--json", f"--as-of=2026-05-12T{at}:30Z", stdin=json.dumps(line).encode())
    assert done.json["new"] == 1, done.stdout

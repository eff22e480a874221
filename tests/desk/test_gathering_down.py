"""Six of ten outlets are down in every way there is: the rest deliver, nobody is blamed, and the run ends in time."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline import desk as verbs
from pipeline.news import Outlet
from pipeline.newsstand import Answer, Newsstand
from pipeline.store import runs, sources
from tests.cast import HARBOUR_TIMES, NOON, headline
from tests.desks import DeskFolder, feed_path
from tests.feeds import rss

DEADLINE_SECONDS = 60
AT_NOON = "--as-of=2026-05-12T12:00:00Z"
A_MINUTE_ON = "--as-of=2026-05-12T12:01:00Z"
# What answers nothing, and what a gateway answers for those behind it; a port where nobody listens is the fourth way.
DOWN = (Answer(behaviour="hang"), Answer(behaviour="reset"), Answer(status=502), Answer(status=503))


@pytest.mark.parametrize(
    "size", [40, pytest.param(200, marks=pytest.mark.long), pytest.param(1000, marks=pytest.mark.long)]
)
def test_with_six_of_ten_outlets_down_the_rest_deliver_and_nobody_is_blamed(
    newsstand: Newsstand, desk: DeskFolder, deserted_port: int, size: int
) -> None:
    up, down = _outlets(newsstand, desk, size, deserted_port)

    ran = desk.copydesk("gather", "--json", AT_NOON)

    told = {one["outlet"]: one for one in ran.json["outlets"]}
    print(f"{size} outlets, {len(down)} down: {ran.json['seconds']} s of {DEADLINE_SECONDS}")
    assert len(told) == size
    assert {told[outlet.name]["new"] for outlet in up} == {1}
    assert all("not counted" in told[outlet.name]["why"] for outlet in down)
    assert f"{len(down)} of {size} outlets were out of reach: this machine's own network is suspect" in ran.stderr
    assert ran.json["seconds"] <= 1.2 * DEADLINE_SECONDS
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        assert {source.failures for source in sources.health(opened.db)} == {0}
        assert runs.recent(opened.db, limit=1)[0].note


def test_when_they_are_back_they_deliver_in_the_next_run(
    newsstand: Newsstand, desk: DeskFolder, deserted_port: int
) -> None:
    _, down = _outlets(newsstand, desk, 20, deserted_port)
    desk.copydesk("gather", AT_NOON)
    newsstand.show({feed_path(outlet): Answer(body=_news(number)) for number, outlet in enumerate(down)})
    desk.reads_from(newsstand.address, down)

    ran = desk.copydesk("gather", "--json", A_MINUTE_ON)

    assert {one["outlet"] for one in ran.json["outlets"]} == {outlet.name for outlet in down}
    assert {one["state"] for one in ran.json["outlets"]} == {"new"}


def _outlets(
    newsstand: Newsstand, desk: DeskFolder, size: int, deserted_port: int
) -> tuple[Sequence[Outlet], Sequence[Outlet]]:
    """List so many outlets, mixed, six of ten of them down; return those that are up and those that are down."""
    desk.sets_gather(f"deadline_seconds = {DEADLINE_SECONDS}")
    everybody = [replace(HARBOUR_TIMES, name=f"Outlet {n:04}", hosts=(f"outlet-{n}.example",)) for n in range(size)]
    up = [outlet for number, outlet in enumerate(everybody) if number % 5 in (1, 3)]
    down = [outlet for outlet in everybody if outlet not in up]
    nobody_listens, rude = down[::5], [outlet for number, outlet in enumerate(down) if number % 5]
    newsstand.show(
        {feed_path(outlet): Answer(body=_news(1000 + number)) for number, outlet in enumerate(up)}
        | {feed_path(outlet): DOWN[number % len(DOWN)] for number, outlet in enumerate(rude)}
    )
    desk.reads_from(newsstand.address, [outlet for outlet in everybody if outlet not in nobody_listens])
    desk.also_reads_from(f"http://127.0.0.1:{deserted_port}", nobody_listens)
    return up, down


def _news(number: int) -> bytes:
    return rss([headline(f"Quay sees no breakthrough on the Orrin, day {number}", number=number, minutes=-30)])

"""The engine `local`: chunks in child processes of this machine, and what is the same as when one crawl files."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from bench.gather_origin import ITEMS, Origin
from pipeline import __version__
from pipeline.gather.gleaning import Chunk, Gleaned, gather_chunk, gather_text
from pipeline.newsstand import Answer, Newsstand, newsrooms, pages
from spiders.assignments import Crawl
from tests.cast import HARBOUR_TIMES, NOON, headline
from tests.conftest import LONG
from tests.desks import ROOT, SETTINGS, DeskFolder
from tests.faults.wholeness import asked
from tests.feeds import rss
from tests.gather.many_feeds import many_desk, rows
from tests.processes import MARK, needs_proc, seconds_until_gone

TIMES = ("12:30", "16:30")
LENGTH = ITEMS if LONG else 8  # of a feed, of which two are new the second time
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux answers at every 127.x.y.z")


@on_linux
def test_chunks_store_what_one_crawl_stores_run_after_run(tmp_path: Path) -> None:
    with Origin(24, items=LENGTH) as origin:
        single = many_desk(tmp_path / "single", origin)
        local = many_desk(tmp_path / "local", origin, 'engine = "local"')
        for new, time_of_day in zip((0, 2), TIMES, strict=True):
            origin.show(new=new)
            for desk in (single, local):
                ran = desk.copydesk("gather", f"--as-of=2026-05-12T{time_of_day}:00Z")
                assert (ran.exit_code, ran.stderr) == (0, "")

    assert rows(local) == rows(single)
    assert len(rows(local)[0]) == 24 * (LENGTH + 2)


KINDS = """
[[outlet]]
name = "Feed"
feeds = ["{at}{feed}"]

[[outlet]]
name = "Sitemap"
sitemaps = ["{at}{sitemap}"]

[[outlet]]
name = "Section"
sections = [{{ url = "{at}{latest}" }}]

[[outlet]]
name = "Robots"
home = "{at}/"

[[outlet]]
name = "Two"
feeds = ["{at}/none.xml", "{at}/other.xml"]

[[outlet]]
name = "Broken"
feeds = ["{at}/broken.xml"]

[[outlet]]
name = "Reset"
feeds = ["{at}/reset.xml"]

[[outlet]]
name = "Picked"
feeds = ["{at}/picked.xml"]
starred = true

[[outlet]]
name = "Unproven"
feeds = ["https://127.0.0.2:8443/feed.xml"]
insecure_tls = true

[[outlet]]
name = "Busy"
feeds = ["{at}/busy.xml"]
"""


def test_every_kind_of_source_and_of_trouble_goes_the_same_way(newsstand: Newsstand, tmp_path: Path) -> None:
    # A newsroom for each: of two outlets that print the same page the one that is read first has it.
    feed, sitemap, section, robots, two = newsrooms()[:5]
    answers = pages(newsstand.address)
    picked = rss([headline("A ferry that somebody starred", HARBOUR_TIMES, number=3)])
    newsstand.show(
        {
            **answers,
            "/other.xml": answers[two.feed_path],
            "/broken.xml": Answer(body=b"<!doctype html><title>Come in</title>"),
            "/reset.xml": Answer(behaviour="reset"),
            "/busy.xml": Answer(status=429, headers={"Retry-After": "7200"}),
            "/picked.xml": Answer(body=picked),
            "/robots.txt": Answer(body=f"Sitemap: {newsstand.address}{robots.sitemap_path}".encode()),
        }
    )
    paths = {"feed": feed.feed_path, "sitemap": sitemap.sitemap_path, "latest": section.latest_path}
    text = KINDS.format(at=newsstand.address, **paths)
    said = {}
    for engine in ("single", "local"):
        (tmp_path / engine).mkdir()
        desk = DeskFolder(tmp_path / engine)
        desk.writes("copydesk.toml", SETTINGS.replace("[gather]", f'[gather]\nengine = "{engine}"'))
        desk.writes("outlets.toml", text)
        ran = [desk.copydesk("gather", "--json", f"--as-of=2026-05-12T{at}:00Z") for at in TIMES]
        said[engine] = [(one.exit_code, one.json["outlets"], one.stderr) for one in ran], rows(desk), kept(desk)

    assert said["local"] == said["single"]
    first, second = ({one["state"] for one in outlets} for _, outlets, _ in said["local"][0])
    assert first == {"new", "failing", "broken"}
    assert "unchanged" in second


def kept(desk: DeskFolder) -> list[list[tuple[Any, ...]]]:
    """What is stored beside headlines and sources."""
    picks = "select headlines.canonical, hand_picks.outlet from hand_picks join headlines on headline = headlines.id"
    return [sorted(asked(desk.folder, statement)) for statement in (picks, "select * from hosts")]


@on_linux
@needs_proc
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_no_crawl_at_work(tmp_path: Path, how: signal.Signals) -> None:
    with Origin(24, items=LENGTH, delay_seconds=1.0) as origin:
        desk = many_desk(tmp_path / "desk", origin, 'engine = "local"')
        environ = {**os.environ, "PYTHONPATH": str(ROOT), "COPYDESK_DESK": str(desk.folder), MARK: str(tmp_path)}
        command = [sys.executable, "-m", "pipeline.launch", "gather", "--as-of=2026-05-12T12:30:00Z"]
        run = subprocess.Popen(command, env=environ, stderr=subprocess.PIPE)
        until = time.monotonic() + 30
        while not origin.answered and time.monotonic() < until:
            time.sleep(0.02)
        run.send_signal(how)
        _, said = run.communicate(timeout=20)

        assert b"Traceback" not in said
        assert seconds_until_gone(str(tmp_path), most=10) < 5


@on_linux
def test_a_chunk_is_ended_in_time_and_what_had_come_is_filed(tmp_path: Path) -> None:
    with Origin(4, items=LENGTH) as origin, Newsstand({"/robots.txt": Answer(behaviour="hang")}) as stand:
        hanging = f'\n[[outlet]]\nname = "Hangs"\nfeeds = ["{stand.address}/feed.xml"]\n'
        desk = many_desk(tmp_path / "desk", origin, 'engine = "local"', "deadline_seconds = 5", "concurrency = 1")
        desk.writes("outlets.toml", (desk.folder / "outlets.toml").read_text() + hanging)
        ran = desk.copydesk("gather", "--json", "--as-of=2026-05-12T12:30:00Z")

    states = {one["outlet"]: one["state"] for one in ran.json["outlets"]}
    assert states.pop("Hangs") == "failing"
    assert set(states.values()) == {"new"}


def test_a_chunk_of_another_version_is_not_asked() -> None:
    newer = {**json.loads(Chunk(key="k", crawl="{}", settings={}).to_json()), "version": "9.0.0", "mood": "new"}

    came = Gleaned.from_json(gather_text(json.dumps(newer), wanted=lambda: True))

    assert came == Gleaned(lost=f"a worker has copydesk {__version__}, and the desk has 9.0.0")


def test_a_crawl_that_dies_of_a_bug_says_so() -> None:
    chunk = Chunk(key="k", crawl=Crawl(desk="", run=1, as_of=NOON, assignments=()).to_json(), settings={"ADDONS": 5})

    gleaned = gather_chunk(chunk)

    assert gleaned.lines == ()
    assert "Traceback" in gleaned.bug

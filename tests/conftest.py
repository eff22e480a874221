"""Fixtures that most of the suite uses: a desk, a newsstand, a store."""

import gc
import os
import signal
import subprocess
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis.strategies import just
from playwright.sync_api import Browser, sync_playwright

from pipeline import ahead
from pipeline.newsstand import Newsstand
from pipeline.store import migrate
from pipeline.store.database import Connection, open_desk
from tests import blank_tables, crawl_forge
from tests.browsers import FLAGS, PAGES
from tests.cast import NOON
from tests.desks import SETTINGS, DeskFolder
from tests.forge import put_out
from tests.ports import deserted
from tests.processes import MARK
from tests.publish.wordpress_site import wordpress
from tests.sizes import left_out
from tests.worked_day import worked_day

__all__ = ["wordpress", "worked_day"]

LONG = os.environ.get("LONG_TESTS") == "1"
# A law says what holds, never how fast: a machine that is busy must not break one (hypothesis gives 200 ms an example).
# The small size is seeded, as everything in it; the full size looks where nobody has looked yet.
settings.register_profile("desk", deadline=None, derandomize=not LONG)
settings.load_profile("desk")

crawl_from_nothing = ahead._new


def _crawl(*, out: ahead.Files, err: ahead.Files) -> "subprocess.Popen[str]":
    """Begin a crawl's child with everything loaded, but where a test marks what it begins: it looks for processes."""
    if MARK in os.environ:
        return crawl_from_nothing(out=out, err=err)
    return crawl_forge.begin(crawl_forge.lit(), out=out, err=err)


ahead._new = _crawl
migrate.apply = blank_tables.copied


def pytest_configure() -> None:
    """Hear Ctrl-C: a shell begins what is to run in the background deaf to it, and so would be every command here."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while the tests are collected: they stay, and an eighth of the time went into the looking."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the full sizes to `bin/test --long`."""
    if not LONG:
        for item in [*(one for one in items if one.get_closest_marker("long")), *left_out(items, config.args)]:
            item.add_marker(pytest.mark.skip(reason="the full size: bin/test --long"))


def pytest_collection_finish() -> None:
    """Spare the tests themselves from every search for garbage: there are 350,000 objects of them."""
    # hypothesis asks the collector once who holds its dice, and would not be told of a holder that is spared.
    given(just(None))(lambda _: None)()
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable(report: pytest.TestReport | pytest.CollectReport) -> Generator[None, Any, Any]:
    """Leave out of what a worker tells of a test that passed by what names it could be chosen: most of each message."""
    told = yield
    if told and report.passed and "keywords" in told:
        told["keywords"] = {}
    return told


def pytest_sessionfinish() -> None:
    """End what the suite began for itself."""
    gc.unfreeze()
    put_out()
    crawl_forge.put_out()


@pytest.fixture
def desk(tmp_path: Path) -> DeskFolder:
    """An empty desk with one topic and no outlets."""
    folder = tmp_path / "desk"
    folder.mkdir()
    made = DeskFolder(folder)
    made.writes("copydesk.toml", SETTINGS)
    return made


@pytest.fixture
def newsstand() -> Iterator[Newsstand]:
    """A local server that shows what a test hands it."""
    with Newsstand() as stand:
        yield stand


@pytest.fixture
def deserted_port() -> Iterator[int]:
    """A port of loopback on which nobody listens, and nobody will."""
    with deserted() as port:
        yield port


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    """An open store in a file of its own."""
    opened = open_desk(tmp_path / "desk.db", now=NOON, create=True)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run: a thread has room for one Playwright."""
    if not PAGES.exists():
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PAGES, args=list(FLAGS))
        yield browser
        browser.close()

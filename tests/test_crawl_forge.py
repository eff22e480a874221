"""The smith of the tests' own crawls: what it forks is to its command what a child from nothing is."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import ahead
from pipeline.newsstand import Answer, Newsstand
from tests import crawl_forge
from tests.cast import HARBOUR_TIMES, headline
from tests.desks import DeskFolder
from tests.feeds import rss

PIPE = subprocess.PIPE


@pytest.fixture
def child() -> Iterator["subprocess.Popen[str]"]:
    """A child that waits for its order."""
    with crawl_forge.begin(crawl_forge.lit(), out=PIPE, err=PIPE) as begun:
        yield begun
        ahead.end(begun)


def test_it_leads_a_session_of_its_own(child: "subprocess.Popen[str]") -> None:
    assert os.getsid(child.pid) == os.getpgid(child.pid) == child.pid != os.getsid(0)


def test_without_an_order_it_ends_and_says_nothing(child: "subprocess.Popen[str]") -> None:
    assert child.communicate() == ("", "")
    assert child.returncode == 0


def test_killed_it_says_so(child: "subprocess.Popen[str]") -> None:
    ahead.end(child)

    assert child.wait(60) == -signal.SIGKILL


def test_who_waits_for_no_longer_is_told(child: "subprocess.Popen[str]") -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        child.wait(0.01)


def test_a_bug_is_its_exit_code_and_stands_on_its_standard_error(child: "subprocess.Popen[str]") -> None:
    assert child.stdin
    child.stdin.write("no order\n")
    said, told = child.communicate()

    assert (child.returncode, said) == (1, "")
    assert told.startswith("Traceback (most recent call last):\n")
    assert told.rstrip().endswith("json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)")


def test_what_it_writes_goes_into_the_files_that_it_is_given(tmp_path: Path) -> None:
    with (
        (tmp_path / "out").open("w") as out,
        (tmp_path / "err").open("w") as err,
        crawl_forge.begin(crawl_forge.lit(), out=out, err=err) as child,
    ):
        assert child.stdin
        child.stdin.write("no order\n")
        child.stdin.close()
        code = child.wait(60)

    assert code == 1
    assert (tmp_path / "out").read_text() == ""
    assert "JSONDecodeError" in (tmp_path / "err").read_text()


def test_a_commands_crawl_reads_and_files(desk: DeskFolder, newsstand: Newsstand) -> None:
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    newsstand.show({"/harbour-times.xml": Answer(body=rss([headline("Ferry stays in port", number=1)]))})

    ran = desk.copydesk("gather", "--json", "--as-of=2026-05-12T12:00:00Z")

    assert (ran.exit_code, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["new"] == 1

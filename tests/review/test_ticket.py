"""`copydesk review --ticket`: the way into a page that cron or systemd started, whose first address nobody saw."""

import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from tests.desks import ROOT, DeskFolder
from tests.ports import free_port
from tests.review.started import review


def test_a_new_ticket_opens_the_page_that_runs_and_voids_the_one_before(desk: DeskFolder) -> None:
    desk.copydesk("drafts")
    with review(desk) as page:
        port = page.address.rpartition(":")[2]

        said = desk.copydesk("review", "--ticket", "--port", port)
        enter = said.stdout.strip()
        old, new = (httpx.get(address, follow_redirects=False, trust_env=False) for address in (page.enter, enter))

    assert (said.exit_code, enter.startswith(f"{page.address}/enter?ticket=")) == (0, True)
    assert "copydesk=" in new.headers.get("set-cookie", "")
    assert "copydesk=" not in old.headers.get("set-cookie", "")


def test_a_page_whose_first_address_was_thrown_away_says_nothing_that_cron_would_mail(
    desk: DeskFolder, tmp_path: Path
) -> None:
    desk.copydesk("drafts")
    heard, port = tmp_path / "heard", free_port()
    with heard.open("wb") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "pipeline.launch", "--desk", str(desk.folder), "review", "--port", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=err,
            env={"PYTHONPATH": str(ROOT)},
        )
    try:
        _answers(port)
    finally:
        process.send_signal(signal.SIGINT)

    assert (process.wait(30), heard.read_bytes()) == (0, b"")


def _answers(port: int) -> None:
    """Wait until the page answers."""
    for _ in range(600):
        with suppress(httpx.HTTPError):
            httpx.get(f"http://127.0.0.1:{port}/", trust_env=False)
            return
        time.sleep(0.1)
    raise AssertionError("no page answers")


def test_json_holds_the_address(desk: DeskFolder) -> None:
    assert desk.copydesk("review", "--ticket", "--json").json["enter"].startswith("http://127.0.0.1:8765/enter?ticket=")


@pytest.mark.parametrize(
    ("words", "cure"), [(("--host", "0.0.0.0"), "--set-password"), (("--port", "0"), "--port")], ids=["others", "port"]
)
def test_a_page_that_has_no_ticket_names_its_way_in(desk: DeskFolder, words: tuple[str, ...], cure: str) -> None:
    ran = desk.copydesk("review", "--ticket", *words)

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert cure in ran.stderr

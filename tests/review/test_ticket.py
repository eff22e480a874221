"""`copydesk review --ticket`: the way into a page that cron or systemd started, whose first address nobody saw."""

import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from pipeline.store import page_address
from pipeline.store.database import connect
from tests.desks import ROOT, DeskFolder
from tests.ports import free_port
from tests.review.conftest import NO_TLS
from tests.review.cookies import cookie_name
from tests.review.light_password import set_light_password
from tests.review.started import review


def test_a_new_ticket_opens_the_page_that_runs_at_whatever_port_and_voids_the_one_before(desk: DeskFolder) -> None:
    desk.copydesk("drafts")
    with review(desk) as page:
        said = desk.copydesk("review", "--ticket")
        enter = said.stdout.strip()
        old, new = (
            httpx.get(address, follow_redirects=False, trust_env=False, verify=NO_TLS)
            for address in (page.enter, enter)
        )
        again = desk.copydesk("review", "--ticket", "--json").json

    assert (said.exit_code, enter.startswith(f"{page.address}/enter?ticket=")) == (0, True)
    assert f"{cookie_name(page.address)}=" in new.headers.get("set-cookie", "")
    assert f"{cookie_name(page.address)}=" not in old.headers.get("set-cookie", "")
    assert again["enter"].startswith(f"{page.address}/enter?ticket=")


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
            httpx.get(f"http://127.0.0.1:{port}/", trust_env=False, verify=NO_TLS)
            return
        time.sleep(0.1)
    raise AssertionError("no page answers")


@pytest.mark.parametrize("before", ["never", "killed", "forged"])
def test_where_no_page_is_open_no_ticket_is_made(desk: DeskFolder, before: str) -> None:
    desk.copydesk("drafts")
    if before == "killed":
        with review(desk):
            pass
    elif before == "forged":
        desk.writes("desk.page", "http://127.0.0.1:1 1\nhttp://[::1 1\nx\n\0\n")
    count = tickets(desk.folder)

    ran = desk.copydesk("review", "--ticket", "--port", "8765")

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "no review page of this desk is open" in ran.stderr
    assert "do:    start one: copydesk review" in ran.stderr
    assert tickets(desk.folder) == count


def test_of_two_pages_the_newest_is_meant_or_the_one_that_is_named(desk: DeskFolder) -> None:
    desk.copydesk("drafts")
    with review(desk) as first, review(desk) as second:
        newest = desk.copydesk("review", "--ticket").stdout
        named = desk.copydesk("review", "--ticket", "--port", first.address.rpartition(":")[2]).stdout
        neither = desk.copydesk("review", "--ticket", "--port", str(free_port()))

        assert newest.startswith(second.address)
        assert named.startswith(first.address)
        assert (neither.exit_code, neither.stdout) == (2, "")
        assert f"127.0.0.1 port {first.address.rpartition(':')[2]}" in neither.stderr
        second.process.kill()
        second.process.wait()
        assert desk.copydesk("review", "--ticket").stdout.startswith(first.address)


def test_a_page_that_ends_takes_its_address_along(tmp_path: Path) -> None:
    (tmp_path / "desk.page").touch()
    with page_address.kept(tmp_path, "http://127.0.0.1:8765"):
        assert (tmp_path / "desk.page").read_text().startswith("http://127.0.0.1:8765 ")

    assert (tmp_path / "desk.page").read_text() == ""


def test_a_page_that_has_no_ticket_names_its_way_in(desk: DeskFolder) -> None:
    desk.copydesk("drafts")
    set_light_password(desk.folder, "correct horse battery")
    with review(desk, "--host", "0.0.0.0", "--port", "0", prints=False):
        ran = desk.copydesk("review", "--ticket")

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "--set-password" in ran.stderr


def tickets(folder: Path) -> int:
    db = connect(folder / "desk.db")
    [count] = db.execute("select count(*) from sessions").fetchone()
    db.close()
    return int(count)

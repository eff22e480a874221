"""Where the page starts and under which names it answers, where it refuses to, and how it ends."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from pipeline.review.door import Door, door_at
from pipeline.settings import Reviewing
from tests.desks import ROOT, DeskFolder
from tests.review.access.strangers import PASSWORD, Wall, tries
from tests.review.conftest import NO_TLS, Served, signed_in
from tests.review.started import review


@pytest.mark.parametrize(
    ("host", "host_name"),
    [("0.0.0.0", ""), ("::", ""), ("127.0.0.1", "desk.example.org")],
    ids=["every address", "every address, IPv6 too", "behind a proxy"],
)
def test_where_others_can_reach_it_it_does_not_start_without_a_password(
    evening: DeskFolder, host: str, host_name: str
) -> None:
    ran = evening.copydesk("review", "--port", "0", "--host", host, COPYDESK_REVIEW__HOST_NAME=host_name)

    assert ran.exit_code == 2
    assert "there is no password" in ran.stderr
    assert "--set-password" in ran.stderr


def test_with_a_password_it_starts_elsewhere_and_prints_no_ticket(evening: DeskFolder) -> None:
    evening.copydesk("review", "--set-password", stdin=PASSWORD.encode() + b"\n")
    with review(evening, "--port", "0", "--host", "0.0.0.0", prints=False) as page:
        address = page.address.replace("0.0.0.0", "127.0.0.1")
        with httpx.Client(base_url=address, headers={"Origin": address}, verify=NO_TLS) as client:
            came = tries(client, PASSWORD)

    assert came.status_code == 303


def test_a_port_in_use_is_said_with_its_cure(served: Served, desk: DeskFolder) -> None:
    port = served.address.rpartition(":")[2]

    ran = desk.copydesk("review", "--port", port)

    assert ran.exit_code == 2
    assert f"port {port} of 127.0.0.1 is in use" in ran.stderr
    assert "copydesk review --ticket" in ran.stderr
    assert "copydesk review --port 0" in ran.stderr
    assert "[review] port in copydesk.toml" in ran.stderr


@pytest.mark.parametrize(
    ("door", "host", "known"),
    [
        pytest.param(("127.0.0.1", ""), "127.0.0.1:8765", True, id="the address"),
        pytest.param(("127.0.0.1", ""), "LOCALHOST:8765", True, id="the name"),
        pytest.param(("127.0.0.1", ""), "localhost", False, id="without the port"),
        pytest.param(("127.0.0.1", ""), "localhost.evil.example:8765", False, id="a longer name"),
        pytest.param(("127.0.0.1", "Desk.example.org"), "desk.example.org", True, id="the proxy's name"),
        pytest.param(("127.0.0.1", "desk.example.org"), "127.0.0.1:8765", True, id="beside the proxy"),
        pytest.param(("0.0.0.0", ""), "192.0.2.7:8765", True, id="one of all addresses"),
        pytest.param(("0.0.0.0", ""), "[2001:db8::1]:8765", True, id="one of all addresses, IPv6"),
        pytest.param(("0.0.0.0", ""), "evil.example:8765", False, id="a name that points here"),
        pytest.param(("0.0.0.0", "desk.example.org"), "192.0.2.7:8765", False, id="an address, where a name is set"),
        pytest.param(("192.0.2.7", ""), "192.0.2.7:8765", True, id="the one address"),
        pytest.param(("192.0.2.7", ""), "192.0.2.8:8765", False, id="another address"),
    ],
)
def test_the_page_answers_to_its_own_names_only(wall: Wall, door: tuple[str, str], host: str, known: bool) -> None:
    made: Door = door_at(door[0], 8765, Reviewing(host_name=door[1]), clock=wall)

    assert made.knows(host) is known


def test_ctrl_c_ends_the_page_with_exit_code_0(evening: DeskFolder) -> None:
    with review(evening) as page:
        page.process.signal(signal.SIGINT)

        assert page.process.wait(30).exit_code == 0


def test_the_demo_serves_its_page_and_says_where_its_newsstand_is(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline.launch", "demo", str(tmp_path / "d"), "--serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={"PYTHONPATH": str(ROOT)},
    )
    try:
        assert process.stdout
        said: list[str] = []
        while not said or "/enter?ticket=" not in said[-1]:
            said.append(next(process.stdout).strip())
        enter = said[-1]
        [newsstand] = [line.split()[5].rstrip(";") for line in said if line.startswith("The newsstand stays open")]
        assert f'"{newsstand}/selwen-post/feed.xml"' in (tmp_path / "d" / "outlets.toml").read_text(encoding="utf-8")
        address = enter.partition("/enter")[0]
        with signed_in(address, enter) as client:
            assert client.get("/keys").status_code == 200
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
        assert time.monotonic() - started < 10
    finally:
        process.kill()
        process.communicate()

"""Two desks on one machine, open in one browser, which gives every port of a host the same cookies."""

import shutil
from pathlib import Path

import httpx

from tests.cli.conftest import Day
from tests.desks import DeskFolder
from tests.review.conftest import EVENING, NO_TLS, Served, serving


def test_who_signs_in_at_another_desk_of_this_machine_stays_signed_in_here(
    served: Served, day: Day, tmp_path: Path
) -> None:
    there = DeskFolder(shutil.copytree(day.desk.folder, tmp_path / "there"))
    with serving(there, clock=lambda: EVENING, real_clock=served.now) as other, httpx.Client(verify=NO_TLS) as browser:
        browser.get(served.enter)
        browser.get(other.enter)

        assert [browser.get(f"{page}/keys").status_code for page in (served.address, other.address)] == [200, 200]


def test_who_was_signed_in_before_the_cookie_had_a_port_still_is(served: Served, client: httpx.Client) -> None:
    [cookie] = client.cookies.values()

    assert httpx.get(f"{served.address}/keys", cookies={"copydesk": cookie}, verify=NO_TLS).status_code == 200

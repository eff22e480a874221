"""The page on its port, as the process sees it."""

import gc
import re

import httpx

from tests.review.conftest import NO_TLS, Client, Served


def test_what_stands_when_the_page_opens_is_not_searched_for_garbage_again(client: Client) -> None:
    assert client.get("/keys").status_code == 200

    assert gc.get_freeze_count() > 10_000


def test_every_page_names_the_icon_that_a_tab_shows(client: Client, served: Served) -> None:
    pages = [
        client.get("/").text,
        client.get("/nowhere").text,
        httpx.get(f"{served.address}/login", verify=NO_TLS).text,
    ]

    icons = [re.findall(r'<link rel="icon" href="([^"]+)"', page) for page in pages]

    assert icons == [icons[0]] * 3
    answer = httpx.get(served.address + icons[0][0], verify=NO_TLS)
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, "image/svg+xml")

"""The page on its port, as the process sees it."""

import gc

from tests.review.conftest import Client


def test_what_stands_when_the_page_opens_is_not_searched_for_garbage_again(client: Client) -> None:
    assert client.get("/keys").status_code == 200

    assert gc.get_freeze_count() > 10_000

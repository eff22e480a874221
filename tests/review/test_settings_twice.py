"""Settings that are saved when nothing is left to save: a second press on a slow desk, and a form as it was."""

import re

import pytest

from tests.review.conftest import Client, Served
from tests.review.topics_typed import SKERROW


def test_saving_what_is_there_already_keeps_what_can_be_put_back(served: Served, client: Client) -> None:
    first = _file(served)
    client.press("/settings/topics/skerrow", {**SKERROW, "any": "ferry", "seen": _seen(client)})
    client.press("/settings/topics/skerrow", {**SKERROW, "any": "ferry", "seen": _seen(client)})

    client.press("/settings/restoration", {"seen": _seen(client)})

    assert _file(served) == first


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        pytest.param("/settings/topics/skerrow", {**SKERROW, "any": "fog"}, "Saved the topic skerrow.", id="topic"),
        pytest.param("/settings/topics", {"name": "fog", "any": "fog"}, "Saved the topic fog.", id="new-topic"),
        pytest.param("/settings/blog", {"name": "Fog Watch"}, "Saved the blog.", id="blog"),
        pytest.param("/settings/keys", {"keys": "off"}, "Single keys are off.", id="keys"),
    ],
)
def test_who_presses_twice_while_the_desk_is_slow_is_told_that_it_is_saved(
    served: Served, client: Client, path: str, typed: dict[str, str], said: str
) -> None:
    seen = _seen(client)
    client.press(path, {**typed, "seen": seen})
    saved = _file(served)
    client.get("/settings")  # has heard of the first

    again = client.press(path, {**typed, "seen": seen})

    assert again.status_code == 303
    assert said in client.get("/settings").text
    assert _file(served) == saved


def _file(served: Served) -> str:
    return (served.desk.folder / "copydesk.toml").read_text(encoding="utf-8")


def _seen(client: Client) -> str:
    [seen] = re.findall(r'name="seen" value="([^"]+)"', client.get("/settings").text)[:1]
    return str(seen)

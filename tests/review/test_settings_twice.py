"""Settings that are sent again: by a second press on a slow desk, as they were, or after a trial or a refusal."""

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
        pytest.param("/settings/topics/skerrow/removal", {}, "Removed the topic skerrow.", id="removal"),
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


def test_a_topic_that_somebody_else_took_out_before_the_last_change_is_none_to_remove(
    served: Served, client: Client
) -> None:
    seen = _seen(client)
    client.press("/settings/topics/skerrow/removal", {"seen": seen})
    client.press("/settings/blog", {"name": "Fog Watch", "seen": _seen(client)})

    again = client.press("/settings/topics/skerrow/removal", {"seen": seen})

    assert again.status_code == 404
    assert "No topic is called" in again.text


@pytest.mark.parametrize(
    ("path", "wrong", "right"),
    [
        pytest.param("/settings/topics/skerrow", {**SKERROW, "posts_a_day": "x"}, {**SKERROW, "any": "m"}, id="topic"),
        pytest.param("/settings/blog", {"name": ""}, {"name": "Fog Watch"}, id="blog"),
    ],
)
def test_a_form_that_was_refused_writes_over_nothing_that_came_meanwhile(
    served: Served, client: Client, path: str, wrong: dict[str, str], right: dict[str, str]
) -> None:
    seen = _seen(client)
    by_hand = _file(served).replace('"vossen"', '"by hand"').replace("Narrows Watch", "By Hand")
    served.desk.writes("copydesk.toml", by_hand)

    refused = client.press(path, {**wrong, "seen": seen})
    again = client.press(path, {**right, "seen": _seen_in(refused.text)})

    assert (refused.status_code, again.status_code) == (422, 409)
    assert _file(served) == by_hand


def test_a_trial_without_script_writes_over_nothing_that_came_meanwhile(served: Served, client: Client) -> None:
    seen = _seen(client)
    by_hand = _file(served).replace('"vossen"', '"by hand"')
    served.desk.writes("copydesk.toml", by_hand)

    tried = client.get("/settings/topics/trial", params={**SKERROW, "name": "skerrow", "seen": seen})
    saved = client.press("/settings/topics/skerrow", {**SKERROW, "any": "mine", "seen": _seen_in(tried.text)})

    assert saved.status_code == 409
    assert _file(served) == by_hand


def _file(served: Served) -> str:
    return (served.desk.folder / "copydesk.toml").read_text(encoding="utf-8")


def _seen(client: Client) -> str:
    return _seen_in(client.get("/settings").text)


def _seen_in(page: str) -> str:
    [seen] = re.findall(r'name="seen"[^"]*value="([^"]+)"', page)[:1]
    return str(seen)

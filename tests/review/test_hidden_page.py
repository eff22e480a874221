"""The editor's rulings over HTTP and without script: each button, where it leads, and its way back on /hidden."""

import re

import pytest

from pipeline.store import stories
from tests.review.conftest import Client, Served
from tests.review.desk_views import BLACKOUT, TALKS, a_copy, headline_like, rows, seen


def test_a_dropped_story_is_gone_found_and_restored(client: Client) -> None:
    asked = client.press(f"/stories/{TALKS}/hiding", {"reason": "one-sided", "back": "/"})
    page = client.get(asked.headers["location"]).text
    hidden = client.get("/hidden").text
    client.press(f"/stories/{TALKS}/restoration", {"back": "/hidden"})

    assert f"{TALKS}-skerrow" not in rows(page)
    assert f'formaction="/stories/{TALKS}/restoration"' in page
    assert "Dropped by you 1" in seen(hidden)
    assert "One-sided" in seen(hidden)
    assert f"{TALKS}-skerrow" in rows(client.get("/").text)


def test_a_dropped_story_is_a_ruling_where_there_is_no_other(client: Client) -> None:
    before = seen(client.get("/hidden").text)
    client.press(f"/stories/{TALKS}/hiding", {"reason": "one-sided", "back": "/"})

    after = seen(client.get("/hidden").text)

    assert "None yet. Stories are merged" in before
    assert "None but the stories dropped above. Stories are merged" in after


def test_selected_stories_are_merged_and_parted_again(client: Client, served: Served) -> None:
    before = client.get("/").text
    asked = client.press(f"/stories/{TALKS}/merger", {"other": [str(BLACKOUT), str(TALKS)], "back": "/"})
    merged = client.get(asked.headers["location"]).text
    client.press(f"/stories/{BLACKOUT}/merger/withdrawal", {"back": "/"})

    assert rows(merged) == ["24-skerrow", "23-earth"]
    assert "1 story, 27 headlines" in seen(merged)
    assert f'formaction="/stories/{BLACKOUT}/merger/withdrawal"' in merged
    assert rows(client.get("/").text) == rows(before)
    with served.opened() as desk:
        found = stories.numbered(desk.db, BLACKOUT)
        assert found is not None
        assert len(found.headlines) == 9


def test_merging_nothing_says_what_to_do_first(client: Client) -> None:
    asked = client.press(f"/stories/{TALKS}/merger", {"back": "/"})

    assert "Nothing merged: select another story first" in client.get(asked.headers["location"]).text


def test_a_headline_is_split_off_from_beside_a_draft_and_put_back(client: Client, served: Served) -> None:
    number = headline_like(served, "Go home or pay the price")
    asked = client.press(f"/headlines/{number}/split", {"back": "/drafts/1?panel=why"})
    ruled = client.get("/hidden").text
    [new] = re.findall(r"/stories/(\d+)/split/withdrawal", ruled)
    client.press(f"/stories/{new}/split/withdrawal", {"back": "/hidden"})

    assert asked.headers["location"] == f"/drafts/1?panel=why&undo=split-{new}"
    assert "split off from" in seen(ruled)
    assert "18 headlines in 48 hours" in client.get("/").text


def test_a_copy_is_unfolded_and_folded_again(client: Client, served: Served) -> None:
    copy = a_copy(served)
    before = client.get("/").text
    client.press(f"/headlines/{copy}/unfolding", {"back": "/drafts/1"})
    after = client.get("/").text
    client.press(f"/headlines/{copy}/folding", {"back": "/hidden"})

    assert "3 copies folded" in before
    assert "2 copies folded" in after
    assert "3 copies folded" in client.get("/").text


def test_a_mute_is_listed_with_the_rulings_and_taken_back(client: Client) -> None:
    client.press("/outlets/mute", {"outlet": "Varkinform", "topic": "skerrow", "level": "lead", "back": "/"})
    muted = seen(client.get("/hidden").text)
    client.press("/outlets/mute", {"outlet": "Varkinform", "topic": "skerrow", "level": "none", "back": "/hidden"})

    assert "Varkinform never leads on skerrow" in muted
    assert "Varkinform never leads" not in seen(client.get("/hidden").text)


def test_a_mute_that_still_holds_is_told_when_another_is_taken_back(client: Client) -> None:
    for topic, level in (("", "hide"), ("skerrow", "lead"), ("skerrow", "none")):
        client.press("/outlets/mute", {"outlet": "Varkinform", "topic": topic, "level": level, "back": "/"})

    assert "Varkinform is still muted: it is left out of posts, everywhere." in seen(client.get("/").text)


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "",
        "/\r\nX: y",
    ],
)
def test_no_way_back_leads_elsewhere(client: Client, address: str) -> None:
    asked = client.press("/outlets/mute", {"outlet": "Varkinform", "level": "lead", "back": address})

    path, _, query = asked.headers["location"].partition("?")
    assert path == "/"
    assert query.startswith("undo=mute-outlet")


@pytest.mark.parametrize("path", ["/stories/999/hiding", "/headlines/999/split", "/stories/999/merger/withdrawal"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.press(path, {"back": "/"}).status_code == 404


def test_what_is_not_news_is_told_in_a_sentence(client: Client) -> None:
    assert "2 headlines came without a date or more than a week old." in seen(client.get("/hidden").text)

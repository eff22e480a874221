"""Long texts that came too late do not fill the page: their beginnings stand there, all of each is one link away."""

import pytest

from pipeline.desk import editing
from pipeline.errors import StaleError
from tests.review.conftest import Client, Served

LONG = "word " * 30_000


@pytest.fixture
def page(client: Client, served: Served) -> str:
    """The page of draft 1, for whose comment six long texts came too late."""
    with served.opened() as desk:
        editing.write_comment(desk, 1, text="Theirs.", references=(), seen="", editor="Renske#1")
        for number in range(6):
            words = f"{number} {LONG}{number}"
            with pytest.raises(StaleError):
                editing.write_comment(desk, 1, text=words, references=(), seen="stale", editor="you#1")
    return client.get("/drafts/1").text


def test_the_page_shows_four_of_them_and_of_each_its_beginning(page: str) -> None:
    assert page.count('class="conflict"') == 4
    assert len(page) < 6 * len(LONG) / 4
    assert "2 more that came too late" in page


def test_all_of_each_is_one_link_away(page: str, client: Client) -> None:
    addresses = dict.fromkeys(part.partition('"')[0] for part in page.split('href="/drafts/1/asides/')[1:])

    texts = [client.get(f"/drafts/1/asides/{one}").text for one in addresses]

    assert [text.strip() for text in texts] == [f"{number} {LONG}{number}" for number in range(6)]


def test_a_text_that_is_not_there_is_no_page(client: Client) -> None:
    assert client.get("/drafts/1/asides/99").status_code == 404

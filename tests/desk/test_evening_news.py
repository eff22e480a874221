"""What the page drafts from is the window that a command would read, whatever its memory holds already."""

import io
import json

from pipeline.desk import ingest, opened
from pipeline.desk.evening import Memory, news_of, sorted_news
from pipeline.desk.ranking import window, window_as_it_stands
from tests.cli.conftest import day, evening
from tests.desks import DeskFolder
from tests.review.conftest import EVENING

__all__ = ["day", "evening"]

_LATE = {
    "outlet": "Harbour Times",
    "headline": "Both delegations leave Port Selwen by the evening ferry",
    "url": "https://harbour.example/2026/05/12/late",
    "published": "2026-05-12T17:40:00Z",
}


def test_what_arrived_since_the_last_look_is_sorted_out_and_is_in_the_news(evening: DeskFolder) -> None:
    memory = Memory()
    with opened(evening.folder, {}, now=EVENING) as desk:
        before = sorted_news(desk, memory)
        ingest(desk, io.BytesIO(json.dumps(_LATE).encode()))
        after = sorted_news(desk, memory)

        assert after == window(desk)
        assert len(after.news) == len(before.news) + 1


def test_the_news_of_a_look_are_what_stands_in_the_store(evening: DeskFolder) -> None:
    with opened(evening.folder, {}, now=EVENING) as desk:
        assert news_of(desk, Memory()) == window_as_it_stands(desk)

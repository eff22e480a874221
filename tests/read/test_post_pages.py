"""The page of a public Telegram channel: each message an item, its first sentence for a headline."""

from datetime import UTC, datetime

from pipeline.news import Feed
from pipeline.read import sections
from tests.cast import NOON

URL = "https://t.me/s/skerrow_harbour"


def message(number: int, words: str) -> str:
    said = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{words}</div>' if words else ""
    return (
        f'<div class="tgme_widget_message_wrap"><div class="tgme_widget_message js-widget" data-post="x/{number}">'
        f'{said}<a class="tgme_widget_message_date" href="https://t.me/skerrow_harbour/{number}">'
        f'<time datetime="2026-05-12T09:30:00+00:00" class="time">09:30</time></a></div></div>'
    )


def read(*messages: str) -> Feed:
    body = '<html><head><meta property="og:title" content="Skerrow Harbour"></head><body>' + "".join(messages)
    return sections.read(f"{body}</body></html>".encode(), url=URL, now=NOON, links="a.tgme_widget_message_date")


def test_messages_are_items_the_newest_first_with_their_first_sentence_for_a_headline() -> None:
    found = read(
        message(1, "The ferry stays in port.<br/>Nobody told the passengers."),
        message(2, "The buoys are <b>gone</b> &amp; the channel is open! More at noon."),
    )

    assert found.title == "Skerrow Harbour"
    assert [(item.headline, item.url) for item in found.items] == [
        ("The buoys are gone & the channel is open!", "https://t.me/skerrow_harbour/2"),
        ("The ferry stays in port.", "https://t.me/skerrow_harbour/1"),
    ]
    assert found.items[0].published == datetime(2026, 5, 12, 9, 30, tzinfo=UTC)


def test_a_message_without_words_is_left_out_with_a_warning() -> None:
    found = read(message(1, ""))

    assert found.items == ()
    assert any("left out" in warning for warning in found.warnings)


def test_a_long_sentence_is_cut_after_a_word_and_not_left_out() -> None:
    [item] = read(message(1, "the channel is closed and " * 30)).items

    assert item.headline.endswith(("closed", "is", "and", "channel", "the"))
    assert len(item.headline) <= 200


def test_a_page_without_messages_says_so() -> None:
    assert read().warnings == ("the page shows no message; is the channel public?",)

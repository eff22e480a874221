"""Read the page that shows a public Telegram channel: t.me/s/CHANNEL has no feed, and each message is a card.

A message's link is its date; its words stand in the card beside it, so that the reader of sections finds no headline.
"""

from collections.abc import Iterator

from lxml import etree

from pipeline import text
from pipeline.news import Feed
from pipeline.outlets import posts
from pipeline.read import items
from pipeline.read.entry import Channel, Entry
from pipeline.read.item_dates import When
from pipeline.read.page import metadata, tree
from pipeline.read.page.tree import Element, within

_CARD = "//*[contains(concat(' ', normalize-space(@class), ' '), ' tgme_widget_message ')]"
_WORDS = "tgme_widget_message_text"
_DATE = "tgme_widget_message_date"
_LONGEST_POST = 20_000  # characters of markup; a message has 4,096 at most


def is_one(url: str) -> bool:
    """Tell whether an address is such a page."""
    posting = posts.posting(url)
    return posting is not None and posting.section is not None


def read(root: Element, *, url: str, when: When, most: int) -> Feed:
    """Return the messages of a channel's page, the newest first; one without words is left out with a warning.

    Args:
        root: The page.
        url: Its address.
        when: Reads a date.
        most: Messages beyond these are left out, the oldest first.
    """
    cards = tree.matching(root, _CARD, 10 * most)
    entries = tuple(_entries(reversed(cards)))[:most]
    own = text.language_tag(root.get("lang") or "")
    listed, doubts = items.clean(Channel(format="html", entries=entries), base=url, when=when)
    title = text.plain(metadata.read(root).first("og:title"))
    said = () if entries else ("the page shows no message; is the channel public?",)
    return Feed(kind="section", format="html", title=title, language=own, items=listed, warnings=(*said, *doubts))


def _entries(cards: Iterator[Element]) -> Iterator[Entry]:
    for card in cards:
        link = next((one for one in within(card, "a") if _DATE in (one.get("class") or "").split()), None)
        if link is not None:
            words = next((one for one in within(card, "div") if _WORDS in (one.get("class") or "").split()), None)
            time = next((one.get("datetime") or "" for one in within(link, "time", most=1)), "")
            said = "" if words is None else etree.tostring(words, encoding="unicode", with_tail=False)
            yield Entry(link=link.get("href") or "", summary=said[:_LONGEST_POST], dates=(time,) if time else ())

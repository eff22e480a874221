"""Lists of bookmarks and channels of posts, gathered for real: whose a page is, its worth, what it may not do."""

from pathlib import Path

import pytest

from pipeline.desk import Desk
from pipeline.desk.gathering import gather_news
from pipeline.desk.ranking import ranked, window
from pipeline.draft.lead import Rules, slate
from pipeline.news import Outlet
from pipeline.newsstand import Answer, Newsstand
from pipeline.outlets import Registry
from pipeline.settings import Settings
from pipeline.settings.values import Gathering
from pipeline.store import headlines
from pipeline.store.database import Connection
from tests.cast import NOON

DATE = "Tue, 12 May 2026 11:00:00 GMT"


def rss(*items: tuple[str, str, str]) -> Answer:
    """A feed of (title, link, description)."""
    told = "".join(
        f"<item>{f'<title>{title}</title>' if title else ''}<link>{link}</link><description>{words}</description>"
        f"<pubDate>{DATE}</pubDate></item>"
        for title, link, words in items
    )
    return Answer(body=f"<rss version='2.0'><channel><title>T</title>{told}</channel></rss>".encode())


FERRY = "https://harbour.example/2026/ferry"
POST = "http://127.0.0.1/@mayor/112233445566778899"
PAGES = {
    "/harbour.xml": rss(
        ("Ferry stays in port", FERRY, "The ferry stayed in port on Tuesday."), ("Bakery opens", f"{FERRY}2", "")
    ),
    "/marks.xml": rss(
        ("my note: the ferry!", f"{FERRY}?utm_source=marks", ""),
        ("Reeds grow back", "https://www.valley.example/reeds", ""),
    ),
    "/@mayor.rss": rss(("", POST, "<p>The ferry stays. Until Friday at least.</p>")),
}


@pytest.fixture
def desk(tmp_path: Path, newsstand: Newsstand, db: Connection) -> Desk:
    newsstand.show(PAGES)
    at = newsstand.address
    registry = Registry(
        outlets=(
            Outlet(name="My Marks", hosts=("marks.example",), feeds=(f"{at}/marks.xml",), starred=True),
            Outlet(name="Harbour Times", hosts=("harbour.example",), language="en", feeds=(f"{at}/harbour.xml",)),
            Outlet(name="The Mayor", feeds=(f"{at}/@mayor.rss",)),
        )
    )
    chosen = Gathering(delay_seconds=0, timeout_seconds=5, allow_private_addresses=True)
    return Desk(folder=tmp_path, settings=Settings(gather=chosen), registry=registry, db=db, now=NOON)


def test_a_bookmark_is_its_page_s_outlet_s_and_never_the_list_s(desk: Desk) -> None:
    gather_news(desk, only=["My Marks"])

    assert {one.headline: one.outlet for one in headlines.everything(desk.db)} == {
        "my note: the ferry!": "Harbour Times",
        "Reeds grow back": "valley.example",
    }


@pytest.mark.parametrize("order", [("My Marks", "Harbour Times"), ("Harbour Times", "My Marks")])
def test_a_page_that_its_outlet_and_the_list_bring_is_one_headline_in_the_outlet_s_words(
    desk: Desk, order: tuple[str, str]
) -> None:
    for name in order:
        gather_news(desk, only=[name])

    ferry = headlines.at_page(desk.db, FERRY)
    assert ferry is not None
    assert (ferry.headline, ferry.outlet) == ("Ferry stays in port", "Harbour Times")


def test_a_hand_pick_is_the_strongest_term_and_names_its_list(desk: Desk) -> None:
    gather_news(desk)

    best = ranked(desk, window(desk))

    terms = {page.canonical: {term.name: term for term in one.terms} for one in best for page in one.story.kept}
    assert terms[FERRY]["starred"].points == 4.0 == max(desk.settings.rank.weights.values())
    assert terms[FERRY]["starred"].why == "picked by hand: My Marks"
    assert terms[f"{FERRY}2"]["starred"].points == 0.0


def test_a_post_is_a_headline_in_its_own_quoted_words_that_never_leads(desk: Desk) -> None:
    gather_news(desk, only=["The Mayor"])

    [post] = headlines.everything(desk.db)
    assert (post.headline, post.kind, post.outlet) == ("“The ferry stays.”", "post", "The Mayor")
    [story] = window(desk).stories
    [(vetoed, why)] = slate(story, Rules(now=NOON, registry=desk.registry)).vetoed
    assert (vetoed.id, why) == (post.id, "it is a post, not a report")

"""A page that says it is paid for leads no post while another headline of its story is nearly as good."""

from pipeline.newsstand import Answer, Newsstand
from tests.desk.flood import FLOOD, PAGE, cover, ran
from tests.desks import DeskFolder

PAID = PAGE.replace("<head>", '<head><meta itemprop="isAccessibleForFree" content="False">')


def shows(newsstand: Newsstand, paid: set[int]) -> None:
    pages = {at: (PAID if at in paid else PAGE).format(title=FLOOD[at]) for at in range(4)}
    newsstand.show({f"/{at}": Answer(body=page.encode()) for at, page in pages.items()})


def first_choice(newsstand: Newsstand, desk: DeskFolder) -> int:
    """Which of the four leads while no page is known."""
    cover(desk, range(4), address=newsstand.address, summaries=True)
    [draft] = ran(desk).json["drafts"]
    return int(draft["roundup"]["lead"]["url"].rpartition("/")[2])


def test_a_paid_page_makes_room_for_one_that_is_open(newsstand: Newsstand, desk: DeskFolder) -> None:
    best = first_choice(newsstand, desk)
    shows(newsstand, {best})

    [draft] = ran(desk, pages=20, at="12:30").json["drafts"]
    why = desk.copydesk("why", f"h{best + 1}", "--json", "--as-of=2026-05-12T12:30:00Z").json["reasons"]

    lead = draft["roundup"]["lead"]
    assert lead["url"] != f"{newsstand.address}/{best}"
    assert lead["excerpt"][0].startswith("The dam on the upper Orrin broke on Tuesday morning")
    assert "its page says that it is paid for: it gives way as a lead to one that is worth nearly as much" in why


def test_where_every_page_is_paid_for_the_best_leads(newsstand: Newsstand, desk: DeskFolder) -> None:
    best = first_choice(newsstand, desk)
    shows(newsstand, {0, 1, 2, 3})

    [draft] = ran(desk, pages=20, at="12:30").json["drafts"]

    assert draft["roundup"]["lead"]["url"] == f"{newsstand.address}/{best}"

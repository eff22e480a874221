"""The panel Checks says where the excerpt of this lead is from, whatever lead a run had when it noted it."""

from tests.review.conftest import Client, Served
from tests.review.drafts import form, laid

NOT_THE_PAGE = "The excerpt is not from the article"


def panel(client: Client) -> str:
    return client.get("/drafts/1/panel?panel=checks", headers={"HX-Request": "true"}).text


def leads_with_a_page_that_was_not_read(client: Client, served: Served) -> None:
    """Another headline leads, whose feed gave a summary and whose page nobody asked for."""
    row = next(row for row in laid(served).rows if row.role != "lead" and row.headline.summary)
    assert client.press("/drafts/1/lead", form(laid(served), headline=str(row.headline.id))).status_code == 303


def test_an_excerpt_of_the_page_is_said_to_be_the_pages(client: Client) -> None:
    assert "every paragraph is the page&#39;s own" in panel(client)
    assert NOT_THE_PAGE not in panel(client)


def test_an_excerpt_of_the_feed_is_never_said_to_be_the_pages(client: Client, served: Served) -> None:
    leads_with_a_page_that_was_not_read(client, served)

    assert "every paragraph is the feed&#39;s own" in panel(client)
    assert NOT_THE_PAGE in panel(client)

"""The block `Publish` of the first draft: pressed, read, and put into the states that a sending may leave."""

from collections.abc import Mapping
from datetime import timedelta

import httpx

from pipeline.desk import publishing
from pipeline.desk.publishing import Order, Pace
from pipeline.desk.publishing.claiming import claim
from pipeline.news import Traits
from pipeline.store import postings, sendings
from pipeline.store.database import writing
from pipeline.store.postings import Posting
from tests.review.channels import posts
from tests.review.conftest import Client, Served
from tests.review.drafts import form, laid


def ask(
    client: Client, served: Served, query: str, *, more: Mapping[str, str] | None = None, htmx: bool = False
) -> httpx.Response:
    """Press a button of the block `Publish`, on a page that shows the draft as it is."""
    return client.press(f"/drafts/1/postings?channel=blog{query}", form(laid(served), **(more or {})), htmx=htmx)


def block(client: Client) -> str:
    """The block `Publish` of the page, without its markup's line ends."""
    page = client.get("/drafts/1").text
    return " ".join(page.partition('id="field-posting"')[2].partition("</section><section")[0].split())


def approve(client: Client, served: Served) -> None:
    """The editor approves the draft as it stands."""
    assert client.press("/drafts/1/approval", form(laid(served))).status_code == 303


def retitle(client: Client, served: Served, title: str) -> None:
    """The editor gives the post another title."""
    assert client.press("/drafts/1/title", form(laid(served), title=title)).status_code == 303


def on_blog(served: Served) -> Posting:
    """The draft\'s one post, as the store has it."""
    with served.opened() as desk:
        [posting] = postings.of_draft(desk.db, 1)
        return posting


def someone_edits(served: Served, old: str, new: str) -> None:
    """Somebody changes the post on the blog."""
    [file] = posts(served)
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def stands(served: Served, state: str, *, channel: str = "blog", live: bool = False, minutes: int = 20) -> None:
    """Leave the first draft's post in a state, as a sending that went wrong so many minutes ago leaves it."""
    with served.opened() as desk:
        pace = Pace(clock=lambda: served.now() - timedelta(minutes=minutes))
        order = Order(draft=1, channel=channel, live=live)
        made = claim(desk, publishing.channel_named(desk, channel), Traits(), order, pace, before=None)
        if state != "sending":
            with writing(desk.db):
                sendings.stand(desk.db, made.posting, state=state, why="the line went dead", cure="wait a minute")
        else:
            with writing(desk.db):
                desk.db.execute("update posts set why = 'the line went dead', cure = 'wait a minute'")

"""Pictures: fetched by a press and not by a look, chosen into the post, shown from our own address only."""

import re
from typing import Any

from playwright.sync_api import Page

from pipeline.desk import Desk, find, picturing
from pipeline.draft import fields
from pipeline.news import Article, Picture
from pipeline.newsstand import Answer, Newsstand, picture
from pipeline.store import articles, headlines, pictures
from pipeline.store.database import writing
from tests.cast import NOON
from tests.desk.clips import dump, opened_with_draft
from tests.desks import DeskFolder
from tests.review.conftest import Client, Served

PATH = "/drafts/2/pictures"
SHOWN = "A quay in the fog"


def media_of(served: Served, number: int = 2) -> Any:  # noqa: ANN401  the post's media
    """The media of a draft's post as it is stored."""
    with served.opened() as desk:
        return find(desk, number).roundup.media


def kept_at(client: Client) -> str:
    """Have the pictures fetched, and return the address of the first one."""
    client.press(PATH)
    found = re.search(r'src="(/pictures/[0-9a-f]{64})"', client.get(PATH).text)
    assert found
    return found[1]


def with_picture(desk: Desk, number: int, address: str, *, alt: str = SHOWN) -> None:
    """The page of a headline, read, with a picture."""
    [known] = headlines.numbered(desk.db, [number])
    shown = Picture(url=address, alt=alt, caption="The quay on Tuesday.", credit="Lista Post")
    read = Article(url=known.url, canonical=known.canonical, headline=known.headline, picture=shown)
    with writing(desk.db):
        articles.keep(desk.db, number, read, digest="", at=NOON)


def test_looking_at_the_pictures_fetches_none(served: Served, client: Client) -> None:
    with served.opened() as desk:
        before = dump(desk.db)

    page = client.get(PATH).text

    assert "Not fetched" in page
    assert "<img" not in page
    with served.opened() as desk:
        assert dump(desk.db) == before


def test_a_press_fetches_them_and_the_page_shows_our_copy(client: Client) -> None:
    address = kept_at(client)

    answer = client.get(address)

    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_the_browser_loads_no_picture_from_an_outlet(served: Served, client: Client, browser: Page) -> None:
    kept_at(client)
    asked: list[str] = []
    browser.on("request", lambda request: asked.append(request.url))

    browser.goto(PATH)

    shown = browser.locator("main img").first
    shown.scroll_into_view_if_needed()
    assert shown.evaluate("one => one.decode().then(() => one.naturalWidth)") == 640
    assert [one for one in asked if not one.startswith(served.address)] == []


def test_a_picture_that_is_chosen_stands_in_the_post_with_the_outlets_address(served: Served, browser: Page) -> None:
    browser.goto(PATH)
    browser.get_by_role("button", name="Look for pictures").click()
    browser.get_by_label("What it shows").first.fill("A dark street")
    with browser.expect_response("**/drafts/2/media"):
        browser.get_by_role("button", name="Choose").first.click()

    [media] = media_of(served)
    assert (media.kind, media.place, media.alt) == ("picture", "top", "A dark street")
    assert media.url.endswith("/veldria-courier/images/eastmark-dark-after-energomir-cuts-vossen.png")
    assert media.link.endswith("/eastmark-dark-after-energomir-cuts-vossen.html")


def test_a_choice_from_an_old_page_changes_nothing(served: Served, client: Client) -> None:
    with served.opened() as desk:
        [one] = picturing.candidates(desk, 2)

    answer = client.press("/drafts/2/media", {"picture": one.shown.url, "v_media": "0123456789ab"})

    assert answer.status_code == 409
    assert media_of(served) == ()


def test_only_a_picture_of_the_storys_pages_can_be_chosen(served: Served, client: Client) -> None:
    answer = client.press("/drafts/2/media", {"picture": "http://169.254.169.254/latest/meta-data"})

    assert answer.status_code == 404
    assert media_of(served) == ()


def test_there_is_no_other_picture(client: Client) -> None:
    assert client.get(f"/pictures/{'0' * 64}").status_code == 404
    assert client.get("/pictures/../desk.db").status_code == 404


def test_the_picture_of_the_lead_comes_first(newsstand: Newsstand, desk: DeskFolder) -> None:
    with opened_with_draft(desk) as (opened, draft):
        lead = draft.roundup.lead
        assert lead is not None
        leading = headlines.at_page(opened.db, str(lead.url))
        assert leading is not None
        for number in (1, 2, 3, 4):
            with_picture(opened, number, f"{newsstand.address}/{number}.png")

        found = picturing.candidates(opened, draft.id)

        assert [one.leads for one in found] == [True, False, False, False]
        assert found[0].shown.url == f"{newsstand.address}/{leading.id}.png"


def test_a_picture_that_cannot_be_had_is_told_and_the_others_come(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show(
        {
            "/1.png": Answer(body=picture.png("quay")),
            "/2.png": Answer(status=403),
            "/3.png": Answer(body=b"<svg/>"),
            "/4.png": Answer(body=b"\xff" * (picturing.MOST_BYTES + 1)),
        }
    )
    with opened_with_draft(desk) as (opened, draft):
        for number in (1, 2, 3, 4):
            with_picture(opened, number, f"{newsstand.address}/{number}.png")

        looked = picturing.look_for_pictures(opened, draft.id)

        assert (looked.found, looked.waiting) == (1, 0)
        assert {address.rpartition("/")[2]: why for address, why in looked.refused} == {
            "2.png": "the outlet refuses copydesk (HTTP 403)",
            "3.png": "the picture is damaged, or of no kind that we read",
            "4.png": "the answer is larger than 8 MB",
        }


def test_a_moved_picture_is_known_by_the_address_that_the_page_shows(newsstand: Newsstand, desk: DeskFolder) -> None:
    moved = Answer(status=302, headers={"Location": f"{newsstand.address}/cdn/1.png"})
    newsstand.show({"/1.png": moved, "/cdn/1.png": Answer(body=picture.png("quay"))})
    with opened_with_draft(desk) as (opened, draft):
        with_picture(opened, 1, f"{newsstand.address}/1.png")

        picturing.look_for_pictures(opened, draft.id)

        assert list(pictures.of_sources(opened.db, [f"{newsstand.address}/1.png"])) == [f"{newsstand.address}/1.png"]


def test_the_outlets_own_alt_text_stands_where_the_editor_writes_none(newsstand: Newsstand, desk: DeskFolder) -> None:
    newsstand.show({"/1.png": Answer(body=picture.png("quay"))})
    with opened_with_draft(desk) as (opened, draft):
        address = f"{newsstand.address}/1.png"
        with_picture(opened, 1, address)

        seen = fields.version(draft.roundup, "media")
        after = picturing.choose_picture(opened, draft.id, url=address, alt=" ", place="end", seen=seen, editor="e#1")

        [media] = after.roundup.media
        assert (media.alt, media.credit, media.place) == (SHOWN, "Lista Post", "end")

"""A mute that was set beside a draft is taken back there, by its button or by u, and nothing else with it."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from pipeline.desk import muting
from pipeline.store import mutes
from tests.review.conftest import Client, Served
from tests.review.drafts import laid, press


def held(served: Served) -> list[tuple[str, str, bool]]:
    with served.opened() as desk:
        return [(one.outlet, one.level, one.until is not None) for one in mutes.everything(desk.db, now=served.now())]


def test_u_after_a_mute_takes_back_the_mute_and_not_the_change_before_it(page: Page, served: Served) -> None:
    page.locator("#f-title").fill("A Title Of Mine")
    page.locator("#f-title").press("Enter")
    expect(page.locator("#saved")).to_contain_text("Changed the title")
    press(page, "j", "Shift+M")
    expect(page.locator("#mute-level")).to_be_visible()
    page.keyboard.press("Shift+M")
    expect(page.locator("#told")).to_contain_text("never leads on")
    [(outlet, level, _)] = held(served)
    assert level == "lead"

    page.keyboard.press("u")

    expect(page.locator("#told")).to_contain_text(f"{outlet} is not muted on")
    assert held(served) == []
    assert laid(served).draft.roundup.title == "A Title Of Mine"


def muted(client: Client, **said: str) -> str:
    """Mute an outlet beside draft 1, and return the address of the way back."""
    form = {"outlet": "Corvelle Times", "topic": "", "level": "hide", "back": "/drafts/1"} | said
    page = client.get(client.press("/outlets/mute", form).headers["Location"]).text
    [_, address] = page.split('formaction="/outlets/mute/withdrawal')
    return "/outlets/mute/withdrawal" + address.partition('"')[0].replace("&amp;", "&")


def test_what_a_mute_took_the_place_of_comes_back_with_its_end(client: Client, served: Served) -> None:
    with served.opened() as desk:
        muting.mute(desk, "Corvelle Times", level="lead", until=served.now() + timedelta(days=2))

    back = muted(client)
    assert held(served) == [("Corvelle Times", "hide", False)]
    client.press(back)

    assert held(served) == [("Corvelle Times", "lead", True)]


def test_an_end_that_a_mute_of_the_same_level_took_away_comes_back(client: Client, served: Served) -> None:
    with served.opened() as desk:
        muting.mute(desk, "Corvelle Times", level="hide", until=served.now() + timedelta(days=2))

    back = muted(client)
    assert held(served) == [("Corvelle Times", "hide", False)]
    client.press(back)

    assert held(served) == [("Corvelle Times", "hide", True)]


def test_a_mute_that_somebody_changed_since_is_not_taken_back(client: Client, served: Served) -> None:
    back = muted(client)
    with served.opened() as desk:
        muting.mute(desk, "Corvelle Times", level="off")

    answer = client.press(back)

    assert answer.status_code == 409
    assert held(served) == [("Corvelle Times", "off", False)]


def test_a_way_back_with_another_time_in_it_is_refused(client: Client, served: Served) -> None:
    back = muted(client)

    assert client.press(f"{back}2026-05-99").status_code == 400
    assert held(served) == [("Corvelle Times", "hide", False)]

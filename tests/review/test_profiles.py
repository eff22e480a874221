"""A profile that one test hands on to the next is as if it were new."""

from playwright.sync_api import Browser, expect

from tests.review.conftest import Client, Served
from tests.review.cookies import seat
from tests.review.profiles import Profile, Profiles


def test_nothing_is_left_of_what_a_test_did(chromium: Browser, served: Served, client: Client) -> None:
    cookie = seat(client)
    profile = Profiles(chromium).at(served.address, script=True)
    with profile.signed_in(cookie, served.address) as context:
        context.grant_permissions(["clipboard-read"])
        page = context.new_page()
        page.goto("/drafts/1")
        page.evaluate("() => localStorage.setItem('copydesk:1:comment', 'Old.')")
        context.set_offline(True)

    with profile.signed_in(cookie, served.address) as context:
        page = context.new_page()
        page.goto("/drafts/1")
        kept = page.evaluate("() => localStorage.length + sessionStorage.length")
        may = page.evaluate("async () => (await navigator.permissions.query({name: 'clipboard-read'})).state")
        assert (kept, may, len(context.pages)) == (0, "prompt", 2)
    assert _cookies(profile) == []
    profile.context.close()


def test_who_has_no_session_is_not_signed_in_by_the_test_before(
    chromium: Browser, served: Served, client: Client
) -> None:
    profile = Profiles(chromium).at(served.address, script=False)
    with profile.signed_in(seat(client), served.address) as context:
        context.new_page().goto("/")

    with profile.signed_in("nobody's", served.address) as context:
        page = context.new_page()
        page.goto("/drafts/1")
        expect(page.locator("#work")).to_have_count(0)
    profile.context.close()


def _cookies(profile: Profile) -> list[object]:
    return list(profile.context.cookies())

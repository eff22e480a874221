"""What an attacker would try, to lead elsewhere: no form and no address leads off the page."""

import pytest

from tests.desks import DeskFolder
from tests.review.conftest import Client
from tests.review.guarded import guarded, signs_in


@pytest.mark.parametrize(
    "place",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "http:evil.example",
        "javascript:alert(1)",
        "http://[::1",
        "http://\u2167\uff0ffoo",
        "/a\r\nSet-Cookie: hit=1",
        "?undo=drop-1",
        "",
    ],
)
def test_no_form_leads_off_the_page(client: Client, place: str) -> None:
    answer = client.press("/outlets/mute", {"outlet": "Selwen Post", "level": "none", "back": place})

    assert answer.status_code == 303
    location = answer.headers["location"]
    assert location.startswith("/")
    assert location[1:2] not in ("/", "\\")
    assert "evil" not in location
    assert "hit" not in answer.cookies


@pytest.mark.parametrize(
    "place", ["//evil.example", "/\\evil.example", "https://evil.example/", "/\t/x", "javascript:1"]
)
def test_signing_in_leads_to_our_own_pages_only(evening: DeskFolder, place: str) -> None:
    with guarded(evening) as page:
        answer = signs_in(page, {"onward": place})

    assert (answer.status_code, answer.headers["location"]) == (303, "/")


@pytest.mark.parametrize("path", ["/drafts//1", "/pictures//evil.example", "/settings//topics", "/archive/"])
def test_an_address_that_is_not_quite_ours_is_redirected_nowhere(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404

"""Signing in with the password: every stranger is asked for it, and led on to the page he wanted, if it is ours."""

import httpx
import pytest

from tests.review.access.strangers import PASSWORD, tries


def test_a_stranger_gets_the_sign_in_page_wherever_he_asks(away: httpx.Client) -> None:
    answers = [away.get(path) for path in ("/", "/keys", "/drafts/1", "/nowhere", "/clip?url=https://a.example/b")]

    assert {answer.status_code for answer in answers} == {403}
    assert all('name="password"' in answer.text for answer in answers)


def test_the_right_password_leads_on_to_the_page_that_was_asked_for(away: httpx.Client) -> None:
    asked = away.get("/clip?url=https://a.example/b&title=A%20%22b%22").text
    onward = asked.partition('name="onward" value="')[2].partition('"')[0].replace("&amp;", "&")

    came = tries(away, PASSWORD, onward=onward)

    assert (came.status_code, came.headers["Location"]) == (303, "/clip?url=https://a.example/b&title=A%20%22b%22")
    assert away.get("/keys").status_code == 200


@pytest.mark.parametrize(
    "onward",
    [
        pytest.param("//evil.example/", id="another host"),
        pytest.param("/\\evil.example/", id="a backslash"),
        pytest.param("https://evil.example/", id="another site"),
        pytest.param("/\t/evil.example", id="a tab that browsers drop"),
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("/\r\nX: y", id="a header"),
    ],
)
def test_sign_in_leads_to_no_other_site(away: httpx.Client, onward: str) -> None:
    assert tries(away, PASSWORD, onward=onward).headers["Location"] == "/"

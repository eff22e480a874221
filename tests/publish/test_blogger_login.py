"""Signing in at Google from any machine: what is opened, what may be pasted, and the token that stays."""

import json
import os
import stat
from base64 import urlsafe_b64encode
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from pipeline import publish
from pipeline.errors import ChannelError, CopydeskError, RefusedError, SettingsError, UsageError
from pipeline.publish.blogger import login as blogger_login
from pipeline.publish.blogger import token as blogger_token
from pipeline.settings import Secret
from tests.cast import NOON
from tests.publish.blogger_desk import RIVER_WATCH
from tests.publish.blogger_server import TOKEN, BloggerServer, Mishap
from tests.publish.google_sign_in import CLIENT_SECRET

CANARY = Secret("1//canary-refresh")


def test_the_address_asks_as_a_native_app_does(blogger: BloggerServer) -> None:
    begun = blogger_login.begin(blogger.chosen())
    asked = {name: values[0] for name, values in parse_qs(urlsplit(begun.address).query).items()}

    assert begun.address.startswith(f"{blogger.url}auth?")
    assert 43 <= len(begun.verifier) <= 128  # RFC 7636, 4.1
    assert asked["code_challenge"] == urlsafe_b64encode(sha256(begun.verifier.encode()).digest()).decode().rstrip("=")
    assert begun.verifier not in begun.address


def test_each_sign_in_has_a_state_and_a_verifier_of_its_own(blogger: BloggerServer) -> None:
    first, second = (blogger_login.begin(blogger.chosen()) for _ in range(2))

    assert first.state != second.state
    assert first.verifier != second.verifier


def test_without_an_api_of_its_own_it_is_google_over_https(blogger: BloggerServer) -> None:
    address = blogger_login.begin(blogger.chosen(api="")).address

    assert address.startswith("https://accounts.google.com/o/oauth2/v2/auth?")


@pytest.mark.parametrize("around", ["{}", "  {}\r\n", '"{}"', "<{}>"], ids=["as it is", "spaces", "quotes", "brackets"])
def test_a_pasted_address_becomes_a_token_that_opens_the_channel(
    blogger: BloggerServer, tmp_path: Path, around: str
) -> None:
    begun = blogger_login.begin(blogger.chosen())

    token = begun.finish(around.format(blogger.sign_in.browser(begun.address)))
    blogger_token.keep(tmp_path, "blogspot", token, now=NOON)

    with publish.opened(blogger.chosen(), desk=tmp_path, blog=RIVER_WATCH) as channel:
        assert channel.prove().account == "Mira Okonjo, admin of River Watch"


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        ("", "not the address"),
        ("4/a-code-alone", "not the address"),
        ("http://127.0.0.1:49871/", "not the address"),
        ("http://river-watch.example/?code=c&state={state}", "not the address"),
        ("http://[::1/?code=c&state={state}", "not the address"),
        ("http://127.0.0.1:49871/?code=c&code=d&state={state}", "not the address"),
        ("http://127.0.0.1:49871/?code=c", "not the address"),
        ("http://127.0.0.1:49871/?code=c&state=another", "another sign-in"),
        ("http://127.0.0.1:49871/?code=c&state=%C3%A9%F0", "another sign-in"),
        ("http://127.0.0.1:49871/?code=&state={state}", "no code"),
        ("http://127.0.0.1:49871/?scope=x&state={state}", "no code"),
        ("http://127.0.0.1:49871/?x=" + "y" * 9_000 + "&state={state}", "not the address"),
    ],
)
def test_what_is_not_the_address_of_this_sign_in_is_refused_and_nobody_asked(
    blogger: BloggerServer, pasted: str, words: str
) -> None:
    begun = blogger_login.begin(blogger.chosen())

    with pytest.raises(UsageError, match=words) as raised:
        begun.finish(pasted.format(state=begun.state))

    assert "copydesk channels login blogspot" in raised.value.do
    assert not blogger.sign_in.refresh_tokens


@pytest.mark.parametrize(
    ("error", "words"), [("access_denied", "you did not allow it"), ("a%1B%5B31mb", r"a\\x1b\[31mb")]
)
def test_a_user_who_does_not_allow_it_is_told_so(blogger: BloggerServer, error: str, words: str) -> None:
    begun = blogger_login.begin(blogger.chosen())

    with pytest.raises(RefusedError, match=words):
        begun.finish(f"http://127.0.0.1:49871/?error={error}&state={begun.state}")


def test_a_box_that_was_not_ticked_is_told(blogger: BloggerServer) -> None:
    blogger.sign_in.scope = "openid"
    begun = blogger_login.begin(blogger.chosen())

    with pytest.raises(RefusedError) as raised:
        begun.finish(blogger.sign_in.browser(begun.address))

    assert "tick the box for Blogger" in raised.value.do


def test_a_code_is_good_once(blogger: BloggerServer) -> None:
    begun = blogger_login.begin(blogger.chosen())
    pasted = blogger.sign_in.browser(begun.address)
    begun.finish(pasted)

    with pytest.raises(RefusedError, match="does not take this code"):
        begun.finish(pasted)


def test_a_code_that_was_caught_is_worthless_without_the_verifier(blogger: BloggerServer) -> None:
    begun, thief = (blogger_login.begin(blogger.chosen()) for _ in range(2))
    caught = blogger.sign_in.browser(begun.address).replace(begun.state, thief.state)

    with pytest.raises(RefusedError, match="does not take this code"):
        thief.finish(caught)


@pytest.mark.parametrize(
    "mishap",
    [Mishap(at=TOKEN, status=400, reason="redirect_uri_mismatch"), Mishap(at=TOKEN, cut=True)],
    ids=["refused", "cut"],
)
def test_a_sign_in_that_fails_shows_no_secret(blogger: BloggerServer, mishap: Mishap) -> None:
    begun = blogger_login.begin(blogger.chosen())
    pasted = blogger.sign_in.browser(begun.address)
    blogger.mishaps = [mishap]

    with pytest.raises(ChannelError) as raised:
        begun.finish(pasted)

    told = f"{raised.value} {raised.value!r} {begun!r} {raised.value.__context__!r}"
    assert [words for words in (CLIENT_SECRET, begun.verifier, "canary-code") if words in told] == []


def test_the_token_is_its_owners_alone_and_nothing_else_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "secrets").mkdir(mode=0o755)
    before = os.umask(0)
    try:
        file = blogger_token.keep(tmp_path, "blogspot", CANARY, now=NOON)
        blogger_token.keep(tmp_path, "blogspot", CANARY, now=NOON)
    finally:
        os.umask(before)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.parent.iterdir()] == ["blogspot-token"]


def test_the_age_of_a_token_counts_from_the_sign_in_whatever_became_of_the_file(tmp_path: Path) -> None:
    file = blogger_token.keep(tmp_path, "blogspot", CANARY, now=NOON)
    os.utime(file, (0, 0))

    assert blogger_token.token_age(tmp_path, "blogspot", now=NOON + timedelta(days=6)) == timedelta(days=6)
    assert blogger_token.token_age(tmp_path, "another", now=NOON) is None


@pytest.mark.parametrize(
    "words",
    [
        "1//a-bare-token",
        "[]",
        "{}",
        json.dumps({"refresh_token": 7, "granted_at": "2026-05-12T12:00:00Z"}),
        json.dumps({"refresh_token": "t", "granted_at": "2026-05-12"}),
        json.dumps({"refresh_token": "", "granted_at": "2026-05-12T12:00:00Z"}),
        "[" * 100_000,
    ],
)
def test_a_token_file_that_is_not_ours_names_the_cure_and_not_its_words(tmp_path: Path, words: str) -> None:
    file = blogger_token.keep(tmp_path, "blogspot", CANARY, now=NOON)
    file.write_text(words)

    with pytest.raises(SettingsError, match="no token of ours") as raised:
        blogger_token.kept(tmp_path, "blogspot")

    assert raised.value.do == "sign in: copydesk channels login blogspot"


def test_a_token_that_others_can_read_is_refused(tmp_path: Path) -> None:
    blogger_token.keep(tmp_path, "blogspot", CANARY, now=NOON).chmod(0o640)

    with pytest.raises(SettingsError, match="can be read by others"):
        blogger_token.kept(tmp_path, "blogspot")


def test_a_token_that_cannot_be_kept_says_so(tmp_path: Path) -> None:
    (tmp_path / "secrets").write_text("a file where the folder should be")

    with pytest.raises(CopydeskError, match="cannot be written"):
        blogger_token.keep(tmp_path, "blogspot", CANARY, now=NOON)

"""The command `copydesk channels`: what it lists, what it proves, and how one signs in with it."""

import os
import stat
import subprocess
import sys

import pytest

from pipeline.publish.blogger import token as blogger_token
from pipeline.settings import Secret
from tests.cast import NOON
from tests.desks import ROOT, SETTINGS, DeskFolder
from tests.publish.blogger_server import BloggerServer
from tests.publish.google_sign_in import CLIENT_SECRET

AS_OF = ("--as-of", "2026-05-12T18:00:00Z")


@pytest.fixture
def blogging(desk: DeskFolder, blogger: BloggerServer) -> DeskFolder:
    """A desk with a Blogger channel that nobody has signed in for, and a folder of files."""
    files = '[publish.files]\nkind = "markdown"\nfolder = "posts"\n'
    desk.writes("copydesk.toml", SETTINGS + blogger.toml() + files)
    (desk.folder / "secrets").mkdir()
    secret = desk.folder / "secrets" / "blogspot"
    secret.touch(0o600)
    secret.write_text(CLIENT_SECRET + "\n")
    return desk


def signed_in(desk: DeskFolder, blogger: BloggerServer) -> None:
    blogger_token.keep(desk.folder, "blogspot", Secret(blogger.sign_in.grants()), now=NOON)


def test_the_list_names_each_channel_and_asks_nobody(blogging: DeskFolder, blogger: BloggerServer) -> None:
    listed = blogging.copydesk("channels", "list", "--json")

    assert listed.json == [
        {"channel": "blogspot", "kind": "blogger", "place": "8300000000000000001", "secret": True},
        {"channel": "files", "kind": "markdown", "place": "posts", "secret": True},
    ]
    assert not blogger.asked


def test_the_list_says_which_secret_is_missing(blogging: DeskFolder) -> None:
    (blogging.folder / "secrets" / "blogspot").unlink()

    assert "blogspot  blogger  8300000000000000001  no secret" in blogging.copydesk("channels", "list").stdout


def test_a_channel_that_works_says_who_we_are_there(blogging: DeskFolder, blogger: BloggerServer) -> None:
    signed_in(blogging, blogger)

    tested = blogging.copydesk("channels", "test", "blogspot", "--json")

    assert tested.exit_code == 0
    assert tested.json == {
        "channel": "blogspot",
        "kind": "blogger",
        "account": "Mira Okonjo, admin of River Watch",
        "may": {"draft": True, "publish": True, "see posts of others": True},
        "notes": [],
    }
    assert not blogger.blog.posts


def test_the_wrong_blog_is_noticed(blogging: DeskFolder, blogger: BloggerServer) -> None:
    signed_in(blogging, blogger)

    tested = blogging.copydesk("channels", "test", "blogspot", COPYDESK_BLOG__URL="https://another.example/")

    assert "note: blog_id is the blog at https://river-watch.example/, and [blog] url is" in tested.stdout


def test_a_channel_that_refuses_is_exit_code_7_with_its_cure(blogging: DeskFolder, blogger: BloggerServer) -> None:
    signed_in(blogging, blogger)
    blogger.sign_in.refresh_tokens.clear()

    tested = blogging.copydesk("channels", "test", "blogspot", "--json")

    assert (tested.exit_code, tested.stdout) == (7, "")
    assert "invalid_grant" in tested.stderr
    assert "do:    sign in: copydesk channels login blogspot" in tested.stderr


@pytest.mark.parametrize("command", ["test", "login"])
def test_a_channel_that_is_not_there_is_named_with_those_that_are(blogging: DeskFolder, command: str) -> None:
    tested = blogging.copydesk("channels", command, "blogspit")

    assert tested.exit_code == 2
    assert "there is no channel 'blogspit'" in tested.stderr
    assert "blogspot, files" in tested.stderr


def test_a_channel_that_nobody_signed_in_for_says_how(blogging: DeskFolder) -> None:
    tested = blogging.copydesk("channels", "test", "blogspot")

    assert tested.exit_code == 2
    assert "copydesk channels login blogspot" in tested.stderr


@pytest.mark.parametrize("json", [(), ("--json",)], ids=["words", "json"])
def test_one_signs_in_with_a_browser_on_another_machine(
    blogging: DeskFolder, blogger: BloggerServer, json: tuple[str, ...]
) -> None:
    said, stdout = _signs_in(blogging, blogger, *json)

    file = blogging.folder / "secrets" / "blogspot-token"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert blogging.copydesk("channels", "test", "blogspot").exit_code == 0
    assert (stdout[:1] == "{") == bool(json)
    assert [token for token in (CLIENT_SECRET, *blogger.sign_in.refresh_tokens) if token in said + stdout] == []


def test_a_sign_in_again_takes_the_place_of_the_first(blogging: DeskFolder, blogger: BloggerServer) -> None:
    signed_in(blogging, blogger)
    old = blogger_token.kept(blogging.folder, "blogspot")

    _signs_in(blogging, blogger)

    new = blogger_token.kept(blogging.folder, "blogspot")
    assert old
    assert new
    assert new.refresh_token != old.refresh_token


@pytest.mark.parametrize("pasted", [b"", b"\n", b"no address\n", b"\xff\xfe\x00\n"])
def test_a_paste_that_is_no_address_is_exit_code_2_and_keeps_the_old_token(
    blogging: DeskFolder, blogger: BloggerServer, pasted: bytes
) -> None:
    signed_in(blogging, blogger)
    file = blogging.folder / "secrets" / "blogspot-token"
    before = file.read_bytes()

    tried = blogging.copydesk("channels", "login", "blogspot", stdin=pasted)

    assert tried.exit_code == 2
    assert "copy the whole address" in tried.stderr
    assert file.read_bytes() == before


def test_a_channel_of_another_kind_needs_no_sign_in(blogging: DeskFolder) -> None:
    tried = blogging.copydesk("channels", "login", "files")

    assert tried.exit_code == 2
    assert "needs no sign-in" in tried.stderr
    assert "do:    copydesk channels test files" in tried.stderr  # files have no password either


def test_a_token_never_takes_the_place_of_another_channels_secret(blogging: DeskFolder, blogger: BloggerServer) -> None:
    blogging.writes("copydesk.toml", SETTINGS + blogger.toml() + blogger.toml("blogspot-token"))

    tried = blogging.copydesk("channels", "login", "blogspot")

    assert tried.exit_code == 2
    assert "secrets/blogspot-token, the secret of blogspot-token" in tried.stderr


def _signs_in(desk: DeskFolder, blogger: BloggerServer, *options: str) -> tuple[str, str]:
    """Work the dialogue as an editor does; return what it said before the paste, and stdout after it."""
    command = [sys.executable, "-m", "pipeline.launch", "channels", "login", "blogspot", *options, *AS_OF]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "COPYDESK_DESK": str(desk.folder)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=environ) as signing:
        dialogue = signing.stderr if options else signing.stdout
        assert dialogue
        said = ""
        while "Paste that whole address here:" not in said:
            line = dialogue.readline()
            assert line
            said += line
        address = next(line for line in said.splitlines() if line.startswith("http"))
        rest, problems = signing.communicate(blogger.sign_in.browser(address) + "\n", timeout=60)
        assert signing.returncode == 0, problems
    return said, rest

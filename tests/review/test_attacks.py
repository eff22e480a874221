"""What an attacker would try beside hostile words: to lead elsewhere, to write more than he may, to have us ask."""

import gzip
import socket
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import httpx
import pytest
from flask import redirect

from pipeline import settings
from pipeline.desk import adding, find, opened, picturing
from pipeline.desk.toml import file
from pipeline.draft import fields
from pipeline.newsstand import Answer, Newsstand
from pipeline.review import passwords
from pipeline.review.app import create_app
from pipeline.review.current import pass_on, said
from pipeline.review.door import door_at
from pipeline.settings import Reviewing
from tests.desk.clips import dump, opened_with_draft
from tests.desks import DeskFolder
from tests.hostile_strings import INVENTED
from tests.review.conftest import EVENING, Client, Served, token_in
from tests.review.hostile import sendable
from tests.review.test_pictures import with_picture

PASSWORD = "four words will do here"
AWAY = "http://desk.example.org"
# Nobody answers there, and the guard asks none of them: cloud metadata, a file, another scheme, a name of this machine.
FORBIDDEN = (
    "http://169.254.169.254/latest/meta-data/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:70/1",
    "http://[fe80::1]/",
    "http://user@127.0.0.1/",
    "http://2852039166/",
)


@contextmanager
def guarded(desk: DeskFolder) -> Iterator[httpx.Client]:
    """A stranger at the page of a desk that stands elsewhere, behind a proxy, with a password."""
    passwords.set_password(desk.folder, PASSWORD)
    door = door_at("127.0.0.1", 8765, Reviewing(host_name="desk.example.org"), clock=lambda: EVENING)
    app = create_app(desk.folder, {}, clock=lambda: EVENING, door=door)
    headers = {"Origin": AWAY, "Sec-Fetch-Site": "same-origin"}
    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url=AWAY, headers=headers) as client:
        yield client


def signs_in(client: httpx.Client, given: Mapping[str, str]) -> httpx.Response:
    """Send the form of the sign-in page, with the right password unless another one is given."""
    token = token_in(client.get("/login").text)
    return client.post("/login", data={"csrf_token": token, "password": PASSWORD, **given})


def version(served: Served, field: str) -> str:
    """The version of a field of draft 1, as the page would carry it."""
    with served.opened() as desk:
        return fields.version(find(desk, 1).roundup, field)


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


def test_a_hostile_name_is_not_the_editors(evening: DeskFolder) -> None:
    with guarded(evening) as page:
        for name in INVENTED:
            refused = signs_in(page, {"user": sendable(name), "password": f"no {PASSWORD}"})
            taken = signs_in(page, {"user": sendable(name)})
            page.cookies.clear()

            assert (refused.status_code, taken.status_code) == (403, 303)
            assert "<script>window" not in refused.text
            assert "<img" not in refused.text
    with opened(evening.folder, {}, now=EVENING) as desk:
        kept = [name for (name,) in desk.db.execute("select name from sessions where kind = 'session'")]
    assert kept == ["editor"] * len(INVENTED)


@pytest.mark.parametrize(
    "ref", ["http://[::1", "http://\u2167\uff0ffoo", "//[x", "javascript:window.hit=1", "data:text/html,x"]
)
def test_an_address_that_is_none_leaves_the_draft_in_reach(served: Served, client: Client, ref: str) -> None:
    comment = {"comment": "See [it][1].", "ref": ref, "v_comment": version(served, "comment")}

    assert client.press("/drafts/1/comment", comment).status_code == 303
    page = client.get("/drafts/1")
    assert page.status_code == 200
    assert f'href="{ref}' not in page.text


@pytest.mark.parametrize("number", ["9223372036854775808", "9" * 30, "9" * 5_000, "\u0663", "-1"])
def test_a_number_that_the_store_cannot_hold_is_no_page(client: Client, number: str) -> None:
    assert client.get(f"/drafts/{number}").status_code == 404
    assert client.get(f"/?undo=drop-{number}").status_code == 200
    assert client.press("/stories/1/merger", {"other": number}).status_code == 303


@pytest.mark.parametrize("path", ["/drafts//1", "/pictures//evil.example", "/settings//topics", "/archive/"])
def test_an_address_that_is_not_quite_ours_is_redirected_nowhere(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_words_too_long_for_a_cookie_are_cut(client: Client) -> None:
    outlet = "\U0001f6a2" * 150 + "\u6d77" * 50  # the mute takes 200 characters; each of these is four bytes or three

    answer = client.press("/outlets/mute", {"outlet": outlet, "level": "none"})

    assert answer.status_code == 303
    assert len(answer.headers["set-cookie"]) < 4_096
    assert "\U0001f6a2" in client.get("/").text


def test_however_much_is_said_the_cookie_is_one_that_browsers_keep(served: Served) -> None:
    door = door_at("127.0.0.1", 1, Reviewing(), clock=served.now)
    app = create_app(served.desk.folder, {}, clock=served.now, door=door)
    with app.test_request_context("/", headers={"Host": "127.0.0.1:1"}):
        said("".join(map(chr, range(0x4E00, 0x9000))))
        answer = app.make_response(redirect("/"))

        assert len(pass_on(answer).headers["set-cookie"]) < 4_096


def test_no_words_write_more_into_the_settings_than_their_own_key(served: Served, client: Client) -> None:
    folder = served.desk.folder
    before = settings.load(folder, {})
    signature = before.blog.signature

    for text in INVENTED:
        words = " ".join(sendable(text).split())
        client.press("/settings/blog", {"name": words, "signature": words, "seen": file.present(folder).digest})
        topic = {"title": words, "any": ["skerrow"], "side": [words], "members": ["Selwen Post"]}
        client.press("/settings/topics/skerrow", {**topic, "seen": file.present(folder).digest})

        after = settings.load(folder, {})
        assert replace(after, blog=before.blog, topics=before.topics) == before
        assert after.blog.signature in (words, signature)
        signature = after.blog.signature
        assert [topic.name for topic in after.topics] == [topic.name for topic in before.topics]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_a_page_that_leads_elsewhere_is_followed_to_no_forbidden_address(
    newsstand: Newsstand, desk: DeskFolder, address: str
) -> None:
    moved = Answer(status=302, headers={"Location": address})
    newsstand.show({"/moved.html": moved, "/moved.png": moved, "/robots.txt": Answer(status=404)})
    with opened_with_draft(desk) as (opened_desk, draft):
        before = dump(opened_desk.db)
        seen = fields.version(draft.roundup, "list")
        url = f"{newsstand.address}/moved.html"
        added = adding.add_address(opened_desk, draft.id, url, role="list", seen=seen, editor="e#1")
        after = dump(opened_desk.db)
        with_picture(opened_desk, 1, f"{newsstand.address}/moved.png")
        looked = picturing.look_for_pictures(opened_desk, draft.id)

    assert added.headline is None
    assert added.problem
    assert after["drafts"] == before["drafts"]
    assert after["headlines"] == before["headlines"]
    assert looked.found == 0
    assert len(looked.refused) == 1


def test_without_leave_no_private_address_is_asked(newsstand: Newsstand, served: Served, client: Client) -> None:
    text = (served.desk.folder / "copydesk.toml").read_text(encoding="utf-8")
    served.desk.writes(
        "copydesk.toml", text.replace("allow_private_addresses = true", "allow_private_addresses = false")
    )
    port = newsstand.address.rpartition(":")[2]
    names = ("127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", socket.gethostname())

    for name in names:
        url = f"http://{name}:{port}/news.html"
        answer = client.press("/drafts/1/addresses", {"url": url, "role": "list", "v_list": version(served, "list")})
        assert answer.status_code == 422, name

    assert newsstand.requests == []


def test_a_page_that_swells_is_let_go(newsstand: Newsstand, desk: DeskFolder) -> None:
    swelling = gzip.compress(b"<p>x</p>" * 20_000_000, 9)
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    newsstand.show({"/bomb.html": Answer(body=swelling, headers=headers), "/robots.txt": Answer(status=404)})
    with opened_with_draft(desk) as (opened_desk, draft):
        seen = fields.version(draft.roundup, "list")
        url = f"{newsstand.address}/bomb.html"
        added = adding.add_address(opened_desk, draft.id, url, role="list", seen=seen, editor="e#1")

    assert added.headline is None
    assert "larger than" in added.problem


def test_who_is_not_signed_in_learns_nothing_of_a_broken_desk(evening: DeskFolder) -> None:
    with guarded(evening) as page:
        evening.writes("copydesk.toml", "[blog]\nname = 'x'\nsecret_key_of_the_owner = 1\n")
        answer = page.get("/login")

    assert answer.status_code == 503
    assert "secret_key" not in answer.text
    assert str(evening.folder) not in answer.text


def test_secrets_and_the_file_that_was_before_are_for_the_owner(served: Served, client: Client) -> None:
    folder = served.desk.folder
    (folder / "copydesk.toml").chmod(0o600)
    client.press("/settings/keys", {"keys": "off", "seen": file.present(folder).digest})
    passwords.set_password(folder, PASSWORD)

    files = (*folder.glob("copydesk.toml*"), *(folder / "secrets").iterdir())
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in files}

    assert modes == {"copydesk.toml": 0o600, "copydesk.toml.before": 0o600, "review": 0o600, "review-key": 0o600}
    assert stat.S_IMODE((folder / "secrets").stat().st_mode) == 0o700


def test_the_one_time_address_is_nowhere_once_it_is_spent(served: Served, client: Client) -> None:
    ticket = served.enter.partition("ticket=")[2]

    pages = client.get("/").text + client.get("/settings").text
    kept = b"".join(path.read_bytes() for path in served.desk.folder.iterdir() if path.is_file())

    assert ticket not in pages
    assert ticket.encode() not in kept
    assert client.cookies["copydesk"].encode() not in kept

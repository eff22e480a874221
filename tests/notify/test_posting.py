"""A notice as a POST, to a server on this machine that answers as servers do."""

import json
from base64 import b64decode
from collections.abc import Iterator
from email.header import decode_header, make_header
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ChannelError, RefusedError, SettingsError, UnansweredError, UnreachedError
from pipeline.notify import Matter, Notice, notice
from pipeline.notify.posting import post, require_safe
from pipeline.settings import load
from tests.cast import NOON
from tests.notify.inbox import Inbox, open_inbox
from tests.publish.talkative import ENDLESS_CONTINUE, talking


def a_notice(title: str = "River Talks Open", *, blog: str = "River Watch", matters: int = 1) -> Notice:
    told = [Matter(kind="draft", about=f"d{number}", said=title) for number in range(matters)]
    return notice("drafts", told, desk=blog, address="", at=NOON)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param(301, RefusedError, id="moved"),
        pytest.param(307, RefusedError, id="redirected"),
        pytest.param(401, RefusedError, id="password"),
        pytest.param(404, RefusedError, id="no-such-topic"),
        pytest.param(429, RefusedError, id="not-now"),
        pytest.param(500, RefusedError, id="broken"),
        pytest.param(504, UnansweredError, id="a-gateway-lost-it"),
        pytest.param(0, UnansweredError, id="no-answer"),
    ],
)
def test_an_answer_says_whether_it_was_told(inbox: Inbox, answer: int, error: type[ChannelError]) -> None:
    inbox.answer, inbox.location = answer, f"{inbox.address}/elsewhere" if 300 <= answer < 400 else ""

    with pytest.raises(error):
        post(a_notice(), url=inbox.address, kind="ntfy")

    assert [posted.path for posted in inbox.posted] == ["/"]  # asked once, and never where a redirect leads


def test_an_answer_that_never_comes_to_its_head_is_not_waited_for() -> None:
    with (
        talking(b"", then=ENDLESS_CONTINUE * 500) as address,
        pytest.raises(UnansweredError, match="it may have been told"),
    ):
        post(a_notice(), url=address, kind="ntfy")


def test_nobody_there_is_nobody_told(deserted_port: int) -> None:
    with pytest.raises(UnreachedError, match="no connection"):
        post(a_notice(), url=f"http://127.0.0.1:{deserted_port}/", kind="ntfy")


def test_name_and_password_of_the_address_go_into_the_header_only(inbox: Inbox) -> None:
    post(a_notice(), url=inbox.address.replace("//", "//us%3Aer:pa%40ss@") + "/topic?auth=token#part", kind="ntfy")

    [posted] = inbox.posted
    assert posted.path == "/topic?auth=token"
    assert b64decode(posted.headers["authorization"].removeprefix("Basic ")) == b"us:er:pa@ss"
    assert "@" not in posted.headers["host"]


@pytest.mark.parametrize(
    ("url", "is_safe"),
    [
        pytest.param("https://ntfy.example/desk", True, id="https"),
        pytest.param("https://me:word@ntfy.example/desk", True, id="a-password-by-https"),
        pytest.param("http://ntfy.example/desk", True, id="nothing-secret"),
        pytest.param("http://me:word@127.0.0.1:8080/desk", True, id="this-machine"),
        pytest.param("http://me:word@[::1]/desk", True, id="this-machine-by-ipv6"),
        pytest.param("http://localhost/desk?auth=word", True, id="this-machine-by-name"),
        pytest.param("http://me:word@ntfy.example/desk", False, id="a-password-in-the-clear"),
        pytest.param("http://:word@ntfy.example/desk", False, id="a-password-without-a-name"),
        pytest.param("http://word@ntfy.example/desk", False, id="a-name-may-be-a-token"),
        pytest.param("http://ntfy.example/desk?auth=word", False, id="a-token-in-the-clear"),
        pytest.param("http://127.0.0.1.ntfy.example/?auth=word", False, id="another-machine-s-name"),
        pytest.param("https://ntfy.example:word/desk", False, id="no-port"),
        pytest.param("https://[word/desk", False, id="no-address"),
    ],
)
def test_a_password_leaves_only_by_https_or_to_this_machine(url: str, is_safe: bool) -> None:
    if is_safe:
        require_safe(url)
        return
    with pytest.raises(SettingsError) as problem:
        post(a_notice(), url=url, kind="ntfy")
    assert "word" not in str(problem.value).replace("password", "")


def test_an_address_that_the_settings_refuse_is_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text('[notify]\nurl = "ntfy://me:canary@ntfy.example/desk"\n', encoding="utf-8")

    with pytest.raises(SettingsError, match=r"notify\.url must be a web address") as problem:
        load(tmp_path, {})

    assert "canary" not in str(problem.value)


def test_a_blog_s_name_beyond_ascii_comes_back_as_it_is(inbox: Inbox) -> None:
    blog = "Новини річки — «Оррін» " + "ріка " * 30

    post(a_notice(blog=blog), url=inbox.address, kind="ntfy")

    title = inbox.posted[0].headers["title"]
    assert title.isascii()
    assert str(make_header(decode_header(title))) == f"{blog.strip()}: a draft waits"


def test_ascii_that_looks_encoded_stays_as_it_is(inbox: Inbox) -> None:
    post(a_notice(blog="=?utf-8?q?=0D=0A?="), url=inbox.address, kind="ntfy")

    assert str(make_header(decode_header(inbox.posted[0].headers["title"]))) == "=?utf-8?q?=0D=0A?=: a draft waits"


def test_a_text_longer_than_ntfy_shows_is_cut_between_lines(inbox: Inbox) -> None:
    said = a_notice("Ukraine — Оррін " * 30, matters=10)

    post(said, url=inbox.address, kind="ntfy")

    body = inbox.posted[0].body.decode()
    assert len(body.encode()) <= 4096
    assert body.endswith("\n...\n")
    assert said.text.startswith(body.removesuffix("...\n"))


@settings(max_examples=15, deadline=None)  # each is two requests
@given(title=st.text(min_size=1, max_size=60), blog=st.text(max_size=40))
def test_whatever_a_headline_or_a_blog_is_called_one_post_arrives_with_its_words(
    server: Inbox, title: str, blog: str
) -> None:
    said = a_notice(title, blog=blog)
    server.posted.clear()

    post(said, url=server.address, kind="webhook")
    post(said, url=server.address, kind="ntfy")

    by_hook, by_ntfy = server.posted
    assert json.loads(by_hook.body)["subject"] == said.subject
    assert by_ntfy.body.decode() == said.text
    assert str(make_header(decode_header(by_ntfy.headers["title"]))).split() == said.subject.split()


@pytest.fixture(scope="module")
def server() -> Iterator[Inbox]:
    """One address for all examples."""
    with open_inbox() as opened:
        yield opened

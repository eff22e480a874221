"""The ways to the editor - a webhook, a mail - and what is said when one fails: real addresses, a real mail server."""

import json
from dataclasses import replace

import pytest

from tests.notify.conftest import Editor
from tests.notify.inbox import Inbox
from tests.publish.mail_office import Office


def test_a_webhook_gets_json_with_every_matter(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=f"{inbox.address}/hook", kind="webhook")

    editor.told()

    [posted] = inbox.posted
    said = json.loads(posted.body)
    assert posted.headers["content-type"] == "application/json"
    assert list(said) == ["kind", "subject", "text", "desk", "at", "items"]
    assert (said["kind"], said["desk"], said["at"]) == ("drafts", "River Watch", "2026-05-12T12:00:00Z")
    assert said["items"] == [
        {
            "kind": "draft",
            "about": "d1",
            "text": "River Talks Open; river; lead: Harbour Times; 4 links, 4 outlets",
            "url": "http://127.0.0.1:8765/drafts/1",
        }
    ]


def test_a_mail_goes_through_the_email_channel_once(editor: Editor, office: Office) -> None:
    editor.wants(channel="mail", channels=[office.table])

    editor.told()
    editor.told(hours=1)

    [mail] = office.moods.came
    assert mail.message["Subject"] == "River Watch: a draft waits"
    assert "River Talks Open" in mail.part("plain")


def test_one_way_that_fails_is_tried_again_without_the_other(editor: Editor, inbox: Inbox, office: Office) -> None:
    editor.wants(url=inbox.address, channel="mail", channels=[office.table])
    office.moods.says["DATA"] = ["554 no thanks"]

    failed = editor.told()
    editor.told(hours=1)

    assert len(failed.problems) == 1
    assert (len(inbox.posted), len(office.moods.came)) == (1, 1)


def test_a_mail_that_one_of_two_readers_did_not_get_is_said_and_not_sent_again(editor: Editor, office: Office) -> None:
    editor.wants(channel="mail", channels=[replace(office.table, to="a@lista.example, b@lista.example")])
    office.moods.says["b@lista.example"] = ["550 no such reader"]

    told = editor.told()
    editor.told(hours=1)

    [said] = told.problems
    assert "b@lista.example" in said
    assert "a@lista.example" not in said
    assert [came.recipients for came in office.moods.came] == [("a@lista.example",)]


@pytest.mark.parametrize(
    ("named", "words"),
    [
        pytest.param("post", "a channel that is not there: post", id="no-such-channel"),
        pytest.param("files", "cannot go by files, which is of kind markdown", id="another-kind"),
    ],
)
def test_a_channel_that_carries_no_mail_is_said_with_its_cure(
    editor: Editor, office: Office, named: str, words: str
) -> None:
    files = replace(office.table, name="files", kind="markdown", folder="posts")
    editor.wants(channel=named, channels=[files, office.table])

    told = editor.told()

    assert words in told.problems[0]
    assert "mail" in told.problems[0]

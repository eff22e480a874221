"""What doctor says of channels and of [notify], asking nobody."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.doctor import Finding, examine
from pipeline.publish.blogger.token import keep
from pipeline.settings import Secret
from pipeline.store import notices
from pipeline.store.database import open_desk
from tests.cast import NOON
from tests.desks import SETTINGS, DeskFolder

WORDPRESS = '[publish.blog]\nkind = "wordpress"\nurl = "https://blog.example"\nuser = "editor"\n'
BLOGGER = '[publish.blog]\nkind = "blogger"\nblog_id = "1"\nclient_id = "1-a.example"\n'
MAIL = '[publish.mail]\nkind = "email"\nhost = "mail.example"\nsender = "e@a.example"\nto = "e@a.example"\n'
FILES = '[publish.files]\nkind = "markdown"\nfolder = "posts"\n'


def examined(desk: DeskFolder, more: str, check: str, *, secret: str = "", mode: int = 0o600) -> Finding:
    """Return the finding about a check on a desk with these tables, and a secret of the channel `blog`."""
    desk.writes("copydesk.toml", f"{SETTINGS}\n{more}")
    if secret:
        file = desk.folder / "secrets" / "blog"
        file.parent.mkdir(exist_ok=True)
        file.write_text(secret, encoding="utf-8")
        file.chmod(mode)
    return next(one for one in examine(desk.folder, {}, now=NOON) if one.check == check)


@pytest.mark.parametrize(
    ("table", "secret", "words"),
    [
        pytest.param(WORDPRESS, "", "secrets/blog (chmod 600)", id="no-secret"),
        pytest.param(WORDPRESS.replace("https", "http"), "canary", "https://blog.example", id="no-https"),
        pytest.param(BLOGGER, "", "secrets/blog", id="no-client-secret"),
        pytest.param(BLOGGER, "canary", "copydesk channels login blog", id="nobody-signed-in"),
    ],
)
def test_a_channel_that_cannot_be_used_is_bad_with_its_cure(
    desk: DeskFolder, table: str, secret: str, words: str
) -> None:
    found = examined(desk, table, "channel blog", secret=secret)

    assert (found.state, found.exit_code) == ("bad", 2)
    assert words in found.cure
    assert "canary" not in str(found)


def test_a_secret_that_others_can_read_is_bad(desk: DeskFolder) -> None:
    found = examined(desk, WORDPRESS, "settings", secret="canary", mode=0o644)

    assert (found.state, found.exit_code) == ("bad", 2)
    assert "chmod 600" in found.cure
    assert "canary" not in str(found)


def test_mail_in_the_clear_is_for_this_machine_only(desk: DeskFolder) -> None:
    outside = examined(desk, f'{MAIL}security = "none"\n', "channel mail")
    inside = examined(desk, f'{MAIL}security = "none"\n'.replace("mail.example", "127.0.0.1"), "channel mail")

    assert (outside.state, inside.state) == ("bad", "ok")
    assert "starttls" in outside.cure


@pytest.mark.parametrize("table", [WORDPRESS, FILES, MAIL])
def test_a_channel_that_has_all_it_needs_is_well(desk: DeskFolder, table: str) -> None:
    name = table[table.index(".") + 1 : table.index("]")]

    found = examined(desk, table, f"channel {name}", secret="canary")

    assert (found.state, found.cure) == ("ok", "")
    assert f"copydesk channels test {name}" in found.said


@pytest.mark.parametrize(
    ("days", "state"), [(0, "ok"), (5.9, "ok"), (6, "warn"), (7, "warn"), (7.1, "ok"), (100, "ok")]
)
def test_a_sign_in_at_google_is_hinted_at_before_a_project_in_testing_loses_it(
    desk: DeskFolder, days: float, state: str
) -> None:
    keep(desk.folder, "blog", Secret("1//canary"), now=NOON - timedelta(days=days))

    found = examined(desk, BLOGGER, "channel blog", secret="canary")

    assert found.state == state
    assert f"signed in {int(days)} day" in found.said
    assert ("channels login blog" in found.cure) is (state == "warn")


@pytest.mark.parametrize(
    ("notify", "state", "words"),
    [
        pytest.param('channel = "mail"', "ok", "by mail", id="a-mailbox"),
        pytest.param('url = "https://ntfy.example/canary"', "ok", "by ntfy", id="an-address"),
        pytest.param('channel = "post"', "bad", "channels of kind email here: mail", id="no-such-channel"),
        pytest.param('channel = "files"', "bad", "name one of kind email", id="another-kind"),
        pytest.param('url = "http://me:canary@ntfy.example/"', "bad", "https://", id="a-password-in-the-clear"),
    ],
)
def test_whom_notify_names_is_known(desk: DeskFolder, notify: str, state: str, words: str) -> None:
    found = examined(desk, f"{MAIL}\n{FILES}\n[notify]\n{notify}\n", "notify")

    assert found.state == state
    assert words in found.said + found.cure
    assert "canary" not in str(found)


def test_a_notice_that_did_not_arrive_is_told(desk: DeskFolder) -> None:
    _told(desk.folder, "failed", "notices to ntfy.example: it answered 403")

    found = examined(desk, '[notify]\nurl = "https://ntfy.example/desk"\n', "notify")

    assert found.state == "warn"
    assert "it answered 403" in found.said


def test_where_nobody_is_named_and_no_channel_stands_nothing_is_said(desk: DeskFolder) -> None:
    checks = [one["check"] for one in json.loads(desk.copydesk("doctor", "--json").stdout)]

    assert not [check for check in checks if check == "notify" or check.startswith("channel")]


def _told(folder: Path, state: str, why: str) -> None:
    db = open_desk(folder / "desk.db", now=NOON, create=True)
    notices.begin(db, "post", [("draft", "d1")], at=NOON)
    notices.settle(db, "post", [("draft", "d1")], state=state, why=why)
    db.close()

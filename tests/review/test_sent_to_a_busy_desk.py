"""Words that a plain form sent stand on the answer, where the desk was open and could not take them."""

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from pipeline.store.database import connect
from tests.review.conftest import Client, Served
from tests.review.drafts import LONG, stored, version

_HOLDS = """
import sys
from pathlib import Path
from pipeline.store.database import connect
db = connect(Path(sys.argv[1]))
db.execute("begin immediate")
print("held", flush=True)
sys.stdin.read()
"""


def takes(served: Served, change: str) -> None:
    """Change the tables of the store."""
    db = connect(served.desk.folder / "desk.db")
    db.execute(change)
    db.close()


@pytest.fixture
def written_to(served: Served) -> Iterator[None]:
    """Another program writes into the desk all the while."""
    holds = [sys.executable, "-c", _HOLDS, str(served.desk.folder / "desk.db")]
    with subprocess.Popen(holds, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        yield
        other.communicate()


@pytest.mark.parametrize(
    ("why", "said"),
    [
        pytest.param("select raise(abort, 'database is locked')", "stayed locked for 30 seconds", id="locked"),
        pytest.param("insert into once values (1)", "A bug of copydesk", id="bug"),
    ],
)
def test_words_are_kept_and_can_be_sent_once_more(plain: Page, served: Served, why: str, said: str) -> None:
    takes(served, "create table once (number integer primary key)")
    takes(served, "insert into once values (1)")
    takes(served, f"create trigger busy before insert on revisions begin {why}; end")
    plain.goto("/drafts/1")
    plain.locator("#f-comment").fill(LONG)
    plain.get_by_role("button", name="Save the comment").click()
    expect(plain.get_by_role("alert")).to_contain_text(said)
    expect(plain.locator("form.sent")).to_contain_text("It may be done in part. What you sent is kept on this page")
    expect(plain.get_by_label("Comment")).to_have_value(LONG)

    takes(served, "drop trigger busy")
    plain.get_by_role("button", name="Send it once more").click()

    expect(plain.locator("#f-comment")).to_have_value(LONG)
    assert stored(served) == LONG


def test_what_another_site_sent_is_not_shown(client: Client, served: Served) -> None:
    form = {"csrf_token": client.token, "comment": LONG, "v_comment": version(served, "comment")}
    answer = client.post("/drafts/1/comment", data=form, headers={"Origin": "http://elsewhere.example"})

    assert answer.status_code == 403
    assert LONG not in answer.text


@pytest.mark.parametrize(
    ("origin", "site", "status", "shown"),
    [
        pytest.param("http://127.0.0.1:9", "same-site", 403, False, id="another port of this machine"),
        pytest.param("http://elsewhere.example", "cross-site", 403, False, id="another site"),
        pytest.param("null", "same-origin", 503, True, id="our own page"),
    ],
)
def test_nor_where_nobodys_session_can_be_read(
    client: Client, served: Served, origin: str, site: str, status: int, shown: bool
) -> None:
    form = {"csrf_token": client.token, "comment": LONG, "v_comment": version(served, "comment")}
    takes(served, "alter table sessions rename to elsewhere")

    answer = client.post("/drafts/1/comment", data=form, headers={"Origin": origin, "Sec-Fetch-Site": site})

    assert answer.status_code == status
    assert (LONG in answer.text) is shown


def test_a_draft_opens_while_something_writes_for_long(client: Client, written_to: None) -> None:
    began = time.monotonic()

    assert client.get("/drafts/1").status_code == 200
    assert time.monotonic() - began < 5

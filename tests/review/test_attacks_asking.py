"""What an attacker would try, to have us ask: forbidden and private addresses, and a page that swells."""

import gzip
import socket

import pytest

from pipeline.desk import adding, picturing
from pipeline.draft import fields
from pipeline.newsstand import Answer, Newsstand
from tests.desk.clips import dump, opened_with_draft
from tests.desks import DeskFolder
from tests.review.conftest import Client, Served
from tests.review.drafts import version
from tests.review.test_pictures import with_picture

# Nobody answers there, and the guard asks none of them: cloud metadata, a file, another scheme, a name of this machine.
FORBIDDEN = (
    "http://169.254.169.254/latest/meta-data/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:70/1",
    "http://[fe80::1]/",
    "http://user@127.0.0.1/",
    "http://2852039166/",
)


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

"""The review page as a command of its own, and an edit of a draft over HTTP."""

import re
import time
from collections.abc import Mapping

import httpx

from tests.desks import DeskFolder
from tests.forge import Begun, Forge, Shell
from tests.review.conftest import Client

_ENTER = re.compile(r"(http://\S+)/enter\?ticket=\S+\n")


def opened_page(forge: Forge | Shell, desk: DeskFolder, as_of: str, *, port: str = "0") -> tuple[Begun, str, str]:
    """Start the review page; return the command, where the page is, and its one-time address."""
    page = forge.begins(desk.folder, "review", "--port", port, as_of)
    end = time.monotonic() + 30
    while not (said := _ENTER.search(page.out.read_text() if page.out.exists() else "")):
        assert time.monotonic() < end, page.err.read_text()
        assert not page.ended.is_set(), page.err.read_text()
        time.sleep(0.01)
    return page, said[1], said[0].strip()


def is_answered(client: Client, form: Mapping[str, str], *, draft: int = 1) -> bool:
    """Whether an edit of a draft's comment was taken; false when the page was killed before it could say so."""
    try:
        said = client.press(f"/drafts/{draft}/comment", form)
    except httpx.TransportError:
        return False
    assert said.status_code in (200, 303), said.text
    return True

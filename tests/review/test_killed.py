"""The server or the browser is killed (SIGKILL) while an editor types: at most his last 800 ms are gone.

With the page still open, what was typed arrives by itself once the server is back, and there is no conflict of an
editor with himself.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Timer

import pytest
from playwright.sync_api import Browser, Error, Route

from tests.conftest import LONG
from tests.desks import DeskFolder
from tests.review.conftest import CHROMIUM, FLAGS
from tests.review.editors import AS_OF, Editor, editor_at, ever_kept, laid, until
from tests.review.started import Started, review

LOST_SECONDS = 0.8
FIELDS = ("comment", "title")
# How often each is killed: the server, too, once in each of the fields, at least.
SERVER, BOTH, BROWSER = (30, 20, 10) if LONG else (len(FIELDS), 1, 1)
NUMBERS = count(1)
Kill = Callable[[], None]


@dataclass(kw_only=True)
class Writing:
    """What an editor typed, word by word with the second at which it stood in the field, until something was killed."""

    words: list[tuple[float, str]] = field(default_factory=list)
    killed_at: float = 0.0

    def due(self) -> list[str]:
        """The words that stood there so long before that they must be in the store."""
        return [word for at, word in self.words if at < self.killed_at - LOST_SECONDS]


@dataclass(kw_only=True)
class Server:
    """`copydesk review`, to be killed and started again at the same port."""

    desk: DeskFolder
    started: Started
    stack: ExitStack

    def kill(self) -> None:
        """Kill it as a power cut would."""
        self.started.process.kill()

    def starts_again(self) -> None:
        """Start it where it was."""
        self.started.process.wait()
        port = self.started.address.rpartition(":")[2]
        self.started = self.stack.enter_context(review(self.desk, "--port", port, AS_OF))


@pytest.fixture
def server(evening: DeskFolder) -> Iterator[Server]:
    with ExitStack() as stack:
        yield Server(desk=evening, started=stack.enter_context(review(evening, "--port", "0", AS_OF)), stack=stack)


def test_words_arrive_by_themselves_when_a_killed_server_is_back(server: Server, chromium: Browser) -> None:
    chance = Random(1)
    with editor_at(server.started.address, server.desk, chromium) as editor:
        for turn in range(SERVER):
            draft, name = 1 + turn % 3, FIELDS[turn % 2]
            editor.opens(draft)
            written = writes_until(editor, name, chance, server.kill)
            assert lost(server.desk, draft, written) == []
            editor.page.wait_for_timeout(chance.choice([0, 300, 1500]))
            server.starts_again()

            arrives(server.desk, editor, draft, name)
            assert [word for _, word in written.words if word not in stored(server.desk, draft, name)] == []
    assert (editor.saw, editor.bad) == ([], [])


def test_a_save_whose_answer_is_lost_is_no_conflict_with_oneself(server: Server, chromium: Browser) -> None:
    with editor_at(server.started.address, server.desk, chromium) as editor:
        editor.opens(1)
        editor.page.route("**/drafts/1/comment", _lose_the_answer)
        editor.types("comment", "First.")
        until(lambda: stored(server.desk, 1, "comment"), lambda: "First.", editor.page, 30)
        editor.types("comment", " Second.")
        editor.page.unroute("**/drafts/1/comment")

        until(lambda: stored(server.desk, 1, "comment"), lambda: "First. Second.", editor.page, 30)
    assert editor.saw == []


def test_what_was_typed_is_stored_when_server_and_browser_are_killed(server: Server, chromium: Browser) -> None:
    chance = Random(2)
    for turn in range(BOTH):
        with own_browser(chromium) as (browser, kill_browser):
            written = typed_in(browser, server, turn, chance, kill_browser, server.kill)
        assert lost(server.desk, 1 + turn % 3, written) == []
        server.starts_again()


def test_what_was_typed_is_stored_when_the_browser_is_killed(server: Server, chromium: Browser) -> None:
    chance = Random(3)
    for turn in range(BROWSER):
        with own_browser(chromium) as (browser, kill_browser):
            written = typed_in(browser, server, turn, chance, kill_browser)
        assert lost(server.desk, 1 + turn % 3, written) == []


def _lose_the_answer(route: Route) -> None:
    route.fetch()
    with suppress(Error):  # the page may have given up waiting: the answer is lost either way
        route.abort()


def typed_in(browser: Browser, server: Server, turn: int, chance: Random, *kills: Kill) -> Writing:
    """Let an editor type in a browser of his own until all these are killed, in any order."""
    written = Writing()
    with suppress(Error), editor_at(server.started.address, server.desk, browser) as editor:  # a dead one cannot close
        editor.opens(1 + turn % 3)
        written = writes_until(editor, FIELDS[turn % 2], chance, *chance.sample(kills, len(kills)))
    assert written.killed_at
    return written


def writes_until(editor: Editor, name: str, chance: Random, *kills: Kill) -> Writing:
    """Let an editor type words until something is killed at a random moment, and a few more."""
    written = Writing()

    def kill() -> None:
        for one in kills:
            one()
        written.killed_at = time.monotonic()

    assert editor.types(name, " first")
    timer = Timer(chance.uniform(0.3, 3), kill)
    timer.start()
    with suppress(Error):
        more = chance.randrange(4)
        while more or not written.killed_at:
            more -= bool(written.killed_at and more)
            word = f"k{next(NUMBERS)}q"
            if editor.types(name, f" {word}", delay=chance.choice([5, 20, 60])):
                written.words.append((time.monotonic(), word))
            editor.page.wait_for_timeout(chance.choice([0, 50, 200, 900]))
    timer.join()
    return written


def arrives(desk: DeskFolder, editor: Editor, draft: int, name: str) -> None:
    """Wait until the draft holds what stands in the editor's field."""
    until(lambda: stored(desk, draft, name), lambda: editor.value(name), editor.page, 60)


def lost(desk: DeskFolder, draft: int, written: Writing) -> list[str]:
    """The words that should be in the store and are not."""
    texts, _ = ever_kept(desk, draft)
    return [word for word in written.due() if word not in texts]


def stored(desk: DeskFolder, draft: int, name: str) -> str:
    """What stands in a field of the draft now, as its page shows it."""
    found = laid(desk, draft)
    return found.comment if name == "comment" else found.draft.roundup.title


@contextmanager
def own_browser(chromium: Browser) -> Iterator[tuple[Browser, Kill]]:
    """A browser in processes of its own, and how to kill them all."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [str(CHROMIUM), *FLAGS, "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

        def kill() -> None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

        try:
            browser = chromium.browser_type.connect_over_cdp(f"http://127.0.0.1:{_debugged_at(Path(profile))}")
            yield browser, kill
            with suppress(Error):
                browser.close()
        finally:
            kill()
            process.wait()


def _debugged_at(profile: Path) -> str:
    for _ in range(600):
        with suppress(FileNotFoundError):
            if said := (profile / "DevToolsActivePort").read_text(encoding="ascii"):
                return said.splitlines()[0]
        time.sleep(0.05)
    raise AssertionError("the browser does not start")

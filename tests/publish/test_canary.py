"""No secret in any output, log, database, backup or process list, even where a server says it back to us."""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from urllib.parse import quote

import pytest

from pipeline.publish.blogger import token as blogger_token
from pipeline.settings import Secret
from pipeline.store.database import connect
from tests.cast import NOON
from tests.desks import Answered, DeskFolder
from tests.forge import Shell
from tests.publish import echo
from tests.publish.approved import approved

CANARIES = {"blog": "Tweety wp 1941", "blogspot": "Sylvester-client-1945", "letter": "Woodstock+mail/1970"}
TOKEN = "Big-Bird-refresh-1969"
USER = "editor"
COMMANDS = [
    *(("publish", "d1", "--to", name) for name in CANARIES),
    *(("publish", "d1", "--live", "--to", name, "--json") for name in CANARIES),
    *(("channels", "test", name) for name in CANARIES),
    ("channels", "list"),
    ("withdraw", "d1", "--to", "blog"),
    ("doctor", "--json"),
    ("run",),
    ("log", "-n", "1000"),
    ("log", "--runs", "--json"),
]


def spellings() -> list[bytes]:
    """Every secret as it stands, as a URL spells it, and as HTTP and SMTP carry it (RFC 7617, RFC 4616, RFC 4954)."""
    found: list[bytes] = []
    for words in (*CANARIES.values(), TOKEN):
        plain = words.encode()
        found += [plain, quote(words).encode(), quote(words, safe="").encode(), words.replace(" ", "").encode()]
        found += [b64encode(coded) for coded in (plain, f"{USER}:{words}".encode(), f"\0{USER}\0{words}".encode())]
    return found


class ProcessList:
    """What every process of this machine was called with, read again and again while the commands run."""

    def __init__(self) -> None:
        self.seen: set[bytes] = set()
        self._done = Event()
        self._thread = Thread(target=self._read)

    def __enter__(self) -> "ProcessList":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _read(self) -> None:
        while not self._done.wait(0.02):
            for file in Path("/proc").glob("[0-9]*/cmdline"):
                try:
                    self.seen.add(file.read_bytes())
                except OSError:
                    continue  # it has ended


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[Answered], set[bytes]]]:
    """A desk whose three channels were tried by every command against servers that echo."""
    folder = tmp_path_factory.mktemp("desk")
    with echo.web() as web, echo.mail() as mail:
        tables = f"""
[publish.blog]
kind = "wordpress"
url = "{web}"
user = "{USER}"
timeout_seconds = 2

[publish.blogspot]
kind = "blogger"
blog_id = "1234567890123456789"
client_id = "123-abc.apps.example.org"
api = "{web}/"
timeout_seconds = 2

[publish.letter]
kind = "email"
host = "127.0.0.1"
port = {mail.port}
security = "none"
user = "{USER}"
sender = "a@river.example"
to = "b@river.example"
timeout_seconds = 2
"""
        approved(folder, tables, CANARIES, count=1)
        blogger_token.keep(folder, "blogspot", Secret(TOKEN), now=NOON)
        desk = DeskFolder(folder)
        with ProcessList() as listed:
            # The first from nothing, so that the list shows it under its own name.
            answers = [Shell(tmp_path_factory.mktemp("words")).does(folder, *COMMANDS[0])]
            answers += [desk.copydesk(*words) for words in COMMANDS[1:]]
        desk.copydesk("backup", str(folder / "kept.db"))
        answers += [_with_a_bug(desk, name) for name in CANARIES]
        yield folder, answers, listed.seen


def _with_a_bug(desk: DeskFolder, channel: str) -> Answered:
    """Publish where the row of the post counts no further: what no code of ours expects, while the channel is open."""
    db = connect(desk.folder / "desk.db")
    db.execute("update posts set attempt = 9223372036854775807 where channel = ?", (channel,))
    db.close()
    return desk.copydesk("publish", "d1", "--to", channel)


def test_every_channel_was_asked_and_refused(ran: tuple[Path, list[Answered], set[bytes]]) -> None:
    codes = [answer.exit_code for answer in ran[1]]

    assert codes[:9] == [7] * 9


def test_no_command_prints_a_secret(ran: tuple[Path, list[Answered], set[bytes]]) -> None:
    for words, answer in zip((*COMMANDS, *CANARIES), ran[1], strict=True):
        printed = (answer.stdout + answer.stderr).encode()
        assert [one for one in spellings() if one in printed] == [], words


def test_no_file_but_its_own_holds_a_secret(ran: tuple[Path, list[Answered], set[bytes]]) -> None:
    files = [file for file in ran[0].rglob("*") if file.is_file() and file.parent.name != "secrets"]

    assert {"desk.db", "kept.db"} <= {file.name for file in files}
    for file in files:
        content = file.read_bytes()
        assert [one for one in spellings() if one in content] == [], file.name


def test_no_traceback_shows_a_secret(ran: tuple[Path, list[Answered], set[bytes]]) -> None:
    log = (ran[0] / "copydesk.log").read_bytes()

    assert [answer.exit_code for answer in ran[1][-len(CANARIES) :]] == [1] * len(CANARIES)
    assert log.count(b"Traceback") == len(CANARIES)
    assert b"pipeline/desk/publishing/sending.py" in log
    assert [one for one in spellings() if one in log] == []


def test_no_process_was_called_with_a_secret(ran: tuple[Path, list[Answered], set[bytes]]) -> None:
    called = b"\n".join(ran[2])

    assert b"pipeline.launch" in called
    assert [one for one in spellings() if one in called] == []

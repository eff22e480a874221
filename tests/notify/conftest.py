"""An inbox, a mail server, and a desk in this process whose editor is told."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import trustme

from pipeline.desk import Desk
from pipeline.desk.telling import Told, tell
from pipeline.errors import CopydeskError
from pipeline.settings import Channel, Telling
from pipeline.store import runs, sources
from pipeline.store.runs import Outcome
from pipeline.store.sources import Source
from tests.cast import NOON
from tests.desk.worktable import worktable
from tests.notify.inbox import Inbox, open_inbox
from tests.publish.mail_office import Office
from tests.publish.mail_office import opened as open_office


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    """An address that takes a POST."""
    with open_inbox() as opened:
        yield opened


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Whoever signs certificates here."""
    return trustme.CA()


@pytest.fixture
def office(authority: trustme.CA) -> Iterator[Office]:
    """A mail server on this machine."""
    with open_office(authority, security="none") as opened:
        yield opened


@dataclass(slots=True)
class Editor:
    """A desk with a waiting draft (d1, of the topic river), and its editor."""

    desk: Desk

    def wants(self, *, channels: Sequence[Channel] = (), zone: str = "UTC", **telling: object) -> None:
        """Have him told so."""
        chosen = self.desk.settings
        self.desk = replace(
            self.desk,
            settings=replace(
                chosen,
                blog=replace(chosen.blog, name="River Watch", timezone=zone),
                notify=Telling(**telling),  # type: ignore[arg-type]  # the keys of [notify], as a test writes them
                publish=tuple(channels),
            ),
        )

    def told(self, *, hours: float = 0, failed: CopydeskError | str = "") -> Told:
        """Tell him, so many hours after noon."""
        self.desk = replace(self.desk, now=_after(hours))
        return tell(self.desk, failed=failed)

    def ran(self, *outcomes: Outcome, hours: float = 0) -> None:
        """Write a run down that went so."""
        number = runs.start(self.desk.db, command="run", as_of=_after(hours))
        for one in outcomes:
            runs.record(self.desk.db, number, one)
        runs.finish(self.desk.db, number, at=_after(hours))

    def asked(self, outlet: str, *, failures: int = 0) -> None:
        """Write down how an outlet's address went."""
        state = "broken" if failures else "read"
        source = Source(url=f"http://127.0.0.1:9/{outlet}.xml", outlet=outlet, state=state, failures=failures)
        why = "the feed is a web page, not a feed" if failures else ""
        sources.remember(self.desk.db, replace(source, why=why, asked_at=NOON))

    def rows(self) -> list[tuple[str, ...]]:
        """What the store knows was told: way, kind, matter, state."""
        found = self.desk.db.execute("select way, kind, about, state from notices order by id")
        return [tuple(row) for row in found]


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    """A desk with a draft, and its editor, whom nobody tells anything yet."""
    with open_editor(tmp_path) as opened:
        yield opened


@contextmanager
def open_editor(folder: Path) -> Iterator[Editor]:
    """Open a desk with a draft for as long as the block lasts."""
    with worktable(folder) as desk:
        yield Editor(desk)


def _after(hours: float) -> datetime:
    return NOON + timedelta(hours=hours)

"""A desk with drafts that the editor approved, ready to be published by the real command."""

from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.store import drafts
from pipeline.store.database import open_desk, writing
from tests.cast import NOON
from tests.desk.worktable import first_draft, worktable
from tests.forge import Begun, forge

SETTINGS = """
[blog]
name = "River Watch"

[registry]
builtin = false

[preflight]
dead_link = "off"

[[topic]]
name = "river"
any = ["river"]

"""


@dataclass(frozen=True, slots=True)
class Approved:
    """The desk's folder; its drafts are numbered from 1, each with a title of its own."""

    folder: Path

    def begun(self, *arguments: str) -> Begun:
        """Start `copydesk ARGUMENTS` and do not wait for it."""
        return forge().begins(self.folder, *arguments)


def approved(folder: Path, channel: str, secrets: dict[str, str], *, count: int) -> Approved:
    """Make a desk with `count` approved drafts; `channel` is its table of copydesk.toml, `secrets` its files."""
    (folder / "copydesk.toml").write_text(SETTINGS + channel, encoding="utf-8")
    place = folder / "secrets"
    place.mkdir(mode=0o700, exist_ok=True)
    for name, words in secrets.items():
        file = place / name
        file.touch(mode=0o600)
        file.write_text(words, encoding="utf-8")
    with worktable(folder):
        pass
    db = open_desk(folder / "desk.db", now=NOON)
    with writing(db):
        for number in range(1, count + 1):
            draft = first_draft()
            post = replace(draft.roundup, title=f"River Talks, Day {number}")
            kept = replace(draft, id=1 if number == 1 else 0, state="approved", roundup=post)
            drafts.save(db, kept, author="editor", at=NOON)
    db.close()
    return Approved(folder)

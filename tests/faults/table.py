"""What a desk was seen to do under each kind of fault: the tests of this room assert it, docs/faults.md prints it.

`python -m tests.faults.table` prints the table of that page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

USED: set[str] = set()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A kind of fault: `what` breaks, which exit `codes` the command may end with then, and what is `seen`.

    A negative code is the signal that ended it. `says` stands in its words; `doctor` is what `copydesk doctor` ends
    with while the fault lasts.
    """

    what: str
    codes: tuple[int, ...]
    seen: str
    says: str = ""
    doctor: int = 0


FAULTS: Mapping[str, Fault] = {
    "disk full": Fault(
        what="there is no room on the desk's disk",
        codes=(8,),
        says="free",
        seen="the run ends with the cure; commands that only look still work; nothing that was stored is lost; with"
        " room again the next run has everything",
    ),
    "file too large": Fault(
        what="a limit of file sizes (`ulimit -f`) is reached in the middle of a run",
        codes=(8,),
        says="copydesk doctor",
        seen="the same; what was filed before stays",
    ),
    "folder read-only": Fault(
        what="the desk's folder may not be written",
        codes=(8,),
        says="copydesk doctor",
        seen="the run ends with the cure; commands that only look still work",
    ),
    "database read-only": Fault(
        what="`desk.db` may not be written",
        codes=(8,),
        says="copydesk doctor",
        seen="the run ends with the cure; commands that only look still work",
    ),
    "lock of somebody else": Fault(
        what="`desk.lock` is another user's: a run as root left it",
        codes=(8,),
        says="give the folder",
        seen="the run ends with the cure",
    ),
    "database missing": Fault(
        what="`desk.db` is gone",
        codes=(0,),
        says="bring it back: copydesk restore",
        seen="a new, empty one is made, and said; `restore` brings the backup back with every approval in it",
    ),
    "database emptied": Fault(
        what="`desk.db` has no bytes",
        codes=(0,),
        says="bring it back: copydesk restore",
        seen="the same",
    ),
    "database foreign": Fault(
        what="`desk.db` is another program's database",
        codes=(8,),
        says="another program's database",
        doctor=8,
        seen="every command refuses it, and it is left as it is, byte for byte",
    ),
    "database newer": Fault(
        what="a newer copydesk has written `desk.db`",
        codes=(8,),
        says="a newer copydesk has written",
        doctor=8,
        seen="every command refuses it, and it is left as it is, byte for byte",
    ),
    "database truncated": Fault(
        what="the second half of `desk.db` is missing",
        codes=(8,),
        says="copydesk restore",
        doctor=8,
        seen="commands and `doctor` say so; `restore` brings the backup back and keeps the damaged file",
    ),
    "database scrambled": Fault(
        what="random bytes over every tenth page in the middle of `desk.db`",
        codes=(8,),
        says="copydesk restore",
        doctor=8,
        seen="commands and `doctor` say so; `restore` brings the backup back and keeps the damaged file",
    ),
    "log lost": Fault(
        what="the `desk.db-wal` that a killed command left is deleted",
        codes=(0,),
        seen="the database is whole, and what stood in the log alone is lost: never delete it",
    ),
    "log damaged": Fault(
        what="random bytes over the last quarter of `desk.db-wal`",
        codes=(0,),
        seen="the database is whole; what was stored before the damage stands, the last transactions are lost",
    ),
    "log foreign": Fault(
        what="the `desk.db-wal` beside `desk.db` is another database's",
        codes=(8,),
        seen="every command refuses it; `desk.db` is left as it is, byte for byte, and is whole without that log",
        says="another database's",
    ),
    **{
        f"clock {how}": Fault(
            what=f"one run with the clock {how}, then the right time",
            codes=(0,),
            seen="at the right time every outlet is asked again; no post is touched; no trusted time lies ahead",
        )
        for how in ("an hour ahead", "an hour behind", "a year ahead", "a year behind")
    },
    **{
        f"clocks {how}": Fault(
            what=f"cron's half hours of a night, when {what}",
            codes=(0,),
            seen="a run each, in order; no headline is lost or twice; one draft a story, dated by the blog's day",
        )
        for how, what in {
            "forward in Toronto": "the hour after 2:00 is left out",
            "back in Toronto": "the hour after 1:00 comes twice",
            "forward on Lord Howe": "the half hour after 2:00 is left out",
            "back on Lord Howe": "the half hour after 1:30 comes twice",
        }.items()
    },
    "two crons at once": Fault(
        what="a run begins while another is at work",
        codes=(5,),
        says="the desk is held by copydesk run",
        seen="the second ends within a second and says who holds the desk; the first goes on",
    ),
    "cron and 200 web edits": Fault(
        what="four editors save 50 times each while run follows run",
        codes=(0,),
        seen="every edit is taken and stored once; nothing is ever locked",
    ),
    "resolver dead": Fault(
        what="no name can be looked up",
        codes=(4,),
        seen="no failure is counted against an outlet, and all are due again at once",
    ),
    "network dead": Fault(
        what="nobody can be reached",
        codes=(4,),
        seen="no failure is counted against an outlet, and all are due again at once",
    ),
    "half the outlets dead": Fault(
        what="five of nine outlets cut every connection",
        codes=(3,),
        seen="the others are filed; the dead ones are named, and asked again",
    ),
    "parser out of memory": Fault(
        what="a feed with a headline of 30 MB needs more memory than a reader may have",
        codes=(3,),
        seen="that outlet fails with the reason, every other one is filed",
    ),
    "parser killed": Fault(
        what="`kill -9` of the child that reads a feed",
        codes=(3,),
        seen="that outlet fails with the reason, every other one is filed",
    ),
    "crawl killed": Fault(
        what="`kill -9` of the child that asks the outlets",
        codes=(3,),
        seen="the run goes on with what was filed; whoever was not heard is due at once",
    ),
    "run killed": Fault(
        what="`kill -9` of a run while an outlet keeps it waiting",
        codes=(-9,),
        seen="its children end with it; the next run begins at once and asks whom this one did not hear",
    ),
    "terminated": Fault(
        what="SIGTERM in the middle of gather, stories, draft, run, publish and backup",
        codes=(-15,),
        seen="it ends at once, as when it is killed (a shell says 143); the same command again does it",
    ),
    "interrupted": Fault(
        what="SIGINT (Ctrl-C) in the middle of the same",
        codes=(130,),
        says="copydesk: stopped",
        seen="it ends at once; the same command again does it",
    ),
    "nobody reads": Fault(
        what="standard output and error are pipes that nobody reads",
        codes=(0,),
        seen="the run is done and finished all the same",
    ),
    "standard files closed": Fault(
        what="standard input, output and error are closed",
        codes=(3,),
        seen="the run is done; its exit code says that an outlet failed",
    ),
    "environment of cron": Fault(
        what="no HOME, no TERM, an empty PATH, the C locale, another working directory",
        codes=(0,),
        seen="a run like any other; nothing on standard error",
    ),
    "umask 077": Fault(
        what="a strict umask",
        codes=(0,),
        seen="database, lock, posts and backups are the owner's alone",
    ),
    "64 files": Fault(
        what="a process may open 64 files",
        codes=(0,),
        seen="a run like any other",
    ),
    "too few files": Fault(
        what="a process may open 12 files",
        codes=(8,),
        says="ulimit -n",
        seen="the run ends with the cure, and nobody is left behind",
    ),
}
"""By name, in the order of the page."""


def rows(*names: str) -> tuple[str, ...]:
    """Take rows of the table for a test; a test looks that each is taken."""
    assert set(names) <= set(FAULTS), set(names) - set(FAULTS)
    USED.update(names)
    return names


def printed() -> str:
    """The table as the page has it."""
    lines = ["| fault | what happens | exit code | what is seen |", "|---|---|---|---|"]
    for name, fault in FAULTS.items():
        codes = ", ".join(str(code) if code >= 0 else f"signal {-code}" for code in fault.codes)
        lines.append(f"| {name} | {fault.what} | {codes} | {fault.seen} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(printed())

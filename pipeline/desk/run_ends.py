"""How a run ended: how long it took, its exit code, how many drafts it made; stored for whoever asks later."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from pipeline.desk.opening import Desk
from pipeline.errors import CopydeskError
from pipeline.store import draft_counts, runs
from pipeline.store.database import DatabaseError, explained, from_outside, writing
from pipeline.store.runs import Outcome

_A_BUG, _STOPPED = 1, 130


def exit_code(command: str, outcomes: Sequence[Outcome]) -> int:
    """Return 0, 3 (some outlets failed) or 4 (every outlet failed): the exit code of a run that came to its end.

    Of the command `run` 3 is given only when an outlet that was well has failed, so that cron mails news.
    """
    failed = [one for one in outcomes if one.state not in runs.WELL]
    if failed and len(failed) == len(outcomes):
        return 4
    news = [one for one in failed if one.was_well] if command == "run" else failed
    return 3 if news else 0


@contextmanager
def recorded(desk: Desk) -> Iterator[None]:
    """Store how the runs end that are begun within; the caller holds the lease, so they are all its own."""
    before, drafted, began = runs.newest(desk.db), draft_counts.revisions(desk.db), time.monotonic()
    code: int | None = _STOPPED  # what no except below names: Ctrl-C
    try:
        yield
        code = None
    except CopydeskError as problem:
        code = problem.exit_code
        raise
    except DatabaseError as problem:
        code = explained(problem, desk.folder / "desk.db").exit_code if from_outside(problem) else _A_BUG
        raise
    except Exception:
        code = _A_BUG
        raise
    finally:
        # What ended the run may be the store itself.
        with suppress(DatabaseError):
            _end(desk, before, drafted, code, seconds=time.monotonic() - began)


def _end(desk: Desk, before: int, drafted: int, code: int | None, *, seconds: float) -> None:
    with writing(desk.db):
        for number, command in runs.begun_since(desk.db, before):
            ended = exit_code(command, runs.outcomes(desk.db, number)) if code is None else code
            drafts = draft_counts.by_desk_since(desk.db, drafted)
            runs.end(desk.db, number, seconds=seconds, exit_code=ended, drafts=drafts)

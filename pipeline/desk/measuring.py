"""The figures by which a desk is watched from outside: what the store has now, and how the last run went."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pipeline import __version__
from pipeline.desk import health
from pipeline.desk.opening import Desk
from pipeline.store import draft_counts, figures, runs
from pipeline.store.runs import Ran

_LOOKED_BACK = 200
_DRAFTS = ("waiting", "touched", "approved", "published", "discarded")
_POSTS = ("sending", "draft", "scheduled", "live", "sent", "unknown", "failed", "withdrawn", "gone")
_WELL = (0, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure, all its values: `name` and `kind` (gauge or counter) as Prometheus has them, `says` what it is.

    `values` are pairs of labels and value; times are seconds since 1970, stretches seconds, sizes bytes.
    """

    name: str
    says: str
    kind: str = "gauge"
    values: tuple[tuple[dict[str, str], float], ...] = field(default=())


def figures_of(desk: Desk) -> tuple[Figure, ...]:
    """Return every figure of a desk; one that has no value now is there without any. Nothing is changed."""
    return tuple(one for some in (_runs(desk), _outlets(desk), _work(desk), _files(desk)) for one in some)


def _runs(desk: Desk) -> Iterator[Figure]:
    last = next((ran for ran in runs.recent(desk.db, limit=_LOOKED_BACK) if _is_whole(ran)), None)
    ended = last.as_of if last else None
    yield _one("copydesk_info", "The version of copydesk.", 1, version=__version__)
    yield _one("copydesk_last_run_timestamp_seconds", "When the last finished copydesk run was.", _seconds(ended))
    yield _one("copydesk_last_run_success", "1 when it read at least one outlet and ended well.", _success(last))
    yield _one("copydesk_last_run_duration_seconds", "How long it took.", last.seconds if last else None)
    yield _one("copydesk_last_run_new_headlines", "How many headlines were new in it.", last.new if last else None)
    asked = {"failing": len(last.failed), "read": last.outcomes - len(last.failed)} if last else {}
    yield _each("copydesk_last_run_outlets", "How many outlets it asked, by how they went.", "state", asked)
    by_exit = {str(code): count for code, count in sorted(figures.runs_by_exit(desk.db).items())}
    yield _each("copydesk_runs_total", "Runs that ended, by exit code.", "exit", by_exit, kind="counter")


def _outlets(desk: Desk) -> Iterator[Figure]:
    rounds = health.rounds(desk)
    states = {state: rounds.count(state) for state in health.ORDER}
    yield _each("copydesk_outlets", "Outlets by state, as the page on outlets has it.", "state", states)
    # Only outlets of the registry: whoever sends headlines for `ingest` may call himself anything.
    named = {outlet.name for outlet in desk.outlets}
    own = [one for one in rounds.outlets if one.outlet.name in named and one.state not in (health.OFF, health.NOWHERE)]
    up = {one.outlet.name: int(one.state not in (health.FAILS, health.LATE)) for one in own}
    yield _each("copydesk_outlet_up", "0 when an outlet fails or has fallen silent.", "outlet", up)
    newest = {one.outlet.name: one.last_item.timestamp() for one in own if one.last_item}
    says = "When the newest headline of an outlet was."
    yield _each("copydesk_outlet_newest_headline_timestamp_seconds", says, "outlet", newest)


def _work(desk: Desk) -> Iterator[Figure]:
    drafts, posts = draft_counts.by_state(desk.db), figures.posts_by_state(desk.db)
    yield _one("copydesk_headlines", "Headlines in the database.", figures.headlines(desk.db))
    yield _each("copydesk_drafts", "Drafts by state.", "state", {**dict.fromkeys(_DRAFTS, 0), **drafts})
    yield _each("copydesk_posts", "Posts of drafts by state.", "state", {**dict.fromkeys(_POSTS, 0), **posts})
    open_ones = draft_counts.corrections_open(desk.db)
    yield _one("copydesk_corrections_open", "Changes of linked pages that nobody has settled.", open_ones)
    told = figures.notices_by_state(desk.db).items()
    values = tuple(({"way": way, "state": state}, float(count)) for (way, state), count in sorted(told))
    yield Figure(
        name="copydesk_notices", says="Matters told, by way and how that went; failed: told again.", values=values
    )


def _files(desk: Desk) -> Iterator[Figure]:
    backup = figures.newest_backup(desk.folder / "backups", now=desk.now)
    age = max(0.0, (desk.now - backup.at).total_seconds()) if backup else None
    size, log = figures.file_bytes(desk.folder / "desk.db"), _bytes(desk.folder / "copydesk.log")
    yield _one("copydesk_database_bytes", "Size of desk.db and its log on the disk.", size)
    yield _one("copydesk_log_bytes", "Size of copydesk.log.", log)
    yield _one("copydesk_backup_age_seconds", "Age of the newest copy in backups/.", age)


def _is_whole(ran: Ran) -> bool:
    return ran.command == "run" and ran.finished_at is not None


def _success(last: Ran | None) -> float | None:
    if last is None:
        return None
    return float(last.exit in _WELL) if last.exit is not None else float(len(last.failed) < max(1, last.outcomes))


def _seconds(at: datetime | None) -> float | None:
    return at.timestamp() if at else None


def _bytes(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _one(name: str, says: str, value: float | None, **labels: str) -> Figure:
    return Figure(name=name, says=says, values=((labels, float(value)),) if value is not None else ())


def _each(
    name: str, says: str, label: str, values: dict[str, int] | dict[str, float], *, kind: str = "gauge"
) -> Figure:
    return Figure(name=name, says=says, kind=kind, values=tuple(({label: key}, float(n)) for key, n in values.items()))

"""Lists of subscriptions in and out: another program's OPML into outlets.toml, this desk's outlets as OPML."""

from dataclasses import dataclass

from pipeline.desk.opening import Desk
from pipeline.desk.outlet_writing import write
from pipeline.errors import OutletError, UnreadableError
from pipeline.outlets import Registry, joining, opml_text
from pipeline.outlets.joining import Change
from pipeline.read.pool import Readers


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What a list brings: the entries that are new or change, in its order, and what was left out of it, with why.

    `registry` is the desk's after that; as before when nothing was `written`.
    """

    changes: tuple[Change, ...]
    warnings: tuple[str, ...]
    written: bool
    registry: Registry


def bring_in(desk: Desk, body: bytes, *, name: str, dry_run: bool = False) -> BroughtIn:
    """Write what a list of subscriptions brings into outlets.toml; with `dry_run` only say what it would be.

    Args:
        desk: The desk.
        body: The file, OPML or what else feed readers export.
        name: What it is called, for messages.
        dry_run: Write nothing.

    Raises:
        UnreadableError: It is no such list, or could not be read within the deadline.
        RegistryError, UsageError: as `outlet_writing.write`.
    """
    with Readers(workers=1, loaded=("opml",)) as readers:
        try:
            listed = readers.opml(body, url=name).result()
        except OutletError as problem:
            raise UnreadableError(problem.what, where=name, do="export it again, or split it") from problem
    changes = joining.changes(desk.registry, listed)
    written = bool(changes) and not dry_run
    registry = write(desk, [change.facts for change in changes]) if written else desk.registry
    return BroughtIn(changes=changes, warnings=listed.warnings, written=written, registry=registry)


def send_out(desk: Desk, *, only_on: bool = False) -> tuple[int, str]:
    """Return how many outlets this desk knows (`only_on`: gathers from), and the OPML file of them."""
    chosen = desk.outlets if only_on else desk.registry.outlets
    title = f"Outlets of {desk.settings.blog.name or 'copydesk'}"
    return len(chosen), opml_text.written(chosen, title=title).decode()

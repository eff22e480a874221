"""Which broken templates cron has not mailed yet: each once for as long as it is broken."""

from collections.abc import Sequence

from pipeline.desk.opening import Desk
from pipeline.render import Broken
from pipeline.store import digests
from pipeline.store.database import writing

# Beside the ways of the health digest, which tells of templates on its own account.
_WAY = "run --quiet"


def untold(desk: Desk, broken: Sequence[Broken]) -> tuple[Broken, ...]:
    """Return the broken templates that no run has told of since they broke, noted as told."""
    names = {f"{one.where}: {one.said}": one for one in broken}
    told = digests.told(desk.db, _WAY)
    if told != names.keys():
        with writing(desk.db):
            digests.keep(desk.db, _WAY, names, at=desk.now)
    return tuple(one for name, one in names.items() if name not in told)

"""What cron was not told yet: a broken template, a post that cannot be looked at, why notices do not arrive; each once
for as long as it is so.
"""

from collections.abc import Collection, Sequence

from pipeline.desk.opening import Desk
from pipeline.desk.telling import Outcome
from pipeline.render import Broken
from pipeline.store import digests
from pipeline.store.database import writing

# Beside the ways of the health digest, which tells of such things on its own account.
_TEMPLATES, _TROUBLES, _NOTICES = "run --quiet", "run --quiet posts", "run --quiet notices"


def untold_templates(desk: Desk, broken: Sequence[Broken]) -> tuple[Broken, ...]:
    """Return the broken templates that no run has told of since they broke, noted as told."""
    names = {f"{one.where}: {one.said}": one for one in broken}
    fresh = _untold(desk, names, way=_TEMPLATES)
    return tuple(one for name, one in names.items() if name in fresh)


def untold_troubles(desk: Desk, troubles: Sequence[str]) -> tuple[str, ...]:
    """Return the lines about posts that the run before did not have to say, noted as told."""
    fresh = _untold(desk, troubles, way=_TROUBLES)
    return tuple(one for one in troubles if one in fresh)


def untold_notices(desk: Desk, unsent: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Return the notices that went wrong for a reason which the run before did not have to say, noted as told."""
    fresh = _untold(desk, {one.why for one in unsent}, way=_NOTICES)
    return tuple(one for one in unsent if one.why in fresh)


def _untold(desk: Desk, found: Collection[str], *, way: str) -> frozenset[str]:
    told = digests.told(desk.db, way)
    if told != frozenset(found):
        with writing(desk.db):
            digests.keep(desk.db, way, found, at=desk.now)
    return frozenset(found) - told

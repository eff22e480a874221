"""Tell that the desk's database is damaged or gone: by every way of [notify], and without that database.

Nothing is noted, so it is told again each night until it is mended.
"""

from datetime import datetime

from pipeline.desk.telling import Outcome, page_address, sent, ways
from pipeline.errors import CopydeskError
from pipeline.notify import Matter, notice
from pipeline.settings import Settings


def raise_alarm(chosen: Settings, problem: CopydeskError, *, now: datetime) -> tuple[Outcome, ...]:
    """Tell the editor what is wrong with the database, and return how each telling went; none where he wants none."""
    if not chosen.notify.failures:
        return ()
    matter = Matter(kind="store", about="desk.db", said=f"No backup was made: {problem.what}", more=(problem.do,))
    said = notice("failures", (matter,), desk=chosen.blog.name, address=page_address(chosen.review), at=now)
    return tuple(sent(send, said) for _, send in ways(chosen))

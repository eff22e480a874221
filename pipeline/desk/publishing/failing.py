"""A request to a channel that failed: the row says so before the error goes on."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from pipeline.desk.opening import Desk
from pipeline.errors import CopydeskError, OtherPostError, StaleError, UnansweredError
from pipeline.store import sendings
from pipeline.store.database import writing
from pipeline.store.postings import Posting


@contextmanager
def noting(desk: Desk, begun: Posting, *, before: str, cure: str = "") -> Iterator[None]:
    """Note in a post's row what goes wrong while a channel is asked; the error itself goes on.

    Args:
        desk: The desk.
        begun: The row of what is on its way.
        before: The state that the post falls back to when nothing was done; "" = a first sending, which has failed.
        cure: What to do when the answer was lost; "" = what the error says.
    """
    # What was found gone, in the trash, twice or public is in the row already, and another process may be further.
    try:
        yield
    except UnansweredError as problem:
        do = cure or problem.do or "publish it again after some minutes: it is looked up first"
        with suppress(StaleError), writing(desk.db):
            answered = problem.remote_id if isinstance(problem, OtherPostError) else ""
            sendings.stand(desk.db, begun, state="unknown", why=problem.what, cure=do, answered=answered)
        raise
    except CopydeskError as problem:
        with suppress(StaleError), writing(desk.db):
            if before:
                sendings.fall_back(desk.db, begun, state=before, why=problem.what, cure=problem.do)
            else:
                sendings.stand(desk.db, begun, state="failed", why=problem.what, cure=problem.do)
        raise

"""How a page of the origin is asked, once or twice, and what it is found to be."""

from dataclasses import replace
from datetime import timedelta

from pipeline import liveness
from pipeline.liveness import Way
from pipeline.store.link_states import LinkState
from tests.cast import NOON
from tests.liveness.origin import Behaviour, Origin, by_method, says

PAGE = "/2026/05/12/ferry"
WAY = Way(user_agent="copydesk/1 (+editor@example.org)", timeout_seconds=5, allow_private=True)
IMPATIENT = replace(WAY, timeout_seconds=1)  # for a server that would keep it waiting
OK = says(200, "Content-Length: 5", body=b"Words")
FRONT = by_method(OK, OK)


def asked_twice(origin: Origin, behaviour: Behaviour, way: Way = WAY) -> LinkState:
    """Return what the page is after two looks, two hours apart: time enough to be called gone."""
    origin.behaviours |= {PAGE: behaviour, "/": FRONT, "/new": OK, "/consent": OK, "/2026": OK, "/404": OK}
    url, state = origin.address + PAGE, None
    for look in range(2):
        now = NOON + timedelta(hours=2 * look)
        state = liveness.judged(url, liveness.ask(url, way), state, now=now)
    assert state is not None
    return state

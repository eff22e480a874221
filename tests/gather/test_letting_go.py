"""A cluster is left in peace, whatever has become of it."""

from asyncio import CancelledError
from typing import Any, cast

import pytest

from pipeline.gather.cluster import let_go


class HalfOpen:
    """A client as Dask leaves it when its scheduler is lost while it is called anew over TLS: closing it fails."""

    def __init__(self, problem: BaseException) -> None:
        self.status = "connecting"
        self.problem = problem

    def close(self, timeout: float) -> None:
        raise self.problem


@pytest.mark.parametrize("problem", [ValueError("IOStream is not idle"), TimeoutError(), CancelledError()])
def test_a_client_that_cannot_be_closed_costs_no_run_and_is_not_closed_again(problem: BaseException) -> None:
    client = HalfOpen(problem)
    let_go(cast("Any", client))

    assert client.status == "closed"

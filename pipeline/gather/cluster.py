"""The engine `dask`: chunks on the workers of a Dask cluster (https://distributed.dask.org).

Nothing of Dask is loaded but by this engine, and its package is in the extra `copydesk[cluster]` only.
"""

import json
import logging
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pipeline.errors import ClusterError, UsageError
from pipeline.gather import there
from pipeline.gather.gleaning import Chunk, Gleaned
from pipeline.gather.papers import Papers

if TYPE_CHECKING:
    from distributed import Client, Future, Security

_CONNECT_SECONDS = 10.0
_WORKERS_SECONDS = 10.0  # they come one by one after a start
_CLOSE_SECONDS = 2.0
_LOST = "the scheduler was lost while they were asked"


class Cluster:
    """Asks chunks through a scheduler; left, it lets the cluster know that nobody waits any more."""

    def __init__(self, scheduler: str, papers: Papers) -> None:
        self._scheduler = scheduler
        self._papers = papers
        self._begun: list[Future[str]] = []  # a future that nobody holds is given up by the scheduler

    def __enter__(self) -> Self:
        _load()
        try:
            self._client = _client(self._scheduler, self._papers)
        except (OSError, TypeError, ValueError) as problem:
            where = f"{self._scheduler}: {_short(problem)}"
            raise ClusterError("the scheduler does not answer", where=where) from problem
        try:
            self._client.wait_for_workers(1, timeout=_WORKERS_SECONDS)
        except TimeoutError as problem:
            self._client.close(_CLOSE_SECONDS)
            raise ClusterError("the scheduler has no worker", where=self._scheduler) from problem
        self.places = sum(self._client.nthreads().values())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._begun.clear()
        self._client.close(_CLOSE_SECONDS)

    def begin(self, chunk: Chunk, arrived: Callable[[Gleaned], None]) -> None:
        """Have a chunk asked when a worker has time; one whose worker dies is asked by another."""
        if self._client.status != "running":
            arrived(Gleaned(lost=_LOST))
            return
        future = self._client.submit(there.glean, chunk.to_json(), key=chunk.key, pure=False)
        self._begun.append(future)
        future.add_done_callback(lambda done: arrived(_came(done)))


def _came(done: "Future[str]") -> Gleaned:
    if done.status == "finished":
        values = json.loads(done.result())
        return Gleaned(**{**values, "lines": tuple(values["lines"])})
    if done.status == "error":
        return Gleaned(lost=f"no worker could ask them: {_short(done.exception())}")
    return Gleaned(lost=_LOST)


def _client(scheduler: str, papers: Papers) -> "Client":
    from distributed import Client

    security = _security(papers) if scheduler.startswith("tls://") else None
    return Client(scheduler, security=security, timeout=_CONNECT_SECONDS, set_as_default=False, name="copydesk")


def _security(papers: Papers) -> "Security":
    from distributed import Security

    named = {"tls_ca_file": papers.authority, "tls_client_cert": papers.certificate}
    return Security(require_encryption=True, **{name: str(file) for name, file in named.items() if file is not None})


def _load() -> None:
    try:
        import distributed  # noqa: F401
    except ModuleNotFoundError as problem:
        raise UsageError(
            "the engine dask is not installed",
            where='copydesk.toml: [gather] engine = "dask"',
            do='pip install "copydesk[cluster]"; or engine = "local"',
        ) from problem
    import cloudpickle

    cloudpickle.register_pickle_by_value(there)
    # It says of itself what we say in words of our own, and writes it where cron would mail it.
    for name in [name for name in logging.root.manager.loggerDict if name.split(".")[0] == "distributed"]:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _short(problem: BaseException) -> str:
    lines = [line.strip() for line in str(problem).splitlines() if line.strip()]
    return lines[0][:200] if lines else type(problem).__name__

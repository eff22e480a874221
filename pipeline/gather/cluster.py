"""The engine `dask`: chunks on the workers of a Dask cluster (https://distributed.dask.org).

Nothing of Dask is loaded but by this engine, and its package is in the extra `copydesk[cluster]` only.
"""

import logging
from asyncio import CancelledError
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast

from pipeline.errors import ClusterError, UsageError
from pipeline.gather.gleaning import Chunk, Gleaned
from pipeline.gather.papers import Papers

if TYPE_CHECKING:
    from distributed import Client, Future, Security

_CONNECT_SECONDS = 10.0
_WORKERS_SECONDS = 10.0  # they come one by one after a start
_CLOSE_SECONDS = 2.0
_NOBODY = "no worker could ask them (is copydesk[cluster] installed where the scheduler and the workers run?)"
_LOST = "the scheduler was lost while they were asked"


class Cluster:
    """Asks chunks through a scheduler; left, it lets the cluster know that nobody waits any more."""

    def __init__(self, scheduler: str, papers: Papers) -> None:
        self._scheduler = scheduler
        self._papers = papers
        # A future that nobody holds is given up by the scheduler; one that is held is done again when its worker dies.
        self._begun: dict[str, Future[str]] = {}

    def __enter__(self) -> Self:
        _load()
        self._client = _connected(self._scheduler, self._papers)
        try:
            self.places = _places(self._client, self._scheduler)
        except BaseException:
            let_go(self._client)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._begun.clear()
        let_go(self._client)

    def begin(self, chunk: Chunk, arrived: Callable[[Gleaned], None]) -> None:
        """Have a chunk asked when a worker has time; one whose worker dies is asked by another."""
        if self._client.status != "running":
            arrived(Gleaned(lost=_LOST))
            return

        def hear(done: "Future[str]") -> None:
            gleaned = _came(done)
            self._begun.pop(chunk.key, None)
            arrived(gleaned)

        future = self._client.submit(_glean(), chunk.to_json(), key=chunk.key, pure=False)
        self._begun[chunk.key] = future
        future.add_done_callback(hear)


def _came(done: "Future[str]") -> Gleaned:
    """What came of a chunk, whatever Dask makes of it: nobody else would tell the run."""
    try:
        if done.status == "finished":
            return Gleaned.from_json(done.result())
        if done.status == "error":
            return Gleaned(lost=f"{_NOBODY}: {_short(done.exception())}")
    except (Exception, CancelledError) as problem:  # noqa: BLE001  the boundary of a library that may raise anything
        return Gleaned(lost=f"what a worker brought home could not be had: {_short(problem)}")
    return Gleaned(lost=_LOST)


def _connected(scheduler: str, papers: Papers) -> "Client":
    from distributed import Client

    security = _security(scheduler, papers) if scheduler.startswith("tls://") else None
    try:
        return Client(scheduler, security=security, timeout=_CONNECT_SECONDS, set_as_default=False, name="copydesk")
    except (OSError, TypeError, ValueError) as problem:
        where = f"{scheduler}: {_short(problem)}"
        raise ClusterError("the scheduler does not answer", where=where) from problem


def let_go(client: "Client") -> None:
    """Close a client, whatever has become of its scheduler: what came is filed, and nobody waits for the rest.

    While a lost scheduler is called anew over TLS, closing may end in an error of a half-open stream.
    """
    with suppress(Exception, CancelledError):  # the boundary of a library that may raise anything
        client.close(_CLOSE_SECONDS)
    client.status = "closed"  # else it tries again when it is thrown away, and prints what comes of it


def _places(client: "Client", scheduler: str) -> int:
    """How many threads the workers have that are there, at least one."""
    try:
        client.wait_for_workers(1, timeout=_WORKERS_SECONDS)
        places = sum(client.nthreads().values())
    except TimeoutError:
        places = 0
    except OSError as problem:
        raise ClusterError("the scheduler was lost", where=f"{scheduler}: {_short(problem)}") from problem
    if not places:
        raise ClusterError("the scheduler has no worker", where=scheduler)
    return int(places)


def _security(scheduler: str, papers: Papers) -> "Security":
    from distributed import Security

    named = {"tls_ca_file": papers.authority, "tls_client_cert": papers.certificate}
    security = Security(require_encryption=True, **{name: str(file) for name, file in named.items() if file})
    if not security.get_tls_config_for_role("client").get("ca_file"):
        what = "the papers of the cluster are missing, secrets/cluster-ca.pem and secrets/cluster.pem (docs/scale.md)"
        raise ClusterError(what, where=scheduler)
    return security


def _glean() -> Callable[[str], str]:
    """What workers are told to call, by its name: in a wheel `copydesk` alone is on their path, as on ours."""
    entry = import_module("copydesk" if find_spec("copydesk") else "pipeline.launch")  # the latter in a checkout
    return cast("Callable[[str], str]", entry.glean)


def _load() -> None:
    try:
        import distributed  # noqa: F401
    except ModuleNotFoundError as problem:
        raise UsageError(
            "the engine dask is not installed",
            where='copydesk.toml: [gather] engine = "dask"',
            do='pip install "copydesk[cluster]"; or engine = "local"',
        ) from problem
    # It says of itself what we say in words of our own, and writes it where cron would mail it.
    for name in [name for name in logging.root.manager.loggerDict if name.split(".")[0] == "distributed"]:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _short(problem: BaseException | None) -> str:
    lines = [line.strip() for line in str(problem).splitlines() if line.strip()]
    return f"{type(problem).__name__}: {lines[0][:200]}" if lines else type(problem).__name__

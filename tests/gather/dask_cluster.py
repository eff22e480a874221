"""A Dask cluster of this machine: a scheduler and workers, processes of their own, TLS between all of them."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import trustme

from tests.desks import ROOT, DeskFolder
from tests.ports import free_port

NAME = "127.0.0.1"
_MOST_SECONDS = 60


class DaskCluster:
    """A context manager; `folder` is for certificates and for what the processes say.

    `python` is an interpreter in which copydesk is installed, none = ours with this checkout.
    """

    def __init__(
        self,
        folder: Path,
        *,
        workers: int = 2,
        threads: int = 1,
        environ: Mapping[str, str] | None = None,
        python: Path | None = None,
    ) -> None:
        self.address = f"tls://{NAME}:{free_port()}"
        self._folder = folder
        self._python = str(python or sys.executable)
        ours = {} if python else {"PYTHONPATH": str(ROOT)}
        bare = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        self._environ = {**bare, **ours, **(environ or {})}
        self._count = workers
        self._threads = threads
        authority = trustme.CA()
        self.authority = folder / "ca.pem"
        authority.cert_pem.write_to_path(str(self.authority))
        self.certificate = folder / "node.pem"
        authority.issue_cert(NAME).private_key_and_cert_chain_pem.write_to_path(str(self.certificate))
        self.workers: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        port = self.address.rpartition(":")[2]
        self.scheduler = self._start("scheduler", "scheduler", "--protocol", "tls", "--port", port)
        for number in range(self._count):
            self.workers.append(
                self._start(f"worker-{number}", "worker", self.address, "--nthreads", str(self._threads), "--no-nanny")
            )
        for number in range(self._count):
            self._wait_for(f"worker-{number}", b"Registered to")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for process in [*self.workers, self.scheduler]:
            process.kill()
            process.wait()

    def admits(self, desk: DeskFolder) -> None:
        """Give a desk the papers of this cluster, as docs/scale.md says."""
        (desk.folder / "secrets").mkdir(mode=0o700, exist_ok=True)
        for file, name in ((self.authority, "cluster-ca.pem"), (self.certificate, "cluster.pem")):
            (desk.folder / "secrets" / name).write_bytes(file.read_bytes())
            (desk.folder / "secrets" / name).chmod(0o600)

    def _start(self, name: str, *words: str) -> subprocess.Popen[bytes]:
        papers = ["--tls-ca-file", str(self.authority), "--tls-cert", str(self.certificate)]
        with (self._folder / f"{name}.log").open("wb") as log:
            return subprocess.Popen(
                [
                    self._python,
                    "-m",
                    "distributed.cli.dask_" + words[0],
                    *words[1:],
                    "--host",
                    NAME,
                    "--no-dashboard",
                    *papers,
                ],
                cwd=self._folder,
                env=self._environ,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _wait_for(self, name: str, words: bytes) -> None:
        until = time.monotonic() + _MOST_SECONDS
        while words not in (self._folder / f"{name}.log").read_bytes():
            assert time.monotonic() < until, (self._folder / f"{name}.log").read_text()
            time.sleep(0.05)

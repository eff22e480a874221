"""The papers by which a cluster lets a desk in, and the desk knows the cluster."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What TLS needs, in PEM: the cluster's authority, our certificate with its key; none = as Dask's settings say."""

    authority: Path | None = None
    certificate: Path | None = None

    @classmethod
    def of_desk(cls, folder: Path) -> Self:
        """Return the papers that lie in a desk's `secrets/`."""
        return cls(
            authority=_kept(folder / "secrets" / "cluster-ca.pem"),
            certificate=_kept(folder / "secrets" / "cluster.pem"),
        )


def _kept(path: Path) -> Path | None:
    return path if path.is_file() else None

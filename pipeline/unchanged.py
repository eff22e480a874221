"""A fingerprint of all that a person writes and that says whom to ask: as long as it stays, so does the answer.

Only the standard library and little of it: a tick of cron with nothing to do takes no longer than to read these files.
"""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from pipeline import __version__, plain_files

_OURS = "COPYDESK_"
# What these say is no setting: where the desk is, and what stands for the clock.
_NO_SETTINGS = ("COPYDESK_DESK", "COPYDESK_AS_OF")


def fingerprint(desk: Path, environ: Mapping[str, str]) -> str:
    """Return the fingerprint of a desk's lists and settings and of our own registry; "" = it cannot be told.

    It cannot where a file cannot be read, or a variable of the environment, which may be a secret, is laid over the
    settings.
    """
    if any(name.startswith(_OURS) and name not in _NO_SETTINGS for name in environ):
        return ""
    try:
        return _of_files(desk)
    except OSError:
        return ""


def _of_files(desk: Path) -> str:
    said = hashlib.sha256(__version__.encode())
    for name in ("copydesk.toml", "outlets.toml"):
        file = desk / name
        said.update(plain_files.read(file) if name == "copydesk.toml" or file.exists() else b"none")
        said.update(b"\0")
    said.update(repr([*_looks(desk / "secrets"), *_looks(Path(__file__).with_name("registry"))]).encode())
    return said.hexdigest()


def _looks(folder: Path) -> list[tuple[str, int, int, int]]:
    """Name, rights, size and time of each file in a folder; of secrets never what is in them."""
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        files = sorted((entry.name, entry.stat()) for entry in entries if not entry.name.startswith("__pycache__"))
    return [(name, stat.st_mode, stat.st_size, stat.st_mtime_ns) for name, stat in files]

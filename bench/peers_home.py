"""A home of its own for what a bench compares us with: a virtual environment, set up once from PyPI."""

import shutil
import subprocess
import venv
from collections.abc import Sequence
from pathlib import Path

_INSTALL_SECONDS = 600


def python_of(home: Path) -> Path:
    """Return where the Python of a home is."""
    return home / "bin" / "python"


def missing_from(home: Path, wanted: Sequence[str]) -> str:
    """Install the packages into a home unless it is there; return why that could not be done, "" = they are there."""
    if python_of(home).exists():
        return ""
    venv.create(home, with_pip=True)
    pip = [str(python_of(home)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # The pip that comes with Python 3.11 stumbles over lxml's extras.
    for packages in (("--upgrade", "pip"), wanted):
        ran = subprocess.run([*pip, *packages], capture_output=True, text=True, timeout=_INSTALL_SECONDS, check=False)
        if ran.returncode:
            shutil.rmtree(home)
            return f"not installed: {ran.stderr.strip().splitlines()[-1:]}"
    return ""

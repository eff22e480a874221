"""How this command was called, so that it can be called again: by cron, or by who reads what it prints."""

import os
import shlex
import shutil
import sys
from pathlib import Path

from pipeline.errors import UsageError

_NAME = "copydesk"


def whole() -> tuple[str, ...]:
    """Return the command by its full path: cron knows no PATH of ours.

    Raises:
        UsageError: it cannot be found.
    """
    here = Path(sys.argv[0])
    if here.name == _NAME and here.is_file():
        return (str(here.resolve()),)
    # Called as `python -m copydesk`, or in a checkout.
    launcher = here.resolve() if here.name == f"{_NAME}.py" else Path(__file__).resolve().parents[1] / "launch.py"
    if not launcher.is_file():
        raise UsageError("the installed command cannot be found", do=f"call {_NAME} by its full path")
    return (sys.executable, str(launcher))


def typed() -> str:
    """Return the command as a person types it in this terminal, where it may not be on the PATH."""
    found = shutil.which(_NAME)
    if found and Path(sys.argv[0]).name == _NAME and Path(found).resolve() == Path(sys.argv[0]).resolve():
        return _NAME
    beside = Path(sys.executable).with_name(_NAME)
    return shlex.join(map(_near, (str(beside),) if os.access(beside, os.X_OK) else whole()))


def _near(path: str) -> str:
    """Seen from here where that is shorter."""
    return str(Path(path).relative_to(Path.cwd())) if Path(path).is_relative_to(Path.cwd()) else path

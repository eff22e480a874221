"""bin/setup-venv, which bin/demo and bin/test begin with, says what it cannot do, and leaves no half of it."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from tests.desks import ROOT

# A Python whose environments have the pip that is here: to unpack one takes five seconds, and one test here does.
LENT = f"""#!/bin/sh
[ "$2" = venv ] || exec '{sys.executable}' "$@"
'{sys.executable}' -m venv --without-pip "$3"
cd "$3"/lib/python3.*/site-packages
echo '{sysconfig.get_path("purelib")}' >lent.pth
"""


def set_up(venv: Path, lock: Path, python: str) -> subprocess.CompletedProcess[str]:
    """Run it with an index that has nothing, so that nobody is asked."""
    empty = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "UV_NO_INDEX": "1", "UV_OFFLINE": "1"}
    environ = {"PATH": "/usr/bin:/bin", "HOME": str(venv.parent), "PYTHON": python, **empty}
    command = [str(ROOT / "bin" / "setup-venv"), str(venv), str(lock)]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)


def test_packages_that_cannot_be_had_are_said_and_no_half_is_left(tmp_path: Path) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text(f"harbour-tides==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")

    ran = set_up(tmp_path / "venv", lock, sys.executable)

    assert ran.returncode == 2
    assert f"the packages of {lock} could not be installed" in ran.stderr
    assert "do: " in ran.stderr
    assert not (tmp_path / "venv").exists()


def test_a_python_in_a_folder_whose_name_has_a_blank_is_taken(tmp_path: Path) -> None:
    python = tmp_path / "my programs" / "python"
    python.parent.mkdir()
    python.write_text(LENT, encoding="utf-8")
    python.chmod(0o755)
    (tmp_path / "lock.txt").touch()

    ran = set_up(tmp_path / "venv", tmp_path / "lock.txt", str(python))

    assert (ran.returncode, ran.stderr) == (0, f"copydesk: installing into {tmp_path / 'venv'}, once ...\n")
    assert (tmp_path / "venv" / "installed-lock").exists()


def test_a_python_that_was_named_and_is_not_here_is_not_replaced_by_another(tmp_path: Path) -> None:
    (tmp_path / "lock.txt").touch()

    ran = set_up(tmp_path / "venv", tmp_path / "lock.txt", "python3.harbour")

    assert ran.returncode == 2
    assert "PYTHON=python3.harbour: Python 3.11 or newer is not here" in ran.stderr
    assert not (tmp_path / "venv").exists()

"""What crons make of a line's command before they hand it to sh, and a stand-in for the program `crontab`."""

import os
from collections.abc import Callable
from pathlib import Path

Reading = Callable[[str], str]


def vixie(command: str) -> str:
    """As Vixie's cron reads it (Debian, macOS, FreeBSD): a backslash takes itself or a % along; a bare % ends it."""
    return _read(command, taken="%\\")


def cronie(command: str) -> str:
    """As ISC cron and cronie read it (Fedora, Arch): a backslash takes only a % along."""
    return _read(command, taken="%")


def busybox(command: str) -> str:
    """As BusyBox's crond reads it (Alpine), and sh itself: nothing is special."""
    return command


def _read(command: str, *, taken: str) -> str:
    read: list[str] = []
    escaped = False
    for character in command:
        if escaped and character in taken:
            read[-1] = character
        elif character == "%" and not escaped:
            break
        else:
            read.append(character)
        escaped = character == "\\" and not escaped
    return "".join(read)


def stand_in(folder: Path, *, has: bytes | None = None) -> str:
    """Put a `crontab` that keeps its lines in folder/lines into a folder, and return the PATH that finds it."""
    program = folder / "bin" / "crontab"
    program.parent.mkdir()
    program.write_text(
        "#!/bin/sh\n"
        'cd "$(dirname "$0")/.." || exit 9\n'
        'test -f refuses && { echo "you are not allowed to use this program" >&2; exit 1; }\n'
        'if test "$1" = -l; then\n'
        '  test -f lines || { echo "no crontab for $(id -un)" >&2; exit 1; }\n'
        "  exec cat lines\n"
        "fi\n"
        'exec cp "$1" lines\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    if has is not None:
        (folder / "lines").write_bytes(has)
    return f"{program.parent}{os.pathsep}{os.environ['PATH']}"

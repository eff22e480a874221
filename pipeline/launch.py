"""The installed command `copydesk`: in the wheel this file is the module `copydesk`, the rest lies under `_copydesk/`.

A top-level package named `pipeline` would collide with other people's in site-packages, so it is put on the path only
here. In a checkout the folders are found as they are.
"""

import io
import os
import sys
from contextlib import suppress
from pathlib import Path


def main() -> None:
    """Run the command line and end the process with its exit code."""
    _have_standard_files()
    _wait_for_readers()
    _write_utf_8()
    try:
        _run()
    except KeyboardInterrupt:
        # While modules are loaded or taken apart; a command at work says it itself.
        with suppress(OSError):
            os.write(2, b"copydesk: stopped\n")
        sys.exit(130)


def _have_standard_files() -> None:
    """Give a process that was started without standard files some that lead nowhere.

    Else the next files that are opened, the lock or a pipe of the crawl, would get their numbers and whatever a library
    prints.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # it gets the lowest number, this one
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8", closefd=False))


def _wait_for_readers() -> None:
    """Have standard files wait: another program at the same terminal or pipe may have told them not to (Node does).

    A document of more than a pipe holds would be cut off where its reader is slow (pipe(7), O_NONBLOCK).
    """
    for number in range(3):
        with suppress(OSError):
            os.set_blocking(number, True)


def _write_utf_8() -> None:
    """Print headlines in any script, whatever the machine's own encoding: cron's may be ASCII."""
    # In a file name, what is no UTF-8 is printed as JSON has it: a "u" and four digits behind a backslash.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def find() -> None:
    """Put the folders of copydesk on the path of this process."""
    here = Path(__file__).resolve().parent
    if (here / "_copydesk").is_dir():
        if str(here / "_copydesk") not in sys.path:
            sys.path.insert(0, str(here / "_copydesk"))
    elif here.name == "pipeline":
        # Run as a file of a checkout (`python pipeline/launch.py`): Python put this folder on the path, not its parent.
        sys.path[:] = [str(here.parent), *(place for place in sys.path if Path(place or ".").resolve() != here)]


def glean(text: str) -> str:
    """Ask a chunk of outlets on a Dask worker, which knows no other module of ours by name; see `pipeline.gather`."""
    find()
    from pipeline.gather import there

    return there.glean(text)


def _run() -> None:
    find()
    _pass_over_a_zone_that_is_none()
    from pipeline import tick

    found = tick.answer(sys.argv[1:], os.environ)
    if found is tick.Found.ANSWERED:
        return
    code = _command_beside_a_crawl() if found is tick.Found.DUE else _command()
    _ignore_interrupts()
    sys.exit(code)


def _command() -> int:
    from pipeline.cli import main as command_line

    return command_line()


def _command_beside_a_crawl() -> int:
    from pipeline import ahead

    with ahead.waiting():
        return _command()


def _pass_over_a_zone_that_is_none() -> None:
    """Take UTC where TZ names a file that holds no time zone, as the system does (tzset(3)): libraries end over it.

    Nothing of a desk goes by this zone; its own stands in its settings.
    """
    zone = os.environ.get("TZ", "").removeprefix(":")
    if not zone or not os.path.exists(zone):  # noqa: PTH110  Path's ends over a name that is too long
        return
    from pipeline import plain_files

    known = False
    with suppress(OSError), plain_files.opened(Path(zone)) as file:
        known = file.read(4) == b"TZif"  # RFC 8536, section 3.1
    if not known:
        os.environ["TZ"] = "UTC"


def _ignore_interrupts() -> None:
    """The command has done its work: Ctrl-C comes too late, and Python would print where it was while it ends."""
    import signal  # here, because a tick with nothing due does without it

    with suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__main__":
    main()

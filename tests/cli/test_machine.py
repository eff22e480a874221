"""What this machine refuses a command is told from a bug of ours, and has a cure."""

import errno
import os
import subprocess
import sys

import pytest

from pipeline.machine import cure_of, lacks_memory, refused, sharing

# A thread whose stack finds no room.
NO_ROOM = """
import resource, threading
threading.stack_size(1 << 30)
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
threading.Thread(target=print).start()
"""
PROCESSES = "allow more processes, threads or memory"


@pytest.mark.parametrize("number", [errno.EAGAIN, errno.ENOMEM], ids=errno.errorcode.get)
def test_a_process_that_cannot_be_had_is_refused_by_the_machine(number: int) -> None:
    told = refused(OSError(number, os.strerror(number)))

    assert told
    assert (told.exit_code, told.do.startswith(PROCESSES)) == (8, True)


def test_a_thread_that_cannot_be_had_is_refused_by_the_machine() -> None:
    ran = subprocess.run([sys.executable, "-c", NO_ROOM], capture_output=True, text=True, check=False)
    kind, _, words = ran.stderr.strip().rpartition("\n")[2].partition(": ")

    told = refused(RuntimeError(words))

    assert kind == "RuntimeError"
    assert told
    assert (told.exit_code, told.do.startswith(PROCESSES)) == (8, True)


def test_what_may_be_our_own_mistake_is_not() -> None:
    assert refused(RuntimeError("dictionary changed size during iteration")) is None
    assert refused(FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "none")) is None


def test_a_place_where_processes_share_is_refused_by_the_machine() -> None:
    with pytest.raises(OSError, match="Read-only") as met, sharing():
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    told = refused(met.value)

    assert told
    assert (told.exit_code, told.do.startswith("let its processes share")) == (8, True)


def test_a_file_that_fails_for_want_of_open_files_has_that_cure() -> None:
    assert cure_of(OSError(errno.EMFILE, ""), otherwise="look at it").startswith("allow this process more open files")
    assert cure_of(OSError(errno.EACCES, ""), otherwise="look at it") == "look at it"


@pytest.mark.parametrize(
    ("problem", "lacks"),
    [
        pytest.param(MemoryError(), True, id="Python"),
        pytest.param(OSError(errno.ENOMEM, ""), True, id="the system"),
        pytest.param(ImportError("lib.so: failed to map segment from shared object"), True, id="the loader"),
        pytest.param(OSError(errno.EMFILE, ""), False, id="open files"),
        pytest.param(ImportError("no module named ferry"), False, id="a module that is not there"),
    ],
)
def test_memory_that_is_lacking_is_known_whoever_says_so(problem: Exception, lacks: bool) -> None:
    assert lacks_memory(problem) is lacks

"""A crawl to which the machine refuses files or threads ends at once and says so: no bug, and no outlet's failure."""

import errno
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import ahead
from pipeline.errors import StoreError
from pipeline.gather import crawl
from spiders import shortage
from spiders.assignments import Crawl
from tests.cast import NOON

FILES = "allow this process more open files"
PROCESSES = "allow more processes, threads or memory"
SHARING = "let its processes share"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits another process (prlimit)")
def test_the_desk_says_what_a_crawl_was_refused(tmp_path: Path) -> None:
    errand = Crawl(desk=str(tmp_path), run=1, as_of=NOON, assignments=())
    with ahead.waiting():
        [waiting] = ahead._ahead
        resource.prlimit(waiting.pid, resource.RLIMIT_NOFILE, (7, 7))
        with pytest.raises(StoreError) as refused:
            crawl(errand, spider="fetch", scrapy_settings={}, told=print)

    assert (refused.value.exit_code, refused.value.what) == (8, "this machine refused it: Too many open files")
    assert refused.value.do.startswith(FILES)


def ended_over(problem: str) -> tuple[int, str]:
    """Exit code and last words of a crawl that met this problem."""
    words = f"import errno; from spiders import shortage; shortage.end_over({problem}); raise SystemExit('goes on')"
    ran = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=False)
    return ran.returncode, ran.stderr


@pytest.mark.parametrize(
    ("problem", "cure"),
    [
        ("OSError(errno.EMFILE, '')", FILES),
        ("__import__('twisted.internet.error').internet.error.ConnectBindError(errno.EMFILE, '')", FILES),
        ('RuntimeError("can\'t start new thread")', PROCESSES),
        ("MemoryError()", PROCESSES),
        ("ImportError('libz.so.1: failed to map segment from shared object')", PROCESSES),
        ("FileNotFoundError(errno.ENOENT, '', '/dev/shm')", SHARING),
    ],
    ids=["files", "files for a connection", "threads", "memory", "memory for a library", "semaphores"],
)
def test_it_ends_over_what_it_needs_for_every_outlet(problem: str, cure: str) -> None:
    code, said = ended_over(problem)

    assert code == shortage.REFUSED
    assert shortage.told(said).do.startswith(cure)


def test_what_its_dying_readers_write_behind_it_hides_nothing() -> None:
    _, said = ended_over("OSError(errno.EMFILE, '')")

    assert shortage.told(f"{said}Traceback (most recent call last):\n  [in a reader]\n").do.startswith(FILES)


def test_a_refusal_of_which_nothing_was_heard_is_still_one() -> None:
    assert shortage.told("").do.startswith("allow more open files")


@pytest.mark.parametrize("number", [errno.EACCES, errno.ECONNREFUSED, errno.ENETUNREACH], ids=errno.errorcode.get)
def test_an_outlet_that_this_machine_may_not_reach_ends_nothing(number: int) -> None:
    assert ended_over(f"OSError({number}, 'to this outlet')") == (1, "goes on\n")


def test_a_thread_that_ends_over_it_ends_the_crawl() -> None:
    words = "from spiders import shortage; import threading; shortage.watch_threads()\n"
    words += "def end(): raise MemoryError\n"
    words += "thread = threading.Thread(target=end); thread.start(); thread.join(); raise SystemExit('goes on')"

    ran = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=False)

    assert ran.returncode == shortage.REFUSED
    assert shortage.told(ran.stderr).do.startswith(PROCESSES)

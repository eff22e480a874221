"""Reading children end with the process that they read for, in the middle of a page too."""

import os
import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

from tests import processes
from tests.desks import ROOT

pytestmark = processes.needs_proc
READS = """
import datetime, sys
from pipeline.read.pool import Readers

def main():
    readers, now = Readers(workers=2), datetime.datetime(2026, 5, 12, tzinfo=datetime.UTC)
    feed = b"<rss><channel %s><item><title>Quay</title><link>https://quay.example/1</link></item></channel></rss>"
    readers.feed(feed % b"", url="https://quay.example/", now=now).result()
    attributes = b" ".join(b'a%d="1"' % at for at in range(100_000))
    slow = [readers.feed(feed % attributes, url="https://quay.example/", now=now) for _ in range(2)]
    print("reading", flush=True)
    slow[0].exception()

if __name__ == "__main__":
    main()
"""


def test_a_page_that_is_being_read_outlives_nobody(tmp_path: Path) -> None:
    mark, script = uuid4().hex, tmp_path / "reads.py"
    script.write_text(READS, encoding="utf-8")
    environ = {**os.environ, "PYTHONPATH": str(ROOT), processes.MARK: mark}
    with subprocess.Popen(
        [sys.executable, script], env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as at:
        assert at.stdout is not None
        assert at.stdout.readline() == b"reading\n"
        time.sleep(0.3)
        at.kill()
        at.wait()
        took = processes.seconds_until_gone(mark, most=10)

    assert took < 2, processes.marked(mark)

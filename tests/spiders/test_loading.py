"""What a crawl loads before it asks anybody: every run of cron pays for it."""

import json
import subprocess
import sys

from spiders import settings
from spiders.assignments import Crawl
from tests.answered import ROOT
from tests.cast import NOON

TOLD_AT_ITS_END = (
    "import atexit, sys; atexit.register(lambda: print(*sys.modules)); from spiders import crawl; crawl.main()"
)
UNUSED = {"aiohttp", "tldextract", "requests", "pebble", "feedparser"}


def test_of_scrapy_a_crawl_loads_the_parts_that_are_on_and_nothing_that_only_others_need() -> None:
    errand = Crawl(desk="", run=1, as_of=NOON, assignments=())
    order = json.dumps({"spider": "feed", "settings": {}, "crawl": errand.to_json()})
    told = subprocess.PIPE

    with subprocess.Popen(
        [sys.executable, "-c", TOLD_AT_ITS_END], stdin=told, stdout=told, text=True, cwd=ROOT
    ) as child:
        assert child.stdin
        assert child.stdout
        child.stdin.write(order + "\n")
        child.stdin.flush()  # and not closed: a crawl ends with whom it is for
        loaded = set(child.stdout.read().split())

    extensions = {one for one in loaded if one.startswith("scrapy.extensions.")}
    assert extensions == {name.rpartition(".")[0] for name in settings.EXTENSIONS_BASE}
    assert not loaded & UNUSED

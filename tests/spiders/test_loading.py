"""What a crawl loads before it asks anybody: every run of cron pays for it."""

import json
import subprocess
import sys

import pytest
from scrapy.settings import default_settings

from spiders import settings
from spiders.assignments import Crawl
from tests.answered import ROOT
from tests.cast import NOON

TOLD_AT_ITS_END = (
    "import atexit, sys; atexit.register(lambda: print(*sys.modules)); from spiders import crawl; crawl.main()"
)
UNUSED = {"aiohttp", "tldextract", "requests", "pebble", "feedparser"}

# Of Scrapy's own lists: what copydesk has no use for. A part that is in neither came with a new Scrapy: decide on it.
LEFT_OUT = {
    "DOWNLOADER_MIDDLEWARES_BASE": {
        "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware",
        "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware",
        "scrapy.downloadermiddlewares.retry.RetryMiddleware",
        "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware",
        "scrapy.downloadermiddlewares.cookies.CookiesMiddleware",
        "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware",
        "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware",
    },
    "SPIDER_MIDDLEWARES_BASE": {
        "scrapy.spidermiddlewares.referer.RefererMiddleware",
        "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware",
    },
    "EXTENSIONS_BASE": {
        "scrapy.extensions.telnet.TelnetConsole",
        "scrapy.extensions.memdebug.MemoryDebugger",
        "scrapy.extensions.feedexport.FeedExporter",
        "scrapy.extensions.logstats.LogStats",
        "scrapy.extensions.spiderstate.SpiderState",
        "scrapy.extensions.throttle.AutoThrottle",
        "scrapy.extensions.remote_control.RemoteControl",
    },
}


@pytest.mark.parametrize("parts", LEFT_OUT)
def test_each_part_that_scrapy_has_on_is_in_its_place_or_left_out_by_name(parts: str) -> None:
    theirs, ours = getattr(default_settings, parts), getattr(settings, parts)

    assert {part: at for part, at in ours.items() if part.startswith("scrapy.")} == {
        part: at for part, at in theirs.items() if part not in LEFT_OUT[parts]
    }
    assert set(theirs) >= LEFT_OUT[parts]


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

"""The blog's own posts come back through lists and feeds, and are refused: they are no news to who wrote them."""

import json
from dataclasses import replace

from pipeline.newsstand import Answer, Newsstand
from tests.cast import GAZETTE, HARBOUR_TIMES, headline
from tests.desks import DeskFolder, feed_path
from tests.feeds import rss

AT_NOON = "--as-of=2026-05-12T12:00:00Z"
OURS = "https://orrin.blogspot.com/2026/05/talks.html"


def test_a_feed_that_lists_the_blogs_own_post_brings_the_others_only(newsstand: Newsstand, desk: DeskFolder) -> None:
    news = headline("Quay sees no breakthrough on the Orrin", HARBOUR_TIMES, number=1, minutes=-30)
    ours = replace(headline("Talks Go On At The Orrin", HARBOUR_TIMES, number=2, minutes=-20), url=OURS)
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(body=rss([news, ours]))})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])

    ran = desk.copydesk("gather", "--json", AT_NOON, COPYDESK_BLOG__URL="https://orrin.blogspot.com/")

    assert ran.json["outlets"] == [
        {"outlet": "Harbour Times", "state": "new", "new": 1, "known": 0, "refused": 1, "why": ""}
    ]


def test_ingest_says_of_the_blogs_own_post_why_it_is_no_headline(desk: DeskFolder) -> None:
    line = {"outlet": GAZETTE.name, "headline": "Talks Go On At The Orrin", "url": OURS, "published": None}
    desk.writes("copydesk.toml", "")
    desk.writes("lines.jsonl", json.dumps(line))

    ran = desk.copydesk(
        "ingest", str(desk.folder / "lines.jsonl"), "--json", AT_NOON, COPYDESK_BLOG__URL="https://orrin.blogspot.com/"
    )

    assert ran.json["refused"] == [{"line": 1, "why": "it is a post of this blog"}]

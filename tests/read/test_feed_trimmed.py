"""What a feed held the time before is not read again, and what is read is as if all of it had been."""

import gzip
from collections.abc import Mapping
from datetime import timedelta

import pytest
from lxml import etree

from pipeline.errors import UnreadableError
from pipeline.news import Feed, Item
from pipeline.read import decode, feeds, tree
from tests.desks import SHARED
from tests.read.printed import ADDRESS, ATOM, JSON_FEED, NOW, RDF, RSS

RECORDED = sorted([*(SHARED / "data" / "feeds").glob("*.gz"), *(SHARED / "data" / "day" / "feeds").glob("*.gz")])
NESTED = RSS.replace("<source", "<item><title>Within</title><link>/within</link></item><source")


def read(body: bytes | str, known: frozenset[str] = frozenset(), *, url: str = ADDRESS) -> Feed:
    raw = body.encode() if isinstance(body, str) else body
    return feeds.read(raw, url=url, now=NOW + timedelta(days=30), known=known)


def digests(feed: Feed) -> frozenset[str]:
    return frozenset(feed.digests.values())


def placed(feed: Feed) -> Mapping[int, Item]:
    return {item.position: item for item in feed.items}


def an_hour_before(body: bytes) -> tuple[bytes, int]:
    """The feed without its two newest items, the last item's title spelled differently; and the last one's place."""
    root = tree.strict(tree.repaired(decode.text(body).strip()))
    if root is None:
        return b"", 0
    found = [element for element in root.iter() if tree.local(element) in tree.ITEMS]
    items = [item for item in found if not any(tree.local(above) in tree.ITEMS for above in item.iterancestors())]
    titles = [element for element in (items[-1] if items else ()) if tree.local(element) == "title" and element.text]
    if len(items) < 4 or not titles:
        return b"", 0
    titles[0].text = f"{titles[0].text} (as it was)"
    for item in items[:2]:
        parent = item.getparent()
        if parent is not None:
            parent.remove(item)
    return etree.tostring(root, encoding="utf-8"), len(items) - 1


@pytest.mark.skipif(not RECORDED, reason="the recorded feeds (shared/data/feeds) are not here")
def test_of_every_recorded_feed_what_is_new_or_changed_is_read_as_if_all_had_been() -> None:
    trimmed = spared = 0
    for path in RECORDED:
        body = gzip.decompress(path.read_bytes())
        before, last = an_hour_before(body)
        try:
            whole = read(body)
            # What it has in common with the whole is not read again, and has its digest all the same.
            known = digests(read(before, digests(whole))) if before else frozenset[str]()
        except UnreadableError:
            continue
        again = read(body, known)
        left = set(placed(whole)) - set(placed(again))
        assert {place: placed(whole)[place] for place in placed(again)} == placed(again), path.name
        assert (again.format, again.title, again.language, again.every) == (
            (whole.format, whole.title, whole.language, whole.every)
        ), path.name
        if known:
            trimmed += 1
            assert not left & {0, 1, last}, path.name
            assert {whole.digests[place] for place in left} <= known, path.name
            spared += len(left)
    assert trimmed > 55
    assert spared > 2_000


@pytest.mark.parametrize(
    "body", [pytest.param(RSS, id="rss"), pytest.param(RDF, id="rdf"), pytest.param(ATOM, id="atom")]
)
def test_a_feed_that_has_not_changed_has_nothing_to_read_and_is_still_a_feed(body: str) -> None:
    whole = read(body)

    again = read(body, digests(whole))

    assert (again.items, again.warnings) == ((), ())
    assert (again.format, again.title, again.digests) == (whole.format, whole.title, whole.digests)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        pytest.param("Storm closes the northern pass", "Storm closes two passes", id="its-title"),
        pytest.param("/2026/02/16/storm", "/2026/02/16/storms", id="its-link"),
        pytest.param("Mon, 16 Feb 2026 07:00", "Mon, 16 Feb 2026 07:30", id="its-date"),
        pytest.param("Kurier Nord</source>", "Kurier</source>", id="its-source"),
    ],
)
def test_an_item_that_was_changed_is_read_again_at_its_place(was: str, now: str) -> None:
    known = digests(read(RSS))

    again = read(RSS.replace(was, now), known)

    assert [item.position for item in again.items] == [1]
    assert again.items == read(RSS.replace(was, now)).items[1:]


def test_pictures_and_counts_of_comments_change_no_item() -> None:
    known = digests(read(RSS))

    again = read(RSS.replace("a.jpg", "b.jpg").replace("</item>", "<comments>7</comments></item>"), known)

    assert again.items == ()


def test_a_feed_that_has_moved_is_read_whole_for_its_links_may_start_elsewhere() -> None:
    known = digests(read(RSS))

    assert len(read(RSS, known, url="https://elsewhere.example/feed.xml").items) == 2


def test_a_warning_names_the_place_in_the_whole_feed() -> None:
    untitled = RSS.replace("<title>Storm closes the northern pass</title>", "")
    known = digests(read(RSS))

    assert read(untitled, known).warnings == ("item 2 (/2026/02/16/storm) has no title: left out",)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(JSON_FEED, id="json"),
        pytest.param(RSS.replace("<language>", "<language & >"), id="not-well-formed"),
        pytest.param(NESTED, id="nested"),
    ],
)
def test_a_feed_whose_items_cannot_be_told_apart_is_read_whole(body: str) -> None:
    whole = read(body)

    assert whole.items
    assert whole.digests == {}


def test_an_item_with_an_item_within_has_the_whole_feed_read() -> None:
    assert read(NESTED, digests(read(RSS))).items == read(NESTED).items

"""A feed that is not well-formed only around its root or in its references is read as it would be without that."""

import time

import pytest

from pipeline.errors import UnreadableError
from pipeline.read import mending
from tests.read.printed import item, read, rss

CAPTION = "<media:description>A boat at its berth</media:description>"
BARE = rss(item(more=f"{CAPTION}<description>Crews met &amp; talked.</description>"))
FEED = BARE.replace("<rss ", '<rss xmlns:media="http://search.yahoo.com/mrss/" ')
REMARK = ("the feed is not well-formed: what could be read was",)


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"{FEED}<!-- cached -- 2026-02-17 -->", id="a cache's note"),
        pytest.param(f"{FEED}<script>if (a < b) {{}}</script>", id="a host's script"),
        pytest.param(f"{FEED}</body></html>", id="the end of a page"),
        pytest.param(f"<br />\n<b>Warning</b>: no such file<br />\n{FEED}", id="a warning before it"),
        pytest.param(FEED.replace("met &amp;", "met &"), id="an ampersand"),
        pytest.param(FEED.replace("</item>", "<x></item>"), id="an element that does not end"),
    ],
)
def test_it_is_read_as_if_it_were(markup: str) -> None:
    whole, mended = read(FEED), read(markup)

    assert whole.items[0].summary == "Crews met & talked."
    assert (mended.items, mended.warnings) == (whole.items, REMARK)


def test_the_names_that_html_has_for_characters_are_no_fault() -> None:
    feed = read(FEED.replace("met &amp;", "met&nbsp;in Port&eacute;&mdash;and"))

    assert (feed.items[0].summary, feed.warnings) == ("Crews met in Porté—and talked.", ())


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"<feed><title>No such page</title></feed>{FEED}", id="behind another feed"),
        pytest.param(f"<!-- <feed></feed> -->{FEED.replace('met &amp;', 'met &')}", id="behind a comment"),
    ],
)
def test_no_item_is_cut_off_behind_what_looks_like_the_root(markup: str) -> None:
    assert [one.headline for one in read(markup).items] == [one.headline for one in read(FEED).items]


def test_a_feed_in_a_comment_is_none() -> None:
    with pytest.raises(UnreadableError, match="the answer is not a feed"):
        read(f"<!-- {FEED} -->")


def test_what_was_read_before_is_known_in_a_mended_feed_as_well() -> None:
    assert list(read(f"{FEED}</body>").digests) == [0]


@pytest.mark.parametrize(
    "torn",
    [
        pytest.param(FEED[: FEED.index("</item>")], id="cut off"),
        pytest.param(BARE, id="a prefix that is not declared"),
        pytest.param(FEED.replace("Crews met", "<![CDATA[</rss>]]>Crews met")[:-15], id="its end in a text"),
    ],
)
def test_no_caption_stands_for_the_summary_of_what_is_torn(torn: str) -> None:
    assert read(torn).items[0].summary.endswith("Crews met & talked.")


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        pytest.param(f"<item><title>A</title>{CAPTION}</item>", "<item><title>A</title></item>", id="a caption"),
        pytest.param("<media:title type='html'><![CDATA[<b>]]></media:title>A", "A", id="in a section"),
        pytest.param(
            "<item><media:title>A</item><item><media:title>B</media:title></item>",
            "<item><media:title>A</item><item></item>",
            id="one that does not end takes no item with it",
        ),
        pytest.param("<media:title/>A<media:text>B", "<media:title/>A<media:text>B", id="none that ends"),
    ],
)
def test_what_is_said_of_pictures_goes(markup: str, left: str) -> None:
    assert mending.without_captions(markup) == left


def test_a_million_elements_that_do_not_end_cost_a_look_each() -> None:
    hostile = ("<media:title>" * 350 + "<item " + "</media:title>") * 1_500
    begun = time.process_time()
    mending.without_captions(hostile)

    assert time.process_time() - begun < 2

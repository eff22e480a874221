"""A WordPress feed shows a post with WordPress's typography: its dashes and dots are read as they were typed."""

from html import escape
from pathlib import Path

from pipeline.desk.archiving.importing import import_file
from tests.archive.importers.desks_with_a_past import at_work, make_desk, standing
from tests.archive.importers.exports import BODY, wxr, wxr_item


def texturised(html: str) -> str:
    """As WordPress's function wptexturize leaves what this blog types."""
    return html.replace("</a> ....", "</a> &#8230;.").replace(" -- ", " &#8212; ")


def test_a_post_of_a_wordpress_feed_is_read_as_its_export_is(tmp_path: Path) -> None:
    link = "https://river.example/2012/03/05/post-7/"
    item = (
        f"<item><title>Strait Opens After Winter</title><link>{link}</link>"
        "<pubDate>Mon, 05 Mar 2012 04:30:00 +0000</pubDate><category>Straits</category>"
        f"<content:encoded>{escape(texturised(BODY))}</content:encoded></item>"
    )
    feed = (
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        f"<title>River Watch</title>{item}</channel></rss>"
    )
    roundups = []
    for name, body in (("feed.xml", feed.encode()), ("export.xml", wxr(wxr_item(7)))):
        folder = make_desk(tmp_path / name.removesuffix(".xml"))
        (tmp_path / name).write_bytes(body)
        with at_work(folder) as desk:
            import_file(desk, tmp_path / name)
        roundups += [post.roundup for post in standing(folder)]

    of_feed, of_export = roundups
    assert of_feed == of_export

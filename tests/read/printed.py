"""Feeds that invented outlets print: The Harbour Post, Kurier Nord, and their like."""

from datetime import UTC, datetime

from pipeline.news import Feed, Item
from pipeline.read import feeds

NOW = datetime(2026, 2, 18, 2, 30, tzinfo=UTC)
ADDRESS = "https://harbourpost.example/world/feed.xml"

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Harbour Post &amp;#8212; World</title><link>https://harbourpost.example/</link><language>en-gb</language>
<item>
 <title>Ferry talks &lt;i&gt;resume&lt;/i&gt; in Port Ansel</title>
 <link>https://harbourpost.example/2026/02/17/ferry-talks?utm_source=rss</link>
 <guid isPermaLink="false">hp-1001</guid>
 <pubDate>Tue, 17 Feb 2026 18:05:00 +0100</pubDate>
 <dc:creator>Mara Lind</dc:creator>
 <description>&lt;p&gt;Crews and owners met  again.&lt;/p&gt;</description>
 <media:content url="https://harbourpost.example/a.jpg"><media:title>A ferry</media:title></media:content>
 <media:description>Photo: a ferry at its berth</media:description>
 <content:encoded><![CDATA[<p>Crews and owners met again on Tuesday.</p>
 <p>Both sides spoke of progress.</p>]]></content:encoded>
</item>
<item>
 <title>Storm closes the northern pass</title>
 <link>/2026/02/16/storm</link>
 <pubDate>Mon, 16 Feb 2026 07:00:00 GMT</pubDate>
 <source url="https://kuriernord.example/feed">Kurier Nord</source>
</item>
</channel></rss>"""

RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://kuriernord.example/"><title>Kurier Nord</title><link>https://kuriernord.example/</link></channel>
<item rdf:about="https://kuriernord.example/1"><title>Fähre läuft wieder</title><link>https://kuriernord.example/1</link>
<dc:date>2026-02-17T09:00:00+01:00</dc:date></item>
</rdf:RDF>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://lequai.example/monde/">
<title>Le Quai</title><id>urn:quai</id><updated>2026-02-17T10:00:00Z</updated>
<entry><title type="html">Le &lt;b&gt;pont&lt;/b&gt; rouvre</title>
<link rel="enclosure" href="son.mp3"/><link href="pont"/>
<id>urn:quai:1</id><published>2026-02-17T08:00:00Z</published><updated>2026-02-17T10:00:00Z</updated>
<author><name>Jean Roque</name><email>jean@lequai.example</email></author><author><name>Anne Vidal</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Le pont rouvre.</p><p>Les camions passent.</p></div></content>
</entry></feed>"""

JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Tidewater", "language": "en",
"home_page_url": "https://tidewater.example/", "authors": [{"name": "Tidewater Desk"}],
"items": [
 {"id": "7", "url": "/notes/7", "title": "Quay wall & crane", "content_html": "<p>One.</p><p>Two.</p>",
  "date_published": "2026-02-17T08:00:00-05:00", "authors": [{"name": "Ida Moss"}]},
 {"id": "https://tidewater.example/notes/8", "content_text": "The lock opens at noon. Bring a lamp."},
 {"id": 9, "title": "No address at all"}, "stray"]}"""


def rss(*items: str, head: str = "") -> str:
    """Return an RSS 2.0 feed of `items`, each the inside of an item."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel><title>The Harbour Post</title>{head}{inside}</channel></rss>'


def item(title: str = "Ferry talks resume", link: str = "https://harbourpost.example/1", more: str = "") -> str:
    """Return the inside of an RSS item."""
    return f"<title>{title}</title><link>{link}</link>{more}"


def read(markup: str | bytes, *, url: str = ADDRESS, charset: str = "", most: int = 500) -> Feed:
    """Return the feed that `markup` is, asked at `url`."""
    body = markup.encode() if isinstance(markup, str) else markup
    return feeds.read(body, url=url, now=NOW, charset=charset, most=most)


def only(markup: str | bytes) -> Item:
    """Return the one item of the feed `markup`."""
    [found] = read(markup).items
    return found

"""Read the `Sitemap:` lines of a robots.txt (https://www.sitemaps.org/protocol.html#submit_robots). Pure."""

import re
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from pipeline import urls
from pipeline.news import Feed
from pipeline.read import decode

MOST_BYTES = 500 * 1024
"""So much of a robots.txt is read: RFC 9309, 2.5, asks for at least 500 kibibytes."""
MOST_NAMED = 3
_LINE = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
NEWS_NAMED = re.compile(
    r"(?i)news(?!letter)|latest|recent|48h|noticia|notizie|nachricht|actualit|nouvelles|nyheter|nieuws|"
    r"novosti|berita|tin-tuc|wiadomosc|vijesti|(?<![a-z])(?:actus|haber|vesti)"
)
"""What the address of a sitemap for news says, in the languages of the press: no investigations, and no cactus."""


def read(body: bytes, *, url: str, now: datetime, charset: str = "", country: str = "", language: str = "") -> Feed:
    """Return a Feed without items whose `follow` are the sitemaps it names on its own site, those for news first.

    Args:
        body: The answer's bytes; what is no robots.txt names no sitemap.
        url: Its address.
        now: Not looked at, as `country` and `language`: every reader is told them.
        charset: Of the HTTP header, "" = none.
        country: Not looked at.
        language: Not looked at.
    """
    named = [urls.clean(address, url) for address in _LINE.findall(decode.text(body[:MOST_BYTES], charset=charset))]
    here = dict.fromkeys(address for address in named if urls.same_site(address, url))
    follow = tuple(sorted(here, key=lambda address: not NEWS_NAMED.search(urlsplit(address).path)))[:MOST_NAMED]
    said = () if follow else ("robots.txt names no sitemap of this site",)
    return Feed(kind="robots", format="robots.txt", follow=follow, warnings=said, every=timedelta(days=1))

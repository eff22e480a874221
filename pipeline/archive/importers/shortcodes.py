"""WordPress's shortcodes that stand for a picture with its caption or for a player, as the markup they stand for. Pure.

    [caption id="a" width="300"]<img ...> Fog off Vik[/caption]     a figure with its caption
    [embed]ADDRESS[/embed]  [youtube ADDRESS]  [tweet ADDRESS]      a player
    an address alone on its line                                    a player, where it is of a network that we know

Others stay the words that they are: what a plugin made of them, nobody knows. (Sources: WordPress's
"Caption Shortcode", "Embeds", "Embed Shortcode"; WordPress.com's "YouTube", "Twitter".)
"""

import re
from html import escape, unescape

from pipeline import urls
from pipeline.archive.reading.embedded import video

# Each body ends where the next shortcode of its name begins, so that what is never closed costs nothing.
_CAPTION = re.compile(
    r"\[(?P<name>(?:wp_)?caption)\b(?P<said>[^\[\]]{0,2000})\]"
    r"(?P<body>(?:(?!\[/?(?:wp_)?caption\b).){0,20000}?)\[/(?P=name)\]",
    re.IGNORECASE | re.DOTALL,
)
_PICTURE = re.compile(r"\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)(.*)", re.IGNORECASE | re.DOTALL)
_SAID = re.compile(r"""\bcaption\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_PLAYED = re.compile(
    r"\[(?P<name>embed|youtube|tweet|twitter)(?:\s[^\[\]]{0,500})?\]\s*(?P<url>[^\s\[\]<>]{1,2000})\s*\[/(?P=name)\]"
    r"|\[(?:embed|youtube|tweet|twitter)[\s=]\s*(?:(?:url|src|id)\s*=\s*)?[\"']?(?P<alone>https?://[^\s\[\]<>\"']{1,2000})"
    r"[^\[\]]{0,500}\]",
    re.IGNORECASE,
)
# Possessive, so that blanks without end are gone through once.
_LINE = re.compile(
    r"^[ \t]*+(?:<p>)?[ \t]*+(https?://[^\s<>\"]{1,2000}+)[ \t]*+(?:</p>)?[ \t\r]*+$",
    re.MULTILINE,
)


def resolved(content: str) -> str:
    """Return a post's content with the shortcodes that are known as the markup that they stand for."""
    content = _PLAYED.sub(lambda found: _player(found["url"] or found["alone"]) or found[0], content)
    content = _LINE.sub(lambda line: _alone(line[1]) or line[0], content)
    return _CAPTION.sub(_figure, content)


def _figure(found: re.Match[str]) -> str:
    picture = _PICTURE.match(found["body"])
    if picture is None:
        return found[0]
    said = _SAID.search(found["said"])
    # Until WordPress 3.4 the caption was an attribute, its markup escaped.
    words = unescape(said[1] or said[2] or "") if said else picture[2].strip()
    return f"\n\n<figure>{picture[1]}<figcaption>{words}</figcaption></figure>\n\n"


def _player(address: str) -> str:
    url = urls.clean(unescape(address))
    return f'\n\n<iframe src="{escape(url)}"></iframe>\n\n' if url else ""


def _alone(address: str) -> str:
    figure = video(unescape(address), "")
    return _player(address) if figure is not None and figure.kind else ""

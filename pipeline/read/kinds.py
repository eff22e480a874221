"""What kind of piece a headline is, by what newsrooms everywhere put in its address or before its words. Pure."""

import re
from urllib.parse import urlsplit

# Path segments that newsrooms use for one kind only; a segment must be equal, so that a story *about* opinion polls
# at /world/opinion-polls is news.
_SEGMENTS = {
    "opinion": "opinion",
    "opinions": "opinion",
    "commentisfree": "opinion",
    "comment": "opinion",
    "commentary": "opinion",
    "columnists": "opinion",
    "columns": "opinion",
    "op-ed": "opinion",
    "oped": "opinion",
    "editorial": "editorial",
    "editorials": "editorial",
    "leaders": "editorial",
    "live": "live",
    "liveblog": "live",
    "live-blog": "live",
    "live-news": "live",
    "liveblogs": "live",
    "live-updates": "live",
    "video": "video",
    "videos": "video",
    "watch": "video",
    "av": "video",
    "podcast": "video",
    "podcasts": "video",
    "gallery": "video",
    "pictures": "video",
}
_OPENINGS = (
    (re.compile(r"^(?:opinion|op-ed|commentary|analysis & opinion)\s*[:|]", re.IGNORECASE), "opinion"),
    (re.compile(r"^editorial\s*[:|]", re.IGNORECASE), "editorial"),
    (re.compile(r"^(?:watch live|live|live updates|live blog)\s*[:|]", re.IGNORECASE), "live"),
    (re.compile(r"^(?:video|watch|podcast|in pictures|photos)\s*[:|]", re.IGNORECASE), "video"),
)
_CLOSINGS = (
    (re.compile(r"[|–—-]\s*(?:live|live updates)$", re.IGNORECASE), "live"),
    (re.compile(r"[|–—-]\s*(?:video|podcast)$", re.IGNORECASE), "video"),
    (re.compile(r"[|–—-]\s*editorial$", re.IGNORECASE), "editorial"),
    (re.compile(r"[|–—-]\s*opinion$", re.IGNORECASE), "opinion"),
)


def of(headline: str, url: str) -> str:
    """Return news, opinion, editorial, live, video or document."""
    for pattern, kind in (*_OPENINGS, *_CLOSINGS):
        if pattern.search(headline):
            return kind
    path = urlsplit(url).path.lower()
    if path.endswith(".pdf"):
        return "document"
    # The last segment is the article's own name; only the sections before it say what it is.
    for segment in path.split("/")[:-1]:
        if segment in _SEGMENTS:
            return _SEGMENTS[segment]
    return "news"

"""Posts: which addresses are a person's or a body's own channel, where its posts are listed, and which page is a post.

By the address alone; nothing is asked. Where each service lists a channel:
YouTube    feeds/videos.xml?channel_id=, ?playlist_id= or ?user=, the feed that its channel pages name
Bluesky    profile/HANDLE/rss, the feed that its profile pages name
Mastodon   @USER.rss (docs.joinmastodon.org/user/profile), on any server
Telegram   no feed: t.me/s/CHANNEL, the page that shows a public channel in a browser
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from pipeline.news import SectionPage
from pipeline.outlets.hosts import host_of, suffixes

_YOUTUBE = frozenset({"youtube.com", "m.youtube.com", "youtube-nocookie.com"})
_TELEGRAM = frozenset({"t.me", "telegram.me"})
# Their pages of a person are written /@NAME too, and /@NAME.rss is nothing there.
_NO_MASTODON = frozenset({"medium.com", "substack.com", "threads.com", "threads.net", "tiktok.com"})
_CHANNEL = re.compile(r"/channel/(UC[\w-]{22})(?:/.*)?")
_USER = re.compile(r"/user/([\w.-]{1,100})(?:/.*)?")
_LIST_ID = re.compile(r"[\w-]{2,100}")
_BLUESKY = re.compile(r"/profile/([\w.:-]{1,253})(?:/rss)?/?")
_MASTODON = re.compile(r"/@([\w.-]{1,100}?)(?:\.rss)?/?")
_PUBLIC = re.compile(r"/(?:s/)?([A-Za-z]\w{3,31})/?")
# What t.me has at the place where a channel's name stands elsewhere.
_NO_CHANNEL = frozenset(
    {
        "joinchat",
        "addstickers",
        "addlist",
        "share",
        "proxy",
        "socks",
        "login",
        "invoice",
        "setlanguage",
    }
)
# Each message of t.me/s/CHANNEL links itself by its date.
_MESSAGE_LINKS = "a.tgme_widget_message_date"

# One post: the services above, and X, which lists nothing but is linked.
_POSTS = (
    (_YOUTUBE, re.compile(r"/(?:watch|live/[\w-]+|shorts/[\w-]+)/?")),
    (frozenset({"youtu.be"}), re.compile(r"/[\w-]+/?")),
    (frozenset({"bsky.app"}), re.compile(r"/profile/[\w.:-]+/post/\w+/?")),
    (_TELEGRAM, re.compile(r"/(?:s/)?[A-Za-z]\w+/\d+/?")),
    (frozenset({"x.com", "twitter.com", "mobile.twitter.com"}), re.compile(r"/\w+/status/\d+(?:/.*)?")),
)
# Mastodon numbers a post by 18 digits; no path of a newsroom is an account and nothing but digits.
_MASTODON_POST = re.compile(r"/@[\w.@-]+/\d{6,20}/?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """Where a channel's posts are listed: a feed, or where there is none a section page. `account` is its own name."""

    service: str
    account: str
    feed: str = ""
    section: SectionPage | None = None


def posting(address: str) -> Posting | None:
    """Return where the posts of the channel, playlist or profile at an address are listed; none when it is no such.

    A YouTube handle (`youtube.com/@NAME`) is none: only its page knows the channel's number.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    host, path = host_of(address), parts.path
    if parts.scheme not in ("http", "https") or not host:
        return None
    if host in _YOUTUBE:
        return _youtube(path, parts.query)
    if host == "bsky.app":
        return _bluesky(path)
    if host in _TELEGRAM:
        return _telegram(path)
    named = _MASTODON.fullmatch(path)
    if named is None or not _NO_MASTODON.isdisjoint(suffixes(host)):
        return None
    account = named[1]
    return Posting(service="Mastodon", account=f"@{account}", feed=f"{parts.scheme}://{parts.netloc}/@{account}.rss")


def is_post(url: str) -> bool:
    """Tell whether a page is one post of such a service, and no article of a newsroom."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return False
    host = host_of(url)
    known = any(host in hosts and shape.fullmatch(path) for hosts, shape in _POSTS)
    return known or (host not in _TELEGRAM and _MASTODON_POST.fullmatch(path) is not None)


def _youtube(path: str, query: str) -> Posting | None:
    asked = {name: values[0] for name, values in parse_qs(query).items()}
    channel, user = _CHANNEL.fullmatch(path), _USER.fullmatch(path)
    named = {
        "channel_id": channel[1] if channel else asked.get("channel_id", ""),
        "user": user[1] if user else asked.get("user", "") if path == "/feeds/videos.xml" else "",
        "playlist_id": asked.get("list", "") if path == "/playlist" else asked.get("playlist_id", ""),
    }
    found = next(((key, value) for key, value in named.items() if _LIST_ID.fullmatch(value)), None)
    if found is None:
        return None
    return Posting(
        service="YouTube", account=found[1], feed=f"https://www.youtube.com/feeds/videos.xml?{found[0]}={found[1]}"
    )


def _bluesky(path: str) -> Posting | None:
    named = _BLUESKY.fullmatch(path)
    if named is None:
        return None
    return Posting(service="Bluesky", account=f"@{named[1]}", feed=f"https://bsky.app/profile/{named[1]}/rss")


def _telegram(path: str) -> Posting | None:
    named = _PUBLIC.fullmatch(path)
    if named is None or named[1].lower() in _NO_CHANNEL:
        return None
    page = SectionPage(url=f"https://t.me/s/{named[1]}", links=_MESSAGE_LINKS)
    return Posting(service="Telegram", account=f"@{named[1]}", section=page)

"""The player of an embedded video or message, made from an id that was checked; nothing pasted reaches the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Network:
    hosts: frozenset[str]
    path: re.Pattern[str]
    player: str


# Where each network's own share dialogue sends: the addresses people paste, and the page it frames.
_NETWORKS: Mapping[str, _Network] = {
    "youtube": _Network(
        hosts=frozenset({"youtube.com", "youtu.be", "youtube-nocookie.com"}),
        path=re.compile(r"/(?:(?:embed|shorts|live|v)/)?(?P<id>[A-Za-z0-9_-]{11})/?", re.ASCII),
        player="https://www.youtube-nocookie.com/embed/{id}",
    ),
    "x": _Network(
        hosts=frozenset({"x.com", "twitter.com"}),
        path=re.compile(r"/(?:i/web|[A-Za-z0-9_]{1,15})/status(?:es)?/(?P<id>[0-9]{1,20})(?:/.*)?", re.ASCII),
        player="https://platform.twitter.com/embed/Tweet.html?id={id}",
    ),
    "telegram": _Network(
        hosts=frozenset({"t.me", "telegram.me"}),
        path=re.compile(r"/(?:s/)?(?P<id>[A-Za-z][A-Za-z0-9_]{3,31}/[0-9]{1,12})/?", re.ASCII),
        player="https://t.me/{id}?embed=1",
    ),
}
_SUBDOMAINS = re.compile(r"^(?:www|m|mobile|music)\.")


def player(kind: str, url: str | None) -> str | None:
    """Return the address of the player for an http(s) address of that network, None when no id can be read from it.

    Args:
        kind: youtube, x or telegram.
        url: An address that passed `wording.href`, or None.
    """
    network = _NETWORKS.get(kind)
    if network is None or url is None:
        return None
    parts = urlsplit(url)
    if _SUBDOMAINS.sub("", parts.hostname or "") not in network.hosts:
        return None
    path = parts.path
    if kind == "youtube" and path.rstrip("/") == "/watch":
        path = "/" + parse_qs(parts.query).get("v", [""])[0]
    match = network.path.fullmatch(path)
    return network.player.format(id=match["id"]) if match else None

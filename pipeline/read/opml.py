"""Read a list of subscriptions: OPML, and what else feed readers write (FOAF, iGoogle), by listparser.

An outlet that copydesk wrote itself is read field by field (`outlets.opml_text`), through the same checks as an entry
of outlets.toml; a value that does not pass is left out with a warning. Entities are off: the document type is cut out.
"""

import json
from collections.abc import Mapping

import listparser
from lxml import etree

from pipeline import text
from pipeline.errors import UnreadableError
from pipeline.news import Outlet, Subscription, Subscriptions
from pipeline.outlets import posts
from pipeline.outlets.entry import facts_of, outlet_of
from pipeline.outlets.hosts import is_web_address
from pipeline.outlets.opml_text import ATTRIBUTES, NUMBER
from pipeline.outlets.tags import is_reserved
from pipeline.outlets.values import RefusedValueError
from pipeline.read import decode, tree

MOST_FEEDS = 10_000
_LONGEST_NAME = 80
_MOST_TAGS = 10
_TEXTS = frozenset({"name", "home", "family", "country", "language", "state"})


def read(body: bytes, *, url: str, charset: str = "") -> Subscriptions:
    """Return the outlets and feeds of a list, in its order; what copydesk wrote comes in the registry's order.

    Args:
        body: The file.
        url: Its name, for messages.
        charset: Of an HTTP header, "" = none.

    Raises:
        UnreadableError: It is no list of subscriptions, names no feed, or names more than 10,000.
    """
    markup = tree.repaired(decode.text(body, charset=charset).strip())
    ours, warnings = _ours(markup)
    known = {feed for outlet in ours for feed in outlet.feeds}
    listed = listparser.parse(markup.encode())["feeds"]
    if len(listed) + len(ours) > MOST_FEEDS:
        raise UnreadableError(f"the list has more than {MOST_FEEDS:,} feeds", where=url, do="split it into several")
    if not listed and not ours:
        do = "export OPML from your feed reader, and give that file"
        raise UnreadableError("this is no list of subscriptions, or it names no feed", where=url, do=do)
    others = [found for one in listed if (found := _subscription(one)) and found.feed not in known]
    refused = sum(1 for one in listed if not _address(one.get("url")))
    said = (f"{refused} outlines name no web address and were left out",) if refused else ()
    return Subscriptions(ours=ours, others=tuple(others), warnings=(*warnings, *said))


def _ours(markup: str) -> tuple[tuple[Outlet, ...], tuple[str, ...]]:
    root = tree.strict(markup)
    if root is None:
        return (), ()
    outlines = [one for one in root.iter() if tree.local(one) == "outline"]
    more: dict[str, list[str]] = {}
    for one in outlines:
        if NUMBER not in one.attrib and (name := one.get(ATTRIBUTES["name"])):
            more.setdefault(name, []).append(one.get("xmlUrl", ""))
    numbered: list[tuple[int, Outlet]] = []
    warnings: list[str] = []
    for one in outlines[: MOST_FEEDS + 1]:
        if NUMBER not in one.attrib:
            continue
        own = [one.get("xmlUrl", "")] if one.get("xmlUrl") else []
        feeds = own + more.get(one.get(ATTRIBUTES["name"], ""), [])
        try:
            numbered.append((int(one.get(NUMBER, "0")[:9]), _outlet(one, feeds)))
        except (RefusedValueError, ValueError) as problem:
            what = problem.what if isinstance(problem, RefusedValueError) else "a field of it cannot be read"
            warnings.append(f"{text.log_line(one.get('text', ''))[:_LONGEST_NAME]}: {what}: left out")
    return tuple(outlet for _, outlet in sorted(numbered, key=lambda pair: pair[0])), tuple(warnings)


def _outlet(outline: etree._Element, feeds: list[str]) -> Outlet:
    said = {key: outline.get(name) for key, name in ATTRIBUTES.items()}
    facts: dict[str, object] = {
        key: value if key in _TEXTS else json.loads(value) for key, value in said.items() if value is not None
    }
    return outlet_of(facts_of({**facts, **({"feeds": feeds} if feeds else {})}), None)


def _subscription(one: Mapping[str, object]) -> Subscription | None:
    feed = _address(one.get("url"))
    if not feed:
        return None
    posting = posts.posting(feed)
    folders = [folder for path in _paths(one) for folder in path]
    return Subscription(
        feed=posting.feed or feed if posting else feed,
        title=text.plain(str(one.get("title", "")))[:_LONGEST_NAME].strip(),
        home=_address(one.get("html_url")),
        tags=tuple(dict.fromkeys(tag for folder in folders if (tag := _tag(folder))))[:_MOST_TAGS],
    )


def _address(said: object) -> str:
    """A web address as it was given, "" when it is none: a feed's may not be tidied, its server knows why it is so."""
    address = str(said or "").strip()
    return address if is_web_address(address) else ""


def _paths(one: Mapping[str, object]) -> list[list[str]]:
    found = one.get("categories")
    return [[str(name) for name in path] for path in found] if isinstance(found, list) else []


def _tag(folder: str) -> str:
    """A folder's name as a tag: without an @ before it and the colon that only reserved tags have."""
    tag = " ".join(text.plain(folder).replace(":", " ").split()).lstrip("@ ")[:_LONGEST_NAME]
    return "" if is_reserved(tag) else tag

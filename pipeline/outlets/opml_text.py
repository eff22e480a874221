"""A registry as OPML 2.0 (http://opml.org/spec2.opml): an outline a feed, in folders by an outlet's first tag.

What OPML has no attribute for stands in attributes of our own namespace, so that the registry comes in again as it
went out; other programs pass them over. The first outline of an outlet has all of them, those of its other feeds its
name alone. Lists and tables are JSON. Characters that XML cannot hold are left out.
"""

import json
from collections.abc import Iterable

from lxml import etree

from pipeline.news import Outlet
from pipeline.outlets.entry import KEYS
from pipeline.outlets.facts import facts_in
from pipeline.text import for_xml

NAMESPACE = "urn:copydesk:outlets"
NUMBER = f"{{{NAMESPACE}}}number"
# `feeds` are the outlines themselves; the rest of an entry by the names of its keys.
ATTRIBUTES = {key: f"{{{NAMESPACE}}}{key}" for key in KEYS if key != "feeds"}


def written(outlets: Iterable[Outlet], *, title: str) -> bytes:
    """Return an OPML file of these outlets; `copydesk:number` keeps their order."""
    root = etree.Element("opml", {"version": "2.0"}, nsmap={"copydesk": NAMESPACE})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = for_xml(title)
    body = etree.SubElement(root, "body")
    folders: dict[str, etree._Element] = {}
    for number, outlet in enumerate(outlets, start=1):
        folder = body
        if outlet.tags:
            tag = outlet.tags[0]
            if tag not in folders:
                folders[tag] = etree.SubElement(body, "outline", {"text": for_xml(tag)})
            folder = folders[tag]
        _outlines(folder, outlet, number)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _outlines(folder: etree._Element, outlet: Outlet, number: int) -> None:
    own = {ATTRIBUTES[key]: _value(value) for key, value in facts_in(outlet).items() if key in ATTRIBUTES}
    shown = {"text": for_xml(outlet.name)}
    if outlet.home:
        shown["htmlUrl"] = for_xml(outlet.home)
    if outlet.tags:
        # A comma or slash in a tag would part it: OPML has no way to write one there.
        shown["category"] = ",".join(for_xml(tag).replace(",", " ").replace("/", " ") for tag in outlet.tags)
    for place, feed in enumerate(outlet.feeds or ("",)):
        asked = {"type": "rss", "xmlUrl": for_xml(feed)} if feed else {}
        ours = {NUMBER: str(number), **own} if place == 0 else {ATTRIBUTES["name"]: for_xml(outlet.name)}
        etree.SubElement(folder, "outline", {**asked, **shown, **ours})


def _value(value: object) -> str:
    return for_xml(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))

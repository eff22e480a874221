"""A link that leads to what somebody wrote: `<a href="/authors/ada-bo">`, whatever its class."""

import re

from pipeline.read.page.tree import Element

_FOLDERS = (
    "authors?|by|autor(?:en|es|e|i|ka)?|auteurs?|verfasser|reporters?|journalist(?:e|en|er|s|es)?|redakteure?|"
    "redacteurs?|korrespondenten|correspondents?|contributors?|columnists?|writers?|staff|firmas?|bylines?|skribent(?:er)?|"
    "forfattere?|yazar(?:lar)?|avtor(?:y)?"
)
_LEADS_TO_AUTHOR = re.compile(rf"(?i)/(?:(?:{_FOLDERS})/|authors?[.-])[^/?#]*\w")
_LONGEST = 400


def leads_to_author(element: Element) -> bool:
    """Say whether an element is a link into the folder of an outlet's authors."""
    return element.tag == "a" and bool(_LEADS_TO_AUTHOR.search((element.get("href") or "")[:_LONGEST]))

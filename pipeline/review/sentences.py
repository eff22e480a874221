"""Words of an error as a sentence of the page: the terminal, and a log, begin them with a small letter."""

import re

# A file, an address, an id or a command is spelt as it is: `copydesk.toml`, `d12`, `copydesk review`; and so is whoever
# an error begins with, `taz: no answer`, and a name with a capital inside it, `eNCA`.
_AS_IT_IS = re.compile(r"copydesk\b|\S*(?:[._/\\]\w|\d)|\S+: |[a-z]\w*[A-Z]")


def sentence(words: str) -> str:
    """Return the words with a capital letter at their beginning, unless a name stands there."""
    return words if _AS_IT_IS.match(words) else words[:1].title() + words[1:]

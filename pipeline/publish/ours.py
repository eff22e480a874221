"""Whether a post on a channel is ours, or somebody's own: said here for every channel that is looked at. Pure.

A post is ours by its mark: a comment in its text, or the key in its address or its file's name. Where posts are looked
for nothing else counts, for a title anybody may have written. Of a number that the channel gave us itself we know more,
for some blogs take comments out: a post of that number in which no mark stands is ours where it has our title and every
line that we sent, whatever quotes and dashes the blog set in them. One that bears another post's mark never is. A post
of the same words that nobody numbered for us may be either: it is neither taken nor sent a second time
(`refuse_same_words`).
"""

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape

from pipeline.errors import RefusedError
from pipeline.news import Dispatch, Remote
from pipeline.publish.comparing import lines, untouched
from pipeline.publish.marks import comment
from pipeline.publish.markup import replaced

_MARK = re.compile(r"<!--\s*copydesk:([a-z0-9]+)\s*-->")
# As `lines` writes addresses, and emphasis and pictures: what is no word, and how it ends.
_NO_WORDS = ((re.compile("\u27e8[^\u27e9]*\u27e9"), "\u27e9"), (re.compile("\u27ea[^\u27eb]*\u27eb"), "\u27eb"))
_WORD = re.compile(r"[a-z0-9]+")
_SAID = re.compile(r"[^\W_]+")


def bears(key: str, content: str, *names: str) -> bool:
    """Return whether the mark of this key stands in a post's text, or in one of its names (address, slug, file)."""
    return key in _MARK.findall(content) or any(key in _WORD.findall(name) for name in names)


def is_answer(remote: Remote, dispatch: Dispatch, *names: str) -> bool:
    """Return whether what a channel answers to a new post is that post; `names` are what it is called there."""
    return bears(dispatch.mark.key, remote.content, *names) or _says_it_unmarked(remote, dispatch)


def is_still(remote: Remote, key: str, holds: Remote | None) -> bool:
    """Return whether the post of our number is ours yet: a blog that was moved may have given the number to another.

    Args:
        remote: What has that number now.
        key: Our post's.
        holds: What the channel held after our last write, none = not known.
    """
    return bears(key, remote.content, remote.url, remote.remote_id) or (
        not is_marked(remote) and untouched(holds, remote)
    )


def is_marked(remote: Remote) -> bool:
    """Return whether a mark of copydesk's stands in a post's text, whichever draft's it is."""
    return bool(_MARK.search(remote.content))


def refuse_same_words(there: Iterable[Remote], dispatch: Dispatch) -> None:
    """Let a new post be sent only where no post stands that may be it, with its mark taken out.

    Args:
        there: The posts of the channel that were made since the post could have been sent.
        dispatch: What is to be sent.

    Raises:
        RefusedError: it may be there already.
    """
    found = next((one for one in there if one.status != "trashed" and _says_it_unmarked(one, dispatch)), None)
    if found is not None:
        raise RefusedError(
            "a post that says the same is there already, without our mark; nothing was sent",
            where=found.edit_url or found.url or found.remote_id,
            do=f"is it this draft's? then write {comment(dispatch.mark.key)} into its HTML, or delete it there; "
            "is it another one, change a word of its title; then publish again",
        )


def _says_it_unmarked(remote: Remote, dispatch: Dispatch) -> bool:
    """Return whether no mark stands in a post that has our title and, in a form that is sent, every line."""
    if is_marked(remote) or _said(unescape(remote.title)) != _said(dispatch.title):
        return False
    there = _words(remote.content)
    sent = [_words(form) for form in (dispatch.html, dispatch.markdown, dispatch.text)]
    return any(form and form <= there for form in sent)


def _words(content: str) -> Counter[str]:
    """Return the lines of words: a blog that takes comments out may write links and players anew, too."""
    there = lines(content)
    for pattern, ends in _NO_WORDS:
        there = tuple(replaced(pattern, "", line, ends=ends) for line in there)
    return Counter(filter(None, map(_said, there)))


def _said(line: str) -> str:
    """Return letters and figures alone: quotes, dashes, dots and faces are what a blog sets in its own way.

    Not normalized as Unicode says: that sorts marks upon letters, and of a megabyte of them for hours.
    """
    return " ".join(_SAID.findall(line.casefold()))

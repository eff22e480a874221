"""The paragraphs and line breaks that WordPress shows for blank lines and line ends of what its editor wrote. Pure.

WordPress does so to every post without blocks when it shows it (its function wpautop): around the elements that are
blocks, and within them where they hold blank lines.
"""

import re

_BLOCKS = (
    "address article aside blockquote caption center col colgroup dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr iframe legend li main menu nav object ol p pre script section style "
    "summary table tbody td textarea tfoot th thead tr ul video"
)
_NEVER_CLOSED = frozenset({"hr", "col"})
_VERBATIM = frozenset({"pre", "script", "style", "textarea"})
_DEEPEST = 100  # blocks within each other that are told apart
_TOKEN = re.compile(rf"<!--[^<>]{{0,4000}}-->|<(/?)({'|'.join(_BLOCKS.split())})\b[^<>]*>", re.IGNORECASE)
_INSIDE_TAG = re.compile(r"<[^<>!][^<>]*>")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
# Blanks are looked at from the first of them only, so that those without end cost nothing.
_LINE_END = re.compile(r"(?:<br\s?/?>|(?<![ \t]))[ \t]*+\n", re.IGNORECASE)


def paragraphed(content: str) -> str:
    """Return a post's content with its blank lines as paragraphs and its line ends as line breaks; one line stays."""
    content = content.replace("\r\n", "\n").replace("\r", "\n").strip()
    if "\n" not in content:
        return content
    content = _INSIDE_TAG.sub(lambda tag: tag[0].replace("\n", " "), content)
    return "".join(_told(content)).strip()


def _told(content: str) -> list[str]:
    told, open_blocks, end = list[str](), list[str](), 0
    for token in _TOKEN.finditer(content):
        told += [_shown(content[end : token.start()], open_blocks), token[0]]
        _stand(open_blocks, token)
        end = token.end()
    return [*told, _shown(content[end:], open_blocks)]


def _stand(open_blocks: list[str], token: re.Match[str]) -> None:
    """Note what is open after a tag; a paragraph that was never closed ends where another block begins."""
    name = (token[2] or "").lower()
    if not name or name in _NEVER_CLOSED:
        return
    if not token[1]:
        if open_blocks[-1:] == ["p"]:
            open_blocks.pop()
        open_blocks.append(name)
        del open_blocks[:-_DEEPEST]
    elif name in open_blocks:
        del open_blocks[len(open_blocks) - 1 - open_blocks[::-1].index(name) :]


def _shown(words: str, open_blocks: list[str]) -> str:
    inside = open_blocks[-1] if open_blocks else ""
    if inside in _VERBATIM:
        return words
    if not words.strip():
        return "\n" if words and not inside else words
    runs = [run.strip("\n") for run in _BLANK_LINES.split(words.strip())]
    if inside == "p":
        return "</p>\n<p>".join(map(_broken, runs))
    if inside and len(runs) == 1:
        return _broken(runs[0])
    return "\n" + "\n".join(f"<p>{_broken(run)}</p>" for run in runs) + "\n"


def _broken(run: str) -> str:
    return _LINE_END.sub("<br />\n", run)

"""A post of the cast on its way to a channel, and the tables that name channels."""

from dataclasses import replace
from pathlib import Path

from pipeline.news import Dispatch, Mark
from pipeline.settings import Blog, Channel
from tests.cast import NOON

BLOG = Blog(name="River Watch", timezone="America/Toronto")
KEY = "kabcdefghij2"
MARK = Mark(key=KEY, slug=f"orrin-talks-resume-{KEY}", since=NOON)
TALKS = Dispatch(
    mark=MARK,
    title="Orrin Talks Resume",
    html='<div class="post-body"><p>"We talk" -- the minister said.</p></div>\n',
    text='"We talk" -- the minister said.\n',
    markdown='"We talk" -- the minister said.\n',
    labels=("The Orrin", "Lista"),
    at=NOON,
    date="2026-05-12",
    excerpt='"We talk" -- the minister said.',
)


def numbered(number: int, title: str, *, markdown: str = "") -> Dispatch:
    """Return a post of its own mark, live at noon."""
    key = f"k{number:011d}"
    return replace(
        TALKS,
        mark=replace(MARK, key=key, slug=f"post-{key}"),
        title=title,
        markdown=markdown or TALKS.markdown,
        status="live",
    )


def files_table(folder: Path | str, site: str = "hugo", *, git_commit: bool = False) -> Channel:
    """Return the table of a Markdown channel."""
    return Channel(name="files", kind="markdown", folder=str(folder), site=site, git_commit=git_commit)

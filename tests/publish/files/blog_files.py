"""The Markdown channel over a folder, as the tests of this room use it."""

from pathlib import Path

from pipeline.publish.channel import Channel
from pipeline.publish.markdown.files import channel
from tests.publish.sent_post import BLOG, KEY, files_table

SITES = ("hugo", "jekyll", "eleventy", "astro")
NAME = f"orrin-talks-resume-{KEY}.md"


def files(folder: Path | str, site: str = "hugo", *, git_commit: bool = False, desk: Path | None = None) -> Channel:
    table = files_table(folder, site, git_commit=git_commit)
    return channel(table, desk=desk or Path(folder).parent, blog=BLOG)

"""A file of a static site (Hugo, Jekyll, Eleventy, Astro, Pelican, Hexo): front matter above Markdown or HTML.

A post is known by its address where `permalink` or `url` gives it, else by its file's
path, with the day in it: a blog writes `2014-03-04-editors-note.md` today and `2014-03-05-editors-note.md` tomorrow.
"""

import re
from pathlib import PurePosixPath

from markdown_it import MarkdownIt

from pipeline import text
from pipeline.archive.importers import keys
from pipeline.archive.importers.calendar import Calendar
from pipeline.archive.importers.found import Found, LeftOut, Thing
from pipeline.archive.importers.front_matter import Written, written_in
from pipeline.read import decode

SUFFIXES = (".md", ".markdown", ".mdx", ".mkd")
MOST_BYTES = 2_000_000
_DAY_FIRST = re.compile(r"(\d{4}-\d\d-\d\d)[-_].")
_HEADING = re.compile(r"\s*#[ \t]+([^ \t\n].*)\n?")
_INDEX = ("index", "readme")
_SECTION = "_index"  # Hugo's page of a whole section
_YES, _NO = frozenset({"true", "yes", "on", "y", "1"}), frozenset({"false", "no", "off", "n", "0"})  # YAML 1.1, bool
_PAGES = frozenset({"page", "pages"})
# What `status` says in files that Pelican reads, or that a WordPress exporter wrote.
_HIDDEN = frozenset({"hidden", "private", "pending", "future", "scheduled", "trash"})
# A pattern names no page: Jekyll's /:year/:title/, Eleventy's /{{ page.fileSlug }}/.
_PATTERN = re.compile(r"/:[a-z]|\{[{%]", re.IGNORECASE)
_DATES = ("date", "pubdate", "published_at", "publishdate", "published")
_WAITS_FOR = "publishdate"  # Hugo's: the post is not built before it, whatever its date is
_UPDATES = ("lastmod", "updated", "last_modified_at", "modified", "date_modified")
_LABELS = ("labels", "tags", "categories", "keywords", "category")
_SPACED = frozenset({"tags", "categories"})  # Jekyll's rule, https://jekyllrb.com/docs/posts/#categories-and-tags
_JEKYLL = "_posts"
_DRAFTS = "_drafts"
# https://jekyllrb.com/docs/structure/
_JEKYLL_S_OWN = frozenset({"_site", "_includes", "_layouts", "_sass", "_data", "_plugins"})


def thing(body: bytes, *, name: str, home: str, calendar: Calendar, beside_posts: bool = False) -> Thing:
    """Return the post that a file holds, or why it is none.

    Args:
        body: The file.
        name: Its path within the folder, with slashes.
        home: The blog's address, "" = not known.
        calendar: Reads its dates; a post of a day far ahead waits for it, as static sites have it.
        beside_posts: It lies beside Jekyll's `_posts`; without a date it is a page then.

    Raises:
        UnreadableError: its bytes are no text.
    """
    written = written_in(decode.text(body).replace("\r\n", "\n"))
    day, stem = _named(name)
    written_on = (*written.each(*_DATES), day)
    published = calendar.first(*written_on)
    is_ahead = calendar.far_ahead(*written_on) or calendar.far_ahead(written.text(_WAITS_FOR))
    ahead = "posts whose day is still to come" if is_ahead else ""
    if why := _hidden(written, name) or ahead or ("pages" if beside_posts and not published else ""):
        return LeftOut(what=why)
    title, below = _title_and_body(written)
    # A dated file of words is a post, as the site shows it: its first line may be its title.
    if not stem or not (title or (written.texts and published and below.strip())):
        return LeftOut(what="files without a title")
    address = _address(written)
    return Found(
        keys=keys.of(url=address) or (_place(name, stem),),
        url=_whole(address, home),
        title=title,
        published=published,
        updated=calendar.first(*written.each(*_UPDATES)),
        labels=_labels(written, name),
        html=_html(below, is_html=PurePosixPath(name).suffix.lower() in (".html", ".htm")),
    )


def is_one(opening: bytes) -> bool:
    """Say whether a file that begins like this has front matter."""
    return re.match(rb"(?:\xef\xbb\xbf)?(?:---|\+\+\+)[ \t]*\r?\n", opening) is not None


def is_among_jekylls_posts(name: str) -> bool:
    """Say whether a file lies where Jekyll has its posts; `name` is its path."""
    return _JEKYLL in PurePosixPath(name).parts


def is_jekylls_own(name: str) -> bool:
    """Say whether a file lies where Jekyll has the parts of its pages, and what it made of them."""
    return not _JEKYLL_S_OWN.isdisjoint(PurePosixPath(name).parts)


def _hidden(written: Written, name: str) -> str:
    """What a file is that is no public post, "" for one that is."""
    path, said = PurePosixPath(name), written.text("status", "post_status").lower()
    if (
        _DRAFTS in path.parts
        or said == "draft"
        or written.text("draft").lower() in _YES
        or not _NO.isdisjoint((written.text("published").lower(), written.text("permalink").lower()))
    ):
        return "drafts"
    if said in _HIDDEN:
        return f"posts that are {said}"
    if written.text("scheduled").lower() in _YES:
        return "posts that are scheduled"
    if written.text("password"):
        return "posts that are protected by a password"
    is_page = path.stem.lower() == _SECTION or not _PAGES.isdisjoint(map(str.lower, written.each("layout", "type")))
    return "pages" if is_page else ""


def _named(name: str) -> tuple[str, str]:
    """The day in a file's name, "" for none, and the name without its ending; of `post/index.md` the folder is it."""
    path = PurePosixPath(name)
    stem = path.parent.name if path.stem.lower() in _INDEX else path.stem
    found = _DAY_FIRST.match(stem)
    return (found[1] if found else ""), stem


def _title_and_body(written: Written) -> tuple[str, str]:
    """The title of the front matter with the whole body, else the heading that the body begins with and the rest."""
    if said := written.text("title"):
        return text.plain(said), written.body
    heading = _HEADING.match(written.body)
    return (_without_end(heading[1]), written.body[heading.end() :]) if heading else ("", written.body)


def _without_end(heading: str) -> str:
    """A heading without the signs that close it, which a blank parts from it: `Fog over the Quay ##`, and not `C#`."""
    line = heading.rstrip(" \t")
    words = line.rstrip("#")
    return text.plain(words if words.endswith((" ", "\t")) else line)


def _address(written: Written) -> str:
    """The address that a file gives itself, absolute or from the root, "" for none."""
    said = (each for each in written.each("permalink", "url") if "://" in each or each.startswith("/"))
    return next((each for each in said if not _PATTERN.search(each)), "")


def _whole(address: str, home: str) -> str:
    return address if "://" in address else home.rstrip("/") + address if home and address else ""


def _place(name: str, stem: str) -> str:
    folder = PurePosixPath(name).parent
    folder = folder.parent if PurePosixPath(name).stem.lower() in _INDEX else folder
    return f"/{stem}" if str(folder) == "." else f"/{folder}/{stem}"


def _labels(written: Written, name: str) -> tuple[str, ...]:
    is_jekyll = is_among_jekylls_posts(name) or _DAY_FIRST.match(PurePosixPath(name).stem) is not None
    return tuple(dict.fromkeys(label for key in _LABELS for label in _listed(written, key, spaced=is_jekyll)))


def _listed(written: Written, key: str, *, spaced: bool) -> tuple[str, ...]:
    """A key's list; of a text the parts between commas, else, where the site reads it so, the words."""
    listed = written.lists.get(key, ())
    if len(listed) != 1 or listed[0] != written.texts.get(key):
        return listed
    if "," in listed[0]:
        return tuple(filter(None, map(str.strip, listed[0].split(","))))
    return tuple(listed[0].split()) if spaced and key in _SPACED else listed


def _html(body: str, *, is_html: bool) -> str:
    # What the file holds as HTML stays: it is read, never shown as it stands.
    return body if is_html else str(MarkdownIt("commonmark", {"html": True}).render(body))

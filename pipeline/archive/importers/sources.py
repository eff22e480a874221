"""Which importer a file is for, seen from its first bytes; and all things of a file, folder or zip in one stream."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.archive.importers import (
    any_feed,
    blogger_export,
    blogger_feed,
    discovery,
    front_matter_folder,
    ghost_json,
    keys,
    movable_type,
    page_companions,
    saved_html,
    substack_zip,
    wordpress_wxr,
)
from pipeline.archive.importers.calendar import Calendar
from pipeline.archive.importers.chunks import File, files
from pipeline.archive.importers.found import Found, LeftOut, Thing
from pipeline.archive.importers.saved_html import BLOGS, Places
from pipeline.errors import UnreadableError

KINDS = ("blogger", "wordpress", "ghost", "substack", "movabletype", "feed", "markdown", "html")
_EXPORTS = KINDS[:5]
_BESIDE_POSTS = "markdown beside posts"
_PAGES = (".html", ".htm", ".xhtml")
_DOCUMENTS = (".doc", ".docx", ".odt", ".rtf", ".txt", ".pdf", ".mht", ".mhtml", ".webarchive")
_BLOGGER = (b"schemas.google.com/blogger", b"tag:blogger.com", b"schemas.google.com/g/2005")
_WORDPRESS = (b"wordpress.org/export", b"wp:wxr_version")
_FEEDS = (b"<feed", b"<rss", b"<rdf:RDF")
_GZIP = b"\x1f\x8b"  # RFC 1952, 2.3.1; a .tar.gz begins so, too
_GIVE = (
    "give an export of Blogger or WordPress (or Ghost, Substack, Movable Type), a feed, a folder of Markdown with "
    "front matter, or saved pages"
)
_UNPACK = "it is packed by gzip: unpack it (gunzip, or tar xzf), and import what comes out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How files are read: `home` is the blog's address ("" = not known), `kind` one of KINDS ("" = seen by itself)."""

    calendar: Calendar
    home: str = ""
    kind: str = ""
    places: Places = BLOGS


def things(path: Path, how: Reading, *, told: Callable[[int, int], None] = lambda done, size: None) -> Iterator[Thing]:
    """Yield all that is found in a file, folder or zip.

    Args:
        path: Which.
        how: How.
        told: Called now and then: bytes read, and how many there are.

    Raises:
        UnreadableError: nothing in it is for any importer, or a file broke off (what stood before it was yielded).
    """
    with files(path) as found:
        yield from _all(path, found, how, told)


def _all(path: Path, found: Sequence[File], how: Reading, told: Callable[[int, int], None]) -> Iterator[Thing]:
    meant = [(file, kind) for file, kind in _meant(found, how.kind) if kind]
    if not meant:
        is_gzip = any(file.begins().startswith(_GZIP) for file in found[:1])
        raise UnreadableError("nothing in it is a blog's past", where=str(path), do=_UNPACK if is_gzip else _GIVE)
    size, before, owners = sum(file.size for file, _ in meant), 0, dict[str, str]()
    for file, kind in meant:
        beside = {each.name: each for each in found} if kind == "substack" else {}
        yield from _of_file(file, kind, how, _counted(file, before, size, told), owners, beside)
        before += file.size
        told(before, size)
    yield from () if how.kind else _of_no_kind(found, [file for file, _ in meant], kinds={kind for _, kind in meant})


def _of_no_kind(found: Sequence[File], read: Sequence[File], kinds: set[str]) -> Iterator[LeftOut]:
    """The documents beside posts that nothing reads. Beside an export, and in a site's own parts, lies much else."""
    taken = {file.name for file in read}
    for file in () if kinds.intersection(_EXPORTS) else found:
        if file.suffix in _DOCUMENTS and file.name not in taken:
            yield LeftOut(what="documents of a kind that is not read", named=file.name)


def _kind_of(file: File) -> str:
    """Which importer a file is for, "" when for none."""
    opening = file.begins()
    bare = opening.lstrip(b"\xef\xbb\xbf \t\r\n")
    if bare.startswith(b"<") and any(mark in opening for mark in _FEEDS):
        if any(mark in opening for mark in _WORDPRESS):
            return "wordpress"
        return "blogger" if b"<feed" in opening and any(mark in opening for mark in _BLOGGER) else "feed"
    if blogger_feed.is_page(opening):
        return "blogger page"
    if bare.startswith(b"{") and b"jsonfeed.org/version" in opening:
        return "feed"
    for kind, begins in (("ghost", ghost_json), ("movabletype", movable_type), ("substack", substack_zip)):
        if begins.is_one(bare):
            return kind
    if front_matter_folder.is_one(opening) or file.suffix in front_matter_folder.SUFFIXES:
        return "markdown"
    return "html" if file.suffix in _PAGES or discovery.is_page(opening) else ""


def _meant(found: Sequence[File], kind: str) -> list[tuple[File, str]]:
    names = {file.name for file in found}
    found = [file for file in found if not page_companions.is_one(file.name, names)]
    seen = [(file, _kind_of(file)) for file in found]
    if kind:
        fitting = [(file, each) for file, each in seen if _fits(each, kind)]
        # Of one file the caller is believed, whatever its first bytes look like.
        return fitting or [(file, kind) for file in found if len(found) == 1]
    if any(front_matter_folder.is_among_jekylls_posts(file.name) for file in found):
        seen = [(file, _in_jekylls_site(file, each)) for file, each in seen]
    exports = [(file, each) for file, each in seen if each in _EXPORTS]
    # Beside an export lie themes and pictures' pages: none of them is a post.
    return exports or seen


def _in_jekylls_site(file: File, kind: str) -> str:
    """The kind of a file, "" for the site's own parts; what lies beside the posts may be a page."""
    if front_matter_folder.is_jekylls_own(file.name):
        return ""
    is_beside = kind == "markdown" and not front_matter_folder.is_among_jekylls_posts(file.name)
    return _BESIDE_POSTS if is_beside else kind


def _fits(seen: str, kind: str) -> bool:
    return seen.partition(" ")[0] == kind


def _of_file(
    file: File,
    kind: str,
    how: Reading,
    chunks: Iterator[bytes],
    owners: dict[str, str],
    beside: Mapping[str, File],
) -> Iterator[Thing]:
    """All things of one file; `owners` is which post of the export has each key, by those that came before.

    `beside` are the files of an export whose table names them, by their paths.
    """
    if kind == "blogger":
        return blogger_export.things(chunks, home=how.home, where=file.where)
    if kind == "wordpress":
        return wordpress_wxr.things(chunks, where=file.where, zone=how.calendar.zone, owners=owners)
    if kind == "ghost":
        return ghost_json.things(file.whole(ghost_json.MOST_BYTES), home=how.home, where=file.where)
    if kind == "movabletype":
        return movable_type.things(chunks, zone=how.calendar.zone, owners=owners, where=file.where)
    if kind == "substack":
        return substack_zip.things(file, beside, home=how.home)
    if kind == "blogger page":
        return iter(blogger_feed.page(file.whole(any_feed.MOST_BYTES), start=1, where=file.where).things)
    if kind == "feed":
        return any_feed.things(file.whole(any_feed.MOST_BYTES), url="", calendar=how.calendar, where=file.where)
    return _one_of_many(file, kind, how, owners)


def _one_of_many(file: File, kind: str, how: Reading, owners: dict[str, str]) -> Iterator[Thing]:
    """One bad file of thousands is counted; it does not end the import of the others."""
    try:
        if _fits(kind, "markdown"):
            yield _told_apart(_of_site(file, kind, how), file, owners)
        else:
            yield from saved_html.things(
                file.whole(saved_html.MOST_BYTES),
                name=file.name,
                home=how.home,
                calendar=how.calendar,
                places=how.places,
                where=file.where,
            )
    except UnreadableError as problem:
        yield LeftOut(what=f"files that cannot be read ({problem.what})", named=file.name)


def _of_site(file: File, kind: str, how: Reading) -> Thing:
    return front_matter_folder.thing(
        file.whole(front_matter_folder.MOST_BYTES),
        name=file.name,
        home=how.home,
        calendar=how.calendar,
        beside_posts=kind == _BESIDE_POSTS,
    )


def _told_apart(thing: Thing, file: File, owners: dict[str, str]) -> Thing:
    """What a file holds, known by an address only where no file before it claimed that for its own."""
    if isinstance(thing, LeftOut):
        return replace(thing, named=file.name)
    if not isinstance(thing, Found):
        return thing
    known = keys.first_come(thing.keys, file.name, owners, title=thing.title, published=thing.published)
    return replace(thing, keys=known)


def _counted(file: File, before: int, size: int, told: Callable[[int, int], None]) -> Iterator[bytes]:
    read = 0
    for chunk in file.chunks():
        read += len(chunk)
        told(before + read, size)
        yield chunk

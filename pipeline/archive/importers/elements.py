"""XML of any size as a stream of the elements that matter, each let go when it was looked at.

Entities are off, nothing is fetched, and no tree of the whole is ever held: of a file of 200 MB one entry at a time
is in memory. libxml2's own limits (10 MB a text, 256 deep, entity amplification) stay on wherever an entity could be
declared; without any, a post with its pictures in it may be larger.
"""

from collections.abc import Iterable, Iterator

from lxml import etree

from pipeline.archive.importers.found import BrokenOffError
from pipeline.archive.importers.mended import is_harmless, mended
from pipeline.errors import UnreadableError

MOST_ELEMENT_BYTES = (
    32_000_000  # of one entry as it stands in the file; a post of a megabyte is none that a person wrote
)
_ROOT_WITHIN = 1_000_000
_ANOTHER = "give an export of Blogger or WordPress, or a feed; what it is, --kind says"


def elements(chunks: Iterable[bytes], *, tag: str, where: str) -> Iterator[etree._Element]:
    """Yield every element of a name (without its namespace) when it is whole; it is emptied when the next is asked for.

    Args:
        chunks: The file, in pieces of any size.
        tag: Its local name, such as `entry`.
        where: The file, for messages.

    Raises:
        UnreadableError: it is no XML, or declares entities.
        BrokenOffError: it ends too early, is not well-formed, or holds an element that is too large; says where.
    """
    pieces = iter(chunks)
    first = next(pieces, b"")
    reading = _Reading(_parser(tag, is_huge=is_harmless(first)), tag, where)
    for chunk in _begun(mended(first, pieces)):
        yield from reading.fed(chunk)
    yield from reading.ended()


def _parser(tag: str, *, is_huge: bool) -> "etree.XMLPullParser":
    return etree.XMLPullParser(
        events=("start", "end"),
        tag=("{*}" + tag, "{*}feed", "{*}rss", "{*}channel", "{*}RDF"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=is_huge,
        remove_comments=True,
        remove_pis=True,
    )


class _Reading:
    """A parser on its way through a file."""

    def __init__(self, parser: "etree.XMLPullParser", tag: str, where: str) -> None:
        self._parser, self._tag, self._where = parser, tag, where
        self._holders: list[etree._Element] = []  # the root, and the channel in it: elements whose children are let go
        self._read = self._since = self._count = 0
        self._looked = False

    def fed(self, chunk: bytes) -> Iterator[etree._Element]:
        try:
            self._parser.feed(chunk)
        except etree.XMLSyntaxError as problem:
            # What stood whole before the break is given first: it is good.
            yield from self._whole()
            raise self._broken(problem) from problem
        self._read += len(chunk)
        self._since += len(chunk)
        yield from self._whole()
        for holder in self._holders:
            del holder[:-1]  # the last one may still be open
        if not self._holders and self._read > _ROOT_WITHIN:
            raise UnreadableError(
                "this is no export and no feed: its first element is another", where=self._where, do=_ANOTHER
            )
        if self._since > MOST_ELEMENT_BYTES:
            raise BrokenOffError(
                f"after {self._count} entries comes one of more than {MOST_ELEMENT_BYTES // 1_000_000} MB",
                where=self._where,
                do="what came before it is kept; look into the file at that place",
            )

    def ended(self) -> Iterator[etree._Element]:
        try:
            self._parser.close()
        except etree.XMLSyntaxError as problem:
            yield from self._whole()
            raise self._broken(problem) from problem
        yield from self._whole()

    def _whole(self) -> Iterator[etree._Element]:
        for event, element in self._parser.read_events():
            if not isinstance(element, etree._Element):
                continue  # a namespace, which is not asked for
            if etree.QName(element).localname != self._tag:
                if event == "start":
                    self._hold(element)
                continue
            if event == "end" and not _within(element, self._tag):
                self._since = 0
                self._count += 1
                yield element
                element.clear()

    def _hold(self, element: etree._Element) -> None:
        parent = element.getparent()
        if parent is None or parent in self._holders:
            self._holders.append(element)
        if not self._looked:
            self._looked = True
            declared = element.getroottree().docinfo.internalDTD
            if declared is not None and declared.entities():  # type: ignore[attr-defined]  # the stubs lack it
                raise UnreadableError(
                    "the file declares entities of its own, which no export of a blog does",
                    where=self._where,
                    do="ask where it came from: it may mean harm",
                )

    def _broken(self, problem: etree.XMLSyntaxError) -> UnreadableError:
        line = problem.position[0] if problem.position else 0
        if not self._holders:
            return UnreadableError(f"this is no XML that can be read: {problem.msg}", where=self._where, do=_ANOTHER)
        return BrokenOffError(
            f"the file breaks off at line {line}, after {self._count} entries: {problem.msg}",
            where=self._where,
            do="what came before is kept; make the export anew, and import it again: nothing will be there twice",
        )


def text(element: etree._Element, name: str) -> str:
    """Return the text of the first child of a local name, "" where there is none."""
    found = child(element, name)
    return words(found).strip() if found is not None else ""


def words(element: etree._Element) -> str:
    """Return all text in an element, as it stands."""
    return "".join(map(str, element.itertext()))


def child(element: etree._Element, name: str) -> etree._Element | None:
    """Return the first child of a local name, in any namespace."""
    return next(children(element, name), None)


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the children of a local name, in any namespace, in order."""
    for each in element:
        if isinstance(each.tag, str) and each.tag.rpartition("}")[2] == name:
            yield each


def _within(element: etree._Element, tag: str) -> bool:
    return any(etree.QName(above).localname == tag for above in element.iterancestors())


def _begun(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Leave out the white space that some plugin of the blog printed before the first tag."""
    has_begun = False
    for chunk in chunks:
        begun = chunk if has_begun else chunk.lstrip()
        has_begun = has_begun or bool(begun)
        if begun:
            yield begun

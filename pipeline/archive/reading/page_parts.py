"""Which part of a page an element is, told from the classes that Blogger's and WordPress's themes give it. Pure."""

from collections.abc import Iterable, Mapping

from pipeline.archive.reading.lines import Line

FURNITURE = "furniture"  # the page's own, not told as a line
LABELS = "labels"
_READERS = ("reader", "reader-name")
_PARTS = {
    "date-header": "date",
    "post-title": "title",
    "entry-title": "title",
    "post-body": "body",
    "entry-content": "body",
    "tr-caption": "caption",
    "wp-caption-text": "caption",
    "comments": "reader",
    "comments-block": "reader",
    "comment-author": "reader-name",
    "user": "reader-name",
    "post-labels": LABELS,
} | dict.fromkeys(
    (
        "comment-footer",
        "comment-actions",
        "comment-metadata",
        "comment-form",
        "comment-replybox-thread",
        "thread-toggle",
        "loadmore",
        "datetime",
        "post-footer",
        "entry-footer",
        "entry-meta",
    ),
    FURNITURE,
)


def labels_of(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the labels that the page marks as such."""
    told = [line for line in lines if line.part == LABELS]
    return tuple(label for line in told for label in ([words for words, _ in line.linked] or _listed(line.text)))


def _listed(text: str) -> list[str]:
    """Labels whose links have no address: what stands behind the page's word for them."""
    return [label for part in text.rpartition(":")[2].split(",") if (label := part.strip())]


def part(name: str, attributes: Mapping[str, str], inside: str) -> str:
    """Return the part that an element is: as in `Line`, or `FURNITURE`.

    Args:
        name: The element's.
        attributes: Its class, id and rel.
        inside: The part that the element around it is.
    """
    if name == "figcaption":
        return "caption"
    # A page's labels stand in its footer (the microformat rel-tag); in a body they are the editor's own links.
    if inside in (FURNITURE, LABELS) and name == "a" and "tag" in attributes.get("rel", "").split():
        return LABELS
    classes = f"{attributes.get('class', '')} {attributes.get('id', '')}".split()
    told = next((_PARTS[one] for one in classes if one in _PARTS), inside)
    # A heading of the body is no title of the page, and a reader's comment no body.
    return inside if inside in _READERS and told in ("title", "body", "caption", LABELS) else told

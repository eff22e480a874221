"""The way back from the ruling that was made last; what it was travels in the address of the page that tells of it."""

from pipeline.review.numbers import is_number

_PATHS = {
    "drop": "/stories/{}/restoration",
    "merger": "/stories/{}/merger/withdrawal",
    "split": "/stories/{}/split/withdrawal",
    "folding": "/headlines/{}/folding",
}


def offers_way_back(path: str) -> bool:
    """Return whether the page at a path tells of a ruling with a button that takes it back."""
    return path == "/" or path.startswith("/drafts/")


def way_back(wanted: str) -> str:
    """Return the address that takes a ruling such as `drop-12` back, "" when that names none."""
    kind, _, number = wanted.partition("-")
    return _PATHS[kind].format(int(number)) if kind in _PATHS and is_number(number) else ""

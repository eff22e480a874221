"""What lies in the file by which a desk moves: a ZIP archive (APPNOTE.TXT of PKWARE) of these names and no others."""

import re
from pathlib import Path

from pipeline import plain_files

DATABASE = "desk.db"
# What is in it and what is not, as JSON: {"copydesk", "secrets": [name], "left_out": [name]}.
LABEL = "moved.json"
# Of the secrets what a desk makes anew by itself: it signs forms (review/passwords.py), and nobody has to put it back.
MADE_AGAIN = "secrets/review-key"
_FILES = ("copydesk.toml", "outlets.toml")
_FOLDERS = ("templates", "formats")

# Settings and templates are read whole into memory by whoever opens the desk.
MOST_FILES, LARGEST_FILE, LARGEST_SUM = 2_000, 8_000_000, 64_000_000

# Posts are copied file by file, and a desk of years has many.
MOST_POSTS, LARGEST_POSTS = 100_000, 1_000_000_000

# One part of a path: no dot first, nothing that any file system takes for more than a name.
_PART = r"[A-Za-z0-9_][A-Za-z0-9_.\- ]{0,99}"
_INSIDE = re.compile(rf"(?:{'|'.join(_FOLDERS)})(?:/{_PART}){{1,6}}", re.ASCII)

# A post of a Markdown channel may lie in any folder of the desk that is not one of the desk's own.
_OWN = r"(?i:backups|secrets|templates|formats|(?:copy)?desk\.[^/]*|outlets\.toml|moved\.json)/"
_POST = re.compile(
    rf"(?!{_OWN})(?:{_PART}/){{0,8}}[A-Za-z0-9_][A-Za-z0-9_.\- ]{{0,199}}\.(?:md|markdown|mdx)", re.ASCII
)


def is_parcel(file: Path) -> bool:
    """Return whether a file is an archive and no database, by its first bytes."""
    try:
        with plain_files.opened(file) as opened:
            return opened.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def belongs(name: str) -> bool:
    """Return whether a file of this name, its path in the desk's folder, moves with the desk beside its database."""
    return name in _FILES or bool(_INSIDE.fullmatch(name))


def is_post(name: str) -> bool:
    """Return whether a file of this name may be a post of a Markdown channel inside the desk, and moves with it."""
    return not belongs(name) and bool(_POST.fullmatch(name))


def candidates(folder: Path) -> list[Path]:
    """Return the files of a desk's folder that may move with it, in order of name."""
    inside = (file for name in _FOLDERS for file in (folder / name).rglob("*"))
    return sorted(file for file in (*(folder / name for name in _FILES), *inside) if file.is_file())

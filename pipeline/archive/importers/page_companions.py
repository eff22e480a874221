"""The folder that a browser saves beside a page, for its pictures, styles and frames: nothing in it is a post. Pure.

A saved `Fog lifts.html` has `Fog lifts_files/` beside it; what the folder is called is in the browser's language
(Microsoft, "Connected Files", learn.microsoft.com/windows/win32/shell/manage).
"""

from collections.abc import Collection
from pathlib import PurePosixPath

_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_ENDS = (
    *("_files", ".files", "-Dateien", "_fichiers", "_bestanden", "_file", "_archivos", "-filer", "_tiedostot"),
    *("_pliki", "_soubory", "_elemei", "_ficheiros", "_arquivos", "_dosyalar", "_datoteke", "_fitxers", "_failid"),
    *("_fails", "_bylos", "_fajlovi", "_fitxategiak"),
)


def is_one(name: str, names: Collection[str]) -> bool:
    """Say whether a file lies in the folder of a saved page; `names` are the paths of all files, with slashes."""
    return any(_page_of(folder, names) for folder in PurePosixPath(name).parents if folder.name)


def _page_of(folder: PurePosixPath, names: Collection[str]) -> bool:
    end = next((end for end in _ENDS if folder.name.endswith(end)), "")
    stem = folder.name.removesuffix(end)
    return bool(end and stem) and any(str(folder.with_name(f"{stem}{page}")) in names for page in _PAGES)

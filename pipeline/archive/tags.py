"""Marks that an entry of the archive is filtered by: its outlets, the domains it links, its labels and kinds.

A mark is one letter and a digest, so that a name of any script is one token of the full-text index and never a word.
"""

from functools import lru_cache
from hashlib import blake2b

from pipeline import urls

# Every entry has it: what is asked for only by what it must not have is "everything, but not ...".
EVERY = "every"


def outlet(name: str) -> str:
    """Return the mark of an outlet by the name it is cited by, case aside."""
    return _mark("o", name)


def outlets_of(name: str, agency: str = "") -> tuple[str, ...]:
    """Return the marks that a link is found by: its outlet's, its agency's, and that of both as they are printed.

    `CARRIER/AGENCY` in one name, as a comment cites it, is both as well.
    """
    names = (name, *([agency, f"{name}/{agency}"] if agency else []), *(name.split("/") if "/" in name else []))
    return tuple(_mark("o", one) for one in names if one.strip())


def label(name: str) -> str:
    """Return the mark of a post's label, case aside."""
    return _mark("l", name)


def kind(name: str) -> str:
    """Return the mark of a post's kind, or of a kind of link that it has; `news` has none, for every post has some."""
    return _mark("k", name)


def domain(name: str) -> str:
    """Return the mark of a domain; an address stands for its host."""
    host = urls.host(name if "://" in name else f"https://{name.strip().lstrip('*.').split('/')[0]}")
    return _mark("d", host.removeprefix("www."))


def domains_of(url: str) -> tuple[str, ...]:
    """Return the marks of an address: its host and every domain above it (news.bbc.co.uk, bbc.co.uk, co.uk, uk)."""
    return _domains(urls.host(url).removeprefix("www."))


# An archive links a few hundred hosts and outlets again and again.
@lru_cache(maxsize=16_384)
def _domains(host: str) -> tuple[str, ...]:
    labels = host.split(".")
    return tuple(_mark("d", ".".join(labels[at:])) for at in range(len(labels)) if labels[at])


@lru_cache(maxsize=16_384)
def _mark(letter: str, name: str) -> str:
    folded = " ".join(name.casefold().split())
    return letter + blake2b(folded.encode("utf-8", "replace"), digest_size=6).hexdigest()

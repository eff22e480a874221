"""Which matters are due, given what was told by one way: each once, and at most one digest of health a day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.notify.values import KINDS, Matter

_DIGEST = "health"


def bundles(
    matters: Sequence[Matter], told: Mapping[tuple[str, str], str], *, wanted: Iterable[str], day: str
) -> Iterator[tuple[str, tuple[Matter, ...], tuple[tuple[str, str], ...]]]:
    """Yield each notice that is due: its kind, its matters, and the names under which the store keeps it.

    Args:
        matters: All that could be told, in the order it is told.
        told: How each matter was told by this way: sending, told, unknown or failed.
        wanted: The kinds of notices that the editor wants.
        day: The blog's own day, YYYY-MM-DD.
    """
    for kind in wanted:
        fresh = tuple(one for one in matters if one.kind in KINDS[kind] and is_due(one.name, told))
        digest = (("digest", day),) if kind == _DIGEST else ()
        if fresh and all(is_due(name, told) for name in digest):
            yield kind, fresh, (*(one.name for one in fresh), *digest)


def is_due(name: tuple[str, str], told: Mapping[tuple[str, str], str]) -> bool:
    """Return whether a matter is still to be told: it never was, or its telling certainly failed.

    One that was on its way when its run was ended, or whose answer was lost, may have been told, and is not repeated.
    """
    return told.get(name, "failed") == "failed"

"""The user's own templates run in a child process: they are programs, and one may never end, or print without end.

A template that takes too long is interrupted where it is, so that the error names its line; memory, and a deadline that
no code can outlast, stand behind that. Without own templates nothing is started.
"""

import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import inf
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from pipeline import forked
from pipeline.errors import TemplateError
from pipeline.render.own import has_own, stamp
from pipeline.render.printed import Printed
from pipeline.render.sandbox import FORMS, rendered

if TYPE_CHECKING:  # only who has templates of his own pays for it
    from pebble import ProcessPool

__all__ = ["FORMS", "laid_out"]

SECONDS = 4.0
# C code is not interrupted; the child is ended then.
_LONGEST_SECONDS = 8.0
# Above what a child needs before it prints anything.
_MEMORY_BYTES = 256 * 1024 * 1024
# A page that is shown again and again must not start a child each time, nor wait for what never ends.
_MOST_KEPT = 200
# The machine may have been busy, not the template: what failed is tried again after a while.
_FAILED_SECONDS = 60.0
_PARTS = ("body", "post")
# What each child would load by itself, 0.3 s of work before its first line.
_LOADED = ("pipeline.render.layout",)
_CURE = "correct the template, or remove the file to use the shipped one (docs/format.md)"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    outcome: str | TemplateError
    until: float


_kept: dict[tuple[object, ...], _Known] = {}


class TooLongError(Exception):
    """A template ran for longer than it may; it is raised in the middle of it, and the error says at which line."""


def laid_out(part: str, printed: Printed, *, form: str, templates: Path | None) -> str:
    """Return what `sandbox.rendered` returns; the user's templates run apart from us, within limits of time and memory.

    Raises:
        TemplateError, UsageError: as `rendered`; also for a template that does not end, or takes too much memory.
    """
    if templates is None or form not in FORMS or not has_own(templates):
        return rendered(part, printed, form=form, templates=None)
    outcome = _known(part, form, printed, templates)
    if isinstance(outcome, TemplateError):
        raise TemplateError(outcome.what, where=outcome.where, do=outcome.do)
    return outcome


def _known(part: str, form: str, printed: Printed, templates: Path) -> str | TemplateError:
    """What this comes to, as it was found before, else found now together with the other parts and forms."""
    key = (repr(printed), templates, stamp(templates))
    known = _kept.get((*key, part, form))
    if known is not None and time.monotonic() < known.until:
        return known.outcome
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    everything = dict.fromkeys([(part, form), *product(_PARTS, FORMS)])
    found = _outcomes(tuple(everything), printed, templates)
    for asked, outcome in found.items():
        until = time.monotonic() + _FAILED_SECONDS if isinstance(outcome, TemplateError) else inf
        _kept[*key, *asked] = _Known(outcome=outcome, until=until)
    return found[part, form]


def _outcomes(
    wanted: Sequence[tuple[str, str]], printed: Printed, templates: Path
) -> dict[tuple[str, str], str | TemplateError]:
    """What each (part, form) comes to, all in one child, up to the first that fails: the next may fail as slowly."""
    from pebble import ProcessPool

    found: dict[tuple[str, str], str | TemplateError] = {}
    with ProcessPool(1, initializer=_confine, context=forked.context(_LOADED)) as pool:
        for part, form in wanted:
            found[part, form] = _outcome(pool, part, printed, form, templates)
            if isinstance(found[part, form], TemplateError):
                break
        pool.stop()  # type: ignore[no-untyped-call]  # pebble says its types only in part
    return found


def _outcome(pool: "ProcessPool", part: str, printed: Printed, form: str, templates: Path) -> str | TemplateError:
    from concurrent.futures.process import BrokenProcessPool

    from pebble import ProcessExpired

    where = f"{templates}: post/{part}, {form}"
    try:
        return pool.schedule(_in_child, args=(part, printed, form, templates), timeout=_LONGEST_SECONDS).result()
    except TemplateError as error:
        return error
    except TimeoutError:
        what = f"the post template runs for more than {_LONGEST_SECONDS:g} seconds"
        return TemplateError(what, where=where, do=_CURE)
    except (ProcessExpired, BrokenProcessPool):
        return TemplateError("the post template ended the process that ran it", where=where, do=_CURE)


def _in_child(part: str, printed: Printed, form: str, templates: Path) -> str:
    signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        return rendered(part, printed, form=form, templates=templates)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _interrupt(_: int, __: FrameType | None) -> None:
    raise TooLongError(f"it runs for more than {SECONDS:g} seconds")


def _confine() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    forked.confine(_MEMORY_BYTES)

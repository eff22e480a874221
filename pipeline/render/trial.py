"""The user's post templates tried on the sample post, before cron or an editor meets what is wrong with them.

Whoever wants to know asks here: doctor names what is broken, a run prints by the shipped templates instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import TemplateError
from pipeline.house import HouseFormat
from pipeline.render.composed import composed
from pipeline.render.layout import FORMS, laid_out
from pipeline.render.own import has_own
from pipeline.render.printed import Printed
from pipeline.render.sample import sample


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A template that cannot be rendered: its `file`, the `line` (0 = it cannot be told), and what was `said` of it."""

    file: str
    line: int
    said: str

    @property
    def where(self) -> str:
        """The file, and the line where it is known."""
        return f"{self.file} line {self.line}" if self.line else self.file


def trial(templates: Path, *, format: HouseFormat) -> tuple[Broken, ...]:  # noqa: A002  # the word of `--format`
    """Return what is wrong with the templates in a desk's `templates` folder, each place once; () = nothing, or none.

    Args:
        templates: The folder; the shipped templates stand behind it.
        format: The house format of the sample.
    """
    try:
        if not has_own(templates):
            return ()
    except TemplateError as problem:
        return (_broken(problem),)
    printed = composed(sample(format), format, signature="Editor:")
    return tuple(dict.fromkeys(_broken(problem) for problem in _problems(printed, templates)))


def _problems(printed: Printed, templates: Path) -> Iterator[TemplateError]:
    for form in FORMS:
        for part in ("body", "post"):
            try:
                laid_out(part, printed, form=form, templates=templates)
            except TemplateError as problem:
                yield problem
                break  # the whole has the body in it, and would say the same


def _broken(problem: TemplateError) -> Broken:
    file, parted, line = problem.where.rpartition(" line ")
    known = bool(parted) and line.isdigit()
    return Broken(file=file if known else problem.where, line=int(line) if known else 0, said=problem.what)

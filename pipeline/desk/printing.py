"""A draft's text printed as its blog has it: by the desk's settings, formats and templates."""

from dataclasses import dataclass
from pathlib import Path

from pipeline import house, render
from pipeline.errors import NotApprovedError, TemplateError
from pipeline.news import Roundup
from pipeline.settings import Settings


def printed(
    roundup: Roundup, settings: Settings, folder: Path, *, form: str, house_format: str = "", bare: bool = False
) -> str:
    """Return a roundup as a post.

    Args:
        roundup: What to print.
        settings: The desk's.
        folder: The desk's folder, whose own templates and formats stand before the shipped ones.
        form: html, text or markdown.
        house_format: The house format, by name; "" = the roundup's own.
        bare: Without date header and title, for a channel that sends those apart.

    Raises:
        NotFoundError, SettingsError, TemplateError, UsageError: as `render.post`.
    """
    own = folder / "templates"
    return _printed(roundup, settings, folder, form=form, house_format=house_format, bare=bare, own=own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A draft as it would be printed; `failure` is what is wrong with the desk's templates, where ours stood in."""

    text: str
    failure: TemplateError | None = None


def preview(roundup: Roundup, settings: Settings, folder: Path, *, form: str) -> Preview:
    """Return a draft to be looked at: where a template of the desk fails, by the shipped ones, and why.

    Raises:
        NotFoundError, SettingsError, UsageError: as `render.post`.
    """
    try:
        return Preview(text=printed(roundup, settings, folder, form=form))
    except TemplateError as failure:
        return Preview(text=_printed(roundup, settings, folder, form=form, own=None), failure=failure)


def require_templates(roundup: Roundup, settings: Settings, folder: Path) -> None:
    """Let a post go out only as the desk's own templates print it; ours never stand in for them there.

    Raises:
        NotApprovedError: one of them fails on this post; says its file and line.
    """
    try:
        for form in render.FORMS:
            printed(roundup, settings, folder, form=form, bare=True)
    except TemplateError as failure:
        what = f"a template of this desk stops the post; the shipped one is not used in its place: {failure.what}"
        raise NotApprovedError(what, where=failure.where, do=failure.do) from failure


def broken_templates(settings: Settings, folder: Path) -> tuple[render.Broken, ...]:
    """Return what is wrong with the desk's templates, tried on a sample of the blog's house format.

    Raises:
        NotFoundError, SettingsError: as `render.post`.
    """
    return render.trial(folder / "templates", format=house.named(settings.blog.format, folder / "formats"))


def _printed(
    roundup: Roundup,
    settings: Settings,
    folder: Path,
    *,
    form: str,
    own: Path | None,
    house_format: str = "",
    bare: bool = False,
) -> str:
    printing = render.body if bare else render.post
    return printing(
        roundup,
        form=form,
        signature=settings.blog.signature,
        format=house_format or roundup.format,
        templates=own,
        language=settings.blog.language,
        notices=settings.format.notices,
        formats=folder / "formats",
        blog=settings.blog.name,
    )

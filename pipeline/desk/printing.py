"""A draft's text printed as its blog has it: by the desk's settings, formats and templates."""

from pathlib import Path

from pipeline import render
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
    printing = render.body if bare else render.post
    return printing(
        roundup,
        form=form,
        signature=settings.blog.signature,
        format=house_format or roundup.format,
        templates=own if own.is_dir() else None,
        language=settings.blog.language,
        notices=settings.format.notices,
        formats=folder / "formats",
    )

"""A Roundup printed: `post` is the whole page, `body` what a blog puts under its own date and title."""

from collections.abc import Mapping
from pathlib import Path

from pipeline.house import named
from pipeline.news import Roundup
from pipeline.render.composed import composed, printed_title
from pipeline.render.layout import laid_out


def post(
    roundup: Roundup,
    *,
    form: str,
    signature: str = "WNU Editor:",
    format: str = "wnu",  # noqa: A002  # the word of `--format` and of the settings
    templates: Path | None = None,
    language: str = "en",
    notices: Mapping[str, str] | None = None,
    formats: Path | None = None,
    blog: str = "",
) -> str:
    """Return the post with its date header and title, ending in one line feed.

    Args:
        roundup: What to print; its readers' comments are not printed.
        form: html, text or markdown.
        signature: The words before the editor's comment; none are printed without a comment.
        format: The house format, by name.
        templates: The user's `templates` folder, whose files stand before the shipped ones; None = only those.
        language: The blog's, for the date header (BCP 47).
        notices: The blogger's own lines for corrections and updates, by kind; None = the format's (house/notices.py).
        formats: The user's `formats` folder, whose files stand before the shipped formats; None = only those.
        blog: The blog's own name, for titles and headings that have it; "" = the format's.

    Raises:
        NotFoundError: no such format.
        SettingsError: the user's format cannot be used; names file, line and key.
        TemplateError: a template cannot be read or fails; names file and line.
        UsageError: no such form or language, or a notice line that is none.
    """
    printed = composed(
        roundup, named(format, formats, notices=notices, blog=blog), signature=signature, language=language
    )
    return laid_out("post", printed, form=form, templates=templates)


def body(
    roundup: Roundup,
    *,
    form: str,
    signature: str = "WNU Editor:",
    format: str = "wnu",  # noqa: A002  # as in `post`
    templates: Path | None = None,
    language: str = "en",
    notices: Mapping[str, str] | None = None,
    formats: Path | None = None,
    blog: str = "",
) -> str:
    """Return the post without date header and title, for a channel that sends those apart; otherwise as `post`."""
    printed = composed(
        roundup, named(format, formats, notices=notices, blog=blog), signature=signature, language=language
    )
    return laid_out("body", printed, form=form, templates=templates)


def title(roundup: Roundup, *, formats: Path | None = None) -> str:
    """Return the title as a reader sees it, update mark and all, in words without markup.

    Args:
        roundup: The post.
        formats: The user's `formats` folder, as in `post`.

    Raises:
        NotFoundError, SettingsError: as `post`.
    """
    mark = named(roundup.format, formats).update_mark if roundup.update else ""
    return printed_title(roundup, mark)

"""The templates of templates/post over the printed tree, in a sandbox, the user's before ours.

`{% extends "shipped/post/body.html" %}` in a user's template reaches the shipped one it stands before. HTML is
escaped by Jinja's autoescape, Markdown by `finalize`, which escapes every printed value that is not Markdown yet.
"""

import traceback
from collections.abc import Generator
from functools import lru_cache
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from pipeline.errors import TemplateError, UsageError
from pipeline.render import own_files
from pipeline.render.markdown import Markdown, line_markdown, link_markdown, picture_markdown, value_markdown
from pipeline.render.printed import Printed
from pipeline.shipped import TEMPLATES

# The forms of a post, and how the names of their templates end.
FORMS = {"html": "html", "text": "txt", "markdown": "md"}

# A long post has some ten thousand; no channel takes so many.
MOST_CHARACTERS = 2_000_000


def rendered(part: str, printed: Printed, *, form: str, templates: Path | None) -> str:
    """Return `part` (post or body) in `form`, without blank lines at its ends and with one line feed after it.

    Raises:
        TemplateError: a template cannot be found, read or run; `where` names its file and line.
        UsageError: no such form.
    """
    if form not in FORMS:
        raise UsageError(f"a post has no form {form!r}", do=f"choose one of: {', '.join(FORMS)}")
    name = f"post/{part}.{FORMS[form]}"
    try:
        text = _text(_environment(form, templates).get_template(name), printed)
    except Exception as error:  # a template is the user's program and may raise anything
        raise _template_error(error, name, templates) from error
    return text.strip() + "\n"


def _text(template: Template, printed: Printed) -> str:
    said, length = [], 0
    pieces = template.generate(post=printed)
    for piece in pieces:
        said.append(piece)
        length += len(piece)
        if length > MOST_CHARACTERS and isinstance(pieces, Generator):
            # Into the template, so that the error names the line that goes on and on.
            pieces.throw(OverflowError(f"it prints more than {MOST_CHARACTERS:,} characters"))
    return "".join(said)


@lru_cache(maxsize=16)
def _environment(form: str, templates: Path | None) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=_loader(templates),
        undefined=StrictUndefined,
        autoescape=form == "html",
        finalize=_as_markdown if form == "markdown" else None,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    if form == "markdown":
        environment.filters.update(line=line_markdown)
        environment.globals.update(link=link_markdown, picture=picture_markdown)
    return environment


def _loader(templates: Path | None) -> BaseLoader:
    shipped = FileSystemLoader(TEMPLATES)
    folders = [own_files.loader(templates)] if templates else []
    return ChoiceLoader([*folders, shipped, PrefixLoader({"shipped": shipped})])


def _as_markdown(value: object) -> str:
    # What a block or macro printed was escaped inside it; `|safe` marks it as done.
    return value if isinstance(value, Markdown | Markup) else value_markdown(value)


def _template_error(error: Exception, name: str, templates: Path | None) -> TemplateError:
    if isinstance(error, TemplateSyntaxError):
        where = f"{error.filename or error.name or name} line {error.lineno}"
    else:
        where = _failing_line(error, templates) or name
    return TemplateError(
        f"the post template fails: {type(error).__name__}: {error}",
        where=where,
        do="correct that line, or remove the file to use the shipped template (docs/format.md)",
    )


def _failing_line(error: Exception, templates: Path | None) -> str:
    # Jinja rewrites the traceback so that its frames name the template's own file and line.
    folders = [str(folder) for folder in (templates, TEMPLATES) if folder]
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(tuple(folders))]
    return f"{frames[-1].filename} line {frames[-1].lineno}" if frames else ""

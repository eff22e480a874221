"""A template of the desk's `templates` folder, or ours, filled in a sandbox: what stands around a post in a channel."""

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pipeline import plain_files
from pipeline.errors import RefusedError
from pipeline.render import own_files
from pipeline.shipped import TEMPLATES


def filled(
    name: str, values: Mapping[str, object], *, desk: Path, printed: Callable[[object], object] | None = None
) -> str:
    """Return the template filled, without blank lines at its ends and with one line feed after it.

    Args:
        name: Under `templates`, such as mail/letter.html; one that ends in .html escapes what it prints.
        values: What it may print.
        desk: The desk's folder, whose `templates` stand before ours.
        printed: How a value is written where the template prints it; None = as it is.

    Raises:
        RefusedError: it cannot be found, reached, read or run, so nothing is sent; `where` names it.
    """
    own = desk / "templates" / name
    if not plain_files.surely_none(own) and not own.is_file():
        do = "let copydesk read it, or remove it to use the shipped one"
        raise RefusedError("a template of your own cannot be reached", where=f"{own}; nothing was sent", do=do)
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([own_files.loader(desk / "templates"), FileSystemLoader(TEMPLATES)]),
        undefined=StrictUndefined,
        autoescape=name.endswith(".html"),
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        text = environment.get_template(name).render(values)
    except Exception as error:  # a template is the user's program and may raise anything
        line = f" line {error.lineno}" if isinstance(error, TemplateSyntaxError) else ""
        raise RefusedError(
            f"the template {name} fails: {type(error).__name__}: {error}",
            where=f"templates/{name}{line}; nothing was sent",
            do="correct it, or remove the file from the desk's templates to use the shipped one",
        ) from error
    return text.strip() + "\n"

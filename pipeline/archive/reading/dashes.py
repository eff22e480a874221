"""Marks that an editor typed plainly and a program printed finely: WordPress makes ` -- ` a dash, `....` `….`. Pure."""

import re

_DASH = re.compile(r" [—–] ")
_SLIP = re.compile(r"(?<=[^\s-])(?:-- | --)(?=[^\s-])")  # a space forgotten: "HEADLINE-- OUTLET"


def retyped(text: str) -> str | None:
    """Return a line as it may have been typed, its last spaced dash ` -- `, `….` as `....`; none when it has neither.

    A line with a ` -- ` of its own was printed as it was typed, and its dashes are its headline's. One whose `--` lacks
    a space was meant to have it.
    """
    dashes = [] if " -- " in text else list(_SLIP.finditer(text)) or list(_DASH.finditer(text))
    dashed = f"{text[: dashes[-1].start()]} -- {text[dashes[-1].end() :]}" if dashes else text
    typed = dashed.replace(" …. ", " .... ")
    return typed if typed != text else None

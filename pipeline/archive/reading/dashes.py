"""Marks that an editor typed plainly and a program printed finely: WordPress makes ` -- ` a dash, `....` `….`. Pure."""

import re

_DASH = re.compile(r" [—–] ")


def retyped(text: str) -> str | None:
    """Return a line as it may have been typed, its last spaced dash ` -- `, `….` as `....`; none when it has neither.

    A line with a ` -- ` of its own was printed as it was typed, and its dashes are its headline's.
    """
    dashes = [] if " -- " in text else list(_DASH.finditer(text))
    dashed = f"{text[: dashes[-1].start()]} -- {text[dashes[-1].end() :]}" if dashes else text
    typed = dashed.replace(" …. ", " .... ")
    return typed if typed != text else None

"""Strings that broke other programs: the shared collection, and one of each kind where it is not here."""

import json

from tests.desks import SHARED

STRINGS = SHARED / "data" / "hostile" / "strings.jsonl"
# One of each kind, in the ways it could leave its place: an element, a quoted attribute, a text area, a title, a
# comment, an address, a template, a header, a TOML string, a format string, an SQL string, marks without a shape.
INVENTED = (
    "<script>window.hit=1</script>",
    "\"><img src=x onerror='window.hit=1'>",
    "' autofocus onfocus=window.hit=1 x='",
    "</textarea></title></style></noscript></template><svg onload=window.hit=1>",
    '--><a hx-get="/keys" hx-trigger="load" href="javascript:window.hit=1">go</a><!--',
    "{{ 7 * 7 }}{% include 'review/login.html' %}{# %s {0.__class__} ${7*7}",
    "javascript:window.hit=1//https://harbour.example/",
    "data:text/html,<script>window.hit=1</script>",
    '\r\nSet-Cookie: hit=1\r\n\r\n<img src="https://evil.example/x">',
    '"""\nname = "hit"\n[publish.hit]\nkind = "wordpress"\\',
    "'); drop table drafts; -- \" OR 1=1 * NEAR(",
    "../../../../etc/passwd%00/..%2f..%2fdesk.db",
    "//evil.example/\\evil.example?http://[::1",
    "\x00\x1b[2J\u202egnihtyna\u200b\ufeff\ud83d\x7f end",
    "http://[/harbour.example]:99999999/?page=9999999999999999999999",
)


def hostile(part: int = 0, parts: int = 1, *, sample: int = 0) -> list[str]:
    """Return the shared strings, every `parts`th from `part`; or ours with a `sample` of so many of the shared ones."""
    if not STRINGS.exists():
        return list(INVENTED)
    lines = [str(json.loads(line)["text"]) for line in STRINGS.read_text(encoding="utf-8").splitlines()]
    return [*INVENTED, *lines[:: max(1, len(lines) // sample)][:sample]] if sample else lines[part::parts]

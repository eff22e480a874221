"""Where a request ends must be said in one way: what says two things is refused, and its connection closed.

A proxy in front may go by the one and waitress by the other; what then stands behind the request would be taken for the
next one of somebody else ("request smuggling"; RFC 9112, 6.1 and 11.2). Of a request with both lengths waitress takes
the chunks, and keeps the connection.
"""

from typing import Any

from waitress.channel import HTTPChannel  # type: ignore[import-untyped]  # ships no types
from waitress.parser import HTTPRequestParser, ParsingError  # type: ignore[import-untyped]  # ships no types

_BOTH = {b"content-length", b"transfer-encoding"}


def channel(*asked: Any, refuse: Any, **ways: Any) -> Any:  # noqa: ANN401  waitress ships no types
    """Return waitress's channel for a connection; `request` reads its requests, `refuse` answers the refused."""
    made = HTTPChannel(*asked, **ways)
    made.parser_class, made.error_task_class = request, refuse
    return made


def request(ways: Any) -> Any:  # noqa: ANN401
    """Return waitress's parser of a request, which refuses one that says its length in two ways (400)."""
    made = HTTPRequestParser(ways)
    parse = made.parse_header

    def parse_header(head: bytes) -> None:
        parse(head)
        # Waitress takes the encoding out, an empty one too; HTTP/1.0 has none, and waitress leaves it there.
        named = {line.partition(b":")[0].lower() for line in head.split(b"\n")}
        if named >= _BOTH or "TRANSFER_ENCODING" in made.headers:
            raise ParsingError("The request says in two ways where it ends")

    made.parse_header = parse_header
    return made

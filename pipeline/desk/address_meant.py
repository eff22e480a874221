"""The address that somebody typed, if it may be asked."""

from pipeline import guard
from pipeline.errors import UsageError
from pipeline.outlets.hosts import address_typed, is_web_address
from pipeline.text import log_line


def address_meant(url: str, *, allow_private: bool) -> str:
    """Return the address of what somebody typed; nothing is looked up.

    Raises:
        UsageError: it is no web address, or one that may not be asked.
    """
    address = address_typed(url)
    if url.strip() and not address:
        do = "give the whole address: https://…, or of a machine in your own network http://…"
        raise UsageError(f"{log_line(url.strip())[:60]!r} is a word, not a web address", do=do)
    if not is_web_address(address):
        raise UsageError("this is no web address", where=url[:200], do="give the whole address: https://…")
    refusal = guard.refusal(address, allow_private=allow_private)
    if refusal:
        do = guard.opening(address) or "give another one"
        raise UsageError(f"this address may not be asked: {refusal}", where=address[:200], do=do)
    return address

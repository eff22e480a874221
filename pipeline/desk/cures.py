"""What helps against each state of an address, in words."""

from collections.abc import Mapping

from pipeline import guard

# What helps against each state of an address or an outcome, as `copydesk gather` records it.
CURES: Mapping[str, str] = {
    "broken": "open the address in a browser; if it moved, write the new one into outlets.toml",
    "failing": "try again later; if it stays, look on the outlet's site for its feed and write it into outlets.toml",
    "refused": "the outlet does not want copydesk there: remove the address, or ask the outlet",
    "off": "look for another feed of this outlet, or set enabled = false in outlets.toml",
}


def cure(state: str, address: str, why: str) -> str:
    """Return what helps against the state of an address, "" when nothing has to.

    `why` tells one that the outlet refuses from one that copydesk itself does not ask.
    """
    return not_asked_cure(address, why) or CURES.get(state, "")


def not_asked_cure(address: str, why: str) -> str:
    """Return what has an address asked that copydesk itself refused for being private, "" when it was not that."""
    ours = guard.refusal(address)
    return guard.opening(address) if ours and ours in why else ""

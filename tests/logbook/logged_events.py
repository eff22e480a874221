"""What `copydesk log` says as JSON."""

from tests.desks import DeskFolder


def events(desk: DeskFolder, *arguments: str) -> list[dict[str, object]]:
    """Ask the log of a desk for its newest thousand lines, oldest first."""
    ran = desk.copydesk("log", "--json", "-n", "1000", *arguments)
    assert (ran.exit_code, ran.stderr) == (0, "")
    found = ran.json
    assert isinstance(found, list)
    return found

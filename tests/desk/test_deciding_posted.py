"""A draft that is posted: what may be done instead of discarding it is named."""

from pathlib import Path

from pipeline.errors import UsageError
from tests.desks import DeskFolder
from tests.publish.approved import approved

FILES = '[publish.site]\nkind = "markdown"\nfolder = "posts"\n'


def test_discarding_it_names_the_commands_for_posts(tmp_path: Path) -> None:
    desk = DeskFolder(approved(tmp_path, FILES, {}, count=1).folder)
    assert desk.copydesk("publish", "d1", "--live").exit_code == 0

    ran = desk.copydesk("discard", "d1")

    assert ran.exit_code == UsageError.exit_code
    assert "copydesk correct d1" in ran.stderr
    assert "copydesk withdraw d1" in ran.stderr

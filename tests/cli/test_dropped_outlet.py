"""`[registry] outlets` names an outlet that no registry has any more: it is said, and the others are gathered."""

import pytest

from pipeline.newsstand import Answer, Newsstand
from tests.cast import HARBOUR_TIMES, headline
from tests.desks import SETTINGS, DeskFolder
from tests.feeds import rss

AS_OF = "--as-of=2026-05-12T12:00:00Z"
SAID = "copydesk.toml: [registry] outlets: no outlet is called 'Harbor Times'; did you mean Harbour Times?"


@pytest.fixture
def dropped(desk: DeskFolder, newsstand: Newsstand) -> DeskFolder:
    """A desk that names two outlets, of which one is there."""
    newsstand.show({"/harbour-times.xml": Answer(body=rss([headline("The Orrin rises", number=1, minutes=-30)]))})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    names = '["Harbor Times", "Harbour Times"]'
    desk.writes("copydesk.toml", SETTINGS.replace("builtin = false", f"builtin = false\noutlets = {names}"))
    return desk


@pytest.mark.parametrize("command", [("run",), ("gather",), ("outlets", "check")], ids=" ".join)
def test_the_others_are_gathered_and_file_and_key_are_said(dropped: DeskFolder, command: tuple[str, ...]) -> None:
    ran = dropped.copydesk(*command, AS_OF)

    assert (ran.exit_code, SAID in ran.stderr) == (0, True), ran.stderr
    [story] = dropped.copydesk("stories", AS_OF, "--json").json
    assert story["title"] == "The Orrin rises"


def test_cron_is_told_once_by_the_health_digest(dropped: DeskFolder) -> None:
    ran = dropped.copydesk("run", "--quiet", AS_OF)
    first, again = dropped.copydesk("doctor", "--digest", AS_OF), dropped.copydesk("doctor", "--digest", AS_OF)

    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "", "")
    assert "no outlet is called 'Harbor Times'" in first.stdout
    assert "Harbor Times" not in again.stdout

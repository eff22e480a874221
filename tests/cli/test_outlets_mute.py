"""`outlets mute`: what is said when a mute is set or taken back, and whom it takes."""

import json

import pytest

from tests.desks import SETTINGS, DeskFolder

AS_OF = "--as-of=2026-05-12T12:00:00Z"


def mute(desk: DeskFolder, *arguments: str) -> str:
    told = desk.copydesk("outlets", "mute", *arguments, AS_OF)
    assert told.exit_code == 0, told.stderr
    return told.stdout.strip()


@pytest.fixture
def desk(desk: DeskFolder) -> DeskFolder:
    desk.writes("outlets.toml", '[[outlet]]\nname = "Far Bell"\n')
    return desk


@pytest.mark.parametrize(
    ("before", "lifted", "said"),
    [
        pytest.param(["--level=off"], [], "Far Bell is not muted", id="nothing else"),
        pytest.param(["--topic=river"], ["--topic=river"], "Far Bell is not muted on river", id="nothing else there"),
        pytest.param(
            [], ["--topic=river"], "Far Bell is still muted: it is left out of posts, everywhere", id="everywhere"
        ),
        pytest.param(
            ["--topic=river", "--level=never-lead", "--until=2026-05-14"],
            [],
            "Far Bell is still muted: it never leads on river until 2026-05-14 00:00 UTC",
            id="on a topic, until a day",
        ),
    ],
)
def test_what_still_mutes_an_outlet_is_said_when_a_mute_is_taken_back(
    desk: DeskFolder, before: list[str], lifted: list[str], said: str
) -> None:
    mute(desk, "Far Bell", *before)

    assert mute(desk, "Far Bell", "--lift", *lifted) == said


def test_a_mute_of_the_settings_is_said_when_another_is_taken_back(desk: DeskFolder) -> None:
    desk.writes("copydesk.toml", f'{SETTINGS}muted = ["far bell"]\n')
    mute(desk, "Far Bell")

    assert mute(desk, "Far Bell", "--lift") == "Far Bell is still muted: copydesk.toml leaves it out of river"


def test_an_outlet_that_came_by_ingest_alone_is_muted_by_its_name(desk: DeskFolder) -> None:
    line = {"outlet": "Quay Radio", "headline": "The Orrin rises", "url": "https://quay.example/1"}
    line["published"] = "2026-05-12T11:00:00Z"
    desk.copydesk("ingest", "-", AS_OF, stdin=json.dumps(line).encode())

    assert mute(desk, "quay radio") == "Quay Radio is left out of posts"
    assert "muted: Quay Radio is left out of posts" in desk.copydesk("why", "h1", AS_OF).stdout


def test_an_outlet_that_nobody_knows_is_not_muted(desk: DeskFolder) -> None:
    told = desk.copydesk("outlets", "mute", "Quay Radio", AS_OF)

    assert (told.exit_code, "no outlet is called 'Quay Radio'" in told.stderr) == (2, True)


def test_the_mute_of_an_outlet_that_is_no_longer_there_can_be_taken_back(desk: DeskFolder) -> None:
    desk.writes("outlets.toml", '[[outlet]]\nname = "Far Bell"\n')
    desk.copydesk("outlets", "mute", "Far Bell", AS_OF)
    desk.writes("outlets.toml", '[[outlet]]\nname = "Marl"\n')

    lifted = desk.copydesk("outlets", "mute", "far bell", "--lift", AS_OF)

    assert (lifted.exit_code, lifted.stdout) == (0, "Far Bell is not muted\n"), lifted.stderr

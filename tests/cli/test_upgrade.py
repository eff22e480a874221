"""`copydesk upgrade`: what it would do is said and nothing is changed; what it does is said with the way back."""

import re
import shlex
from contextlib import closing
from pathlib import Path

import pytest

from pipeline import __version__
from pipeline.store import schema, standing
from pipeline.store.database import connect
from pipeline.store.lease import held
from tests.cast import NOON
from tests.desks import DeskFolder
from tests.newer import content, newer
from tests.store.released.make import HERE
from tests.store.test_released_schemas import laid

AT_NOON = "--as-of=2026-05-12T12:00:00Z"
OLD = "m004_archive"
PENDING = [name for name in schema.MIGRATIONS if name > OLD]


@pytest.fixture
def old(desk: DeskFolder) -> DeskFolder:
    """A desk that an older copydesk wrote."""
    with closing(connect(laid(HERE / f"{OLD}.sql", desk.folder / "desk.db"))) as db:
        db.execute("delete from articles")  # kept as rows only: no reader ever gave such a page
    return desk


def checked(desk: DeskFolder, exit_code: int = 0) -> dict[str, tuple[str, str]]:
    """What the check finds, by its name: the state, and the words."""
    ran = desk.copydesk("upgrade", "--check", "--json", AT_NOON)
    assert ran.exit_code == exit_code, ran.stderr
    return {one["check"]: (one["state"], one["said"]) for one in ran.json}


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_check_names_each_migration_and_the_backup_and_changes_no_byte(old: DeskFolder) -> None:
    before = files(old.folder)

    found = checked(old)

    assert found["store"] == ("warn", f"{OLD}; {len(PENDING)} to come")
    assert [name for name in found if name in schema.MIGRATIONS] == PENDING
    assert (
        found["m009_gather"][1]
        == "What gathering remembers beside the last outcome: rhythm, wishes, moves, hosts to leave alone"
    )
    assert f"backups/desk-before-{PENDING[0]}-20260512T120000Z.db" in found["backup"][1]
    assert re.search(r"[\d.]+ MB, \d+ MB free", found["backup"][1])
    assert files(old.folder) == before


def test_every_migration_says_in_a_sentence_what_it_is_about() -> None:
    assert [name for name in schema.MIGRATIONS if " " not in standing.does(name)] == []


def test_an_upgrade_prints_the_way_back_once_and_the_way_back_works(old: DeskFolder) -> None:
    ran = old.copydesk("upgrade", AT_NOON)
    again = old.copydesk("upgrade", AT_NOON)

    assert (ran.exit_code, again.exit_code) == (0, 0)
    assert ran.stdout == f"applied {len(PENDING)} migrations\n"
    assert f"copydesk {__version__} brought the desk up to date: {PENDING[0]}" in ran.stderr
    assert f"with the copydesk before (its tables end with {OLD})" in ran.stderr
    assert (again.stdout, again.stderr) == ("nothing to do: the desk is up to date\n", "")
    command = shlex.split(ran.stderr.rpartition(": copydesk ")[2].strip())
    back = old.copydesk(*command, AT_NOON)
    assert back.exit_code == 0, back.stderr


@pytest.mark.parametrize("command", [("stories",), ("gather",), ("run",), ("drafts",)], ids=lambda one: one[0])
def test_whatever_command_brings_a_desk_up_to_date_prints_the_way_back_once(
    old: DeskFolder, command: tuple[str, ...]
) -> None:
    ran = old.copydesk(*command, AT_NOON, "--json")

    assert ran.stderr.count("copydesk restore ") == 1
    assert isinstance(ran.json, list | dict)  # stdout holds the document and nothing else
    assert "copydesk restore " not in old.copydesk(*command, AT_NOON).stderr


def test_the_next_upgrade_knows_the_version_that_wrote_the_desk(old: DeskFolder) -> None:
    old.copydesk("upgrade", AT_NOON)
    with closing(connect(old.folder / "desk.db")) as db:
        db.execute("update versions set version = '0.0.9'")
        db.execute("drop table robots_texts")
        db.execute("delete from _sqlite_migrations where name = 'm011_robots'")

    assert "written by copydesk 0.0.9; 1 to come" in checked(old)["store"][1]
    assert "with copydesk 0.0.9: copydesk restore " in old.copydesk("upgrade", AT_NOON).stderr


def test_where_both_have_one_version_the_way_back_is_by_the_one_before(old: DeskFolder) -> None:
    old.copydesk("upgrade", AT_NOON)
    with closing(connect(old.folder / "desk.db")) as db:
        db.execute("drop table robots_texts")
        db.execute("delete from _sqlite_migrations where name = 'm011_robots'")

    said = old.copydesk("upgrade", AT_NOON).stderr

    assert f"with the copydesk before, which is {__version__}, too: copydesk restore " in said


def test_an_upgrade_waits_for_no_run(old: DeskFolder) -> None:
    before = content(old.folder)
    with held(old.folder / "desk.lock", command="copydesk run", now=NOON):
        assert old.copydesk("upgrade", AT_NOON).exit_code == 5
        checked(old)

    assert content(old.folder) == before


def test_a_newer_desk_is_exit_code_8(desk: DeskFolder) -> None:
    desk.copydesk("stories", AT_NOON)
    with newer(desk.folder):
        assert "a newer copydesk has written this desk" in checked(desk, exit_code=8)["store"][1]
        assert desk.copydesk("upgrade", AT_NOON).exit_code == 8


def test_there_must_be_a_desk(desk: DeskFolder) -> None:
    assert desk.copydesk("upgrade", "--check").exit_code == 2
    assert not (desk.folder / "desk.db").exists()


def _a_key_nobody_knows(desk: DeskFolder) -> None:
    toml = (desk.folder / "copydesk.toml").read_text(encoding="utf-8")
    desk.writes("copydesk.toml", toml.replace("[gather]", "[gather]\ninterval = 30"))


def _an_entry_that_fails(desk: DeskFolder) -> None:
    desk.writes("outlets.toml", '[[outlet]]\nname = "Quay Post"\nfeed = "https://quay.example/"\n')


def _an_outlet_that_is_gone(desk: DeskFolder) -> None:
    toml = (desk.folder / "copydesk.toml").read_text(encoding="utf-8")
    desk.writes("copydesk.toml", toml.replace("builtin = false", 'builtin = false\noutlets = ["Quay Post"]'))


def _a_template_with_a_slip(desk: DeskFolder) -> None:
    (desk.folder / "templates" / "post").mkdir(parents=True)
    desk.writes("templates/post/body.html", "\n{{ post.titel }}")


@pytest.mark.parametrize(
    ("breaks", "check", "said"),
    [
        pytest.param(_a_key_nobody_knows, "settings", "interval", id="settings"),
        pytest.param(_an_entry_that_fails, "outlets", "outlets.toml line 3", id="outlets"),
        pytest.param(_a_template_with_a_slip, "templates", "body.html line 2", id="templates"),
    ],
)
def test_what_the_editor_must_see_to_is_exit_code_2(old: DeskFolder, breaks: object, check: str, said: str) -> None:
    assert callable(breaks)
    breaks(old)

    state, words = checked(old, exit_code=2)[check]

    assert state == "bad"
    assert said in words


def test_a_name_in_the_settings_that_no_outlet_has_any_more_stops_nothing(old: DeskFolder) -> None:
    _an_outlet_that_is_gone(old)

    found = old.copydesk("upgrade", "--check", "--json", AT_NOON)

    [warned] = [one for one in found.json if one["check"] == "outlets" and one["state"] == "warn"]
    assert found.exit_code == 0
    assert "no outlet is called 'Quay Post'" in warned["said"]


def test_changes_of_the_registry_are_told_and_what_is_off_stays_off(desk: DeskFolder) -> None:
    entry = '[[outlet]]\nname = "{0}"\nhosts = ["{1}.example"]\nfeeds = ["https://{1}.example/feed.xml"]\n{2}\n'
    lines = {"Quay Daily": 'aliases = ["Quay Post"]', "Marl Herald": "", "Vik Tidende": "enabled = false", "Lund": ""}
    desk.writes(
        "outlets.toml", "".join(entry.format(name, name.split()[0].lower(), more) for name, more in lines.items())
    )
    assert desk.copydesk("outlets", "mute", "Lund", "--level", "off", AT_NOON).exit_code == 0
    with closing(connect(desk.folder / "desk.db")) as db:
        for name in ("Quay Post", "Lista Post"):
            db.execute(
                "insert into sources (url, outlet, kind) values (?, ?, 'feed')", (f"https://{name[:4]}.example/", name)
            )

    found = checked(desk)

    assert found["new outlets"] == ("warn", "never asked before, and on: Marl Herald")
    assert found["outlets gone"] == ("warn", "Lista Post")
    assert found["outlets renamed"] == ("ok", "Quay Post is Quay Daily")
    assert found["mutes"] == ("ok", "stay: Lund")
    assert found["switched off"] == ("ok", "stay off: Vik Tidende")

"""Beginning a desk and caring for it: init, outlets, doctor, backup, restore, schedule; and every exit code."""

import configparser
import re
import shutil
from pathlib import Path

import pytest

from pipeline.newsstand import Newsstand
from pipeline.store import lease
from tests.cast import NOON
from tests.cli import contract
from tests.cli.conftest import EVENING, Day
from tests.desks import DeskFolder

# crontab(5): five fields of numbers, lists and steps, then the command.
CRON_LINE = re.compile(r"(?:[\d*/,-]+ ){5}(?P<command>/.+)")


def test_init_writes_a_desk_that_works(tmp_path: Path) -> None:
    desk = DeskFolder(tmp_path / "my desk")

    made = desk.copydesk("init", str(desk.folder), "--json")

    assert contract.misfit(made.json, contract.MADE) == ""
    assert all((desk.folder / name).is_file() for name in made.json["files"])
    assert {"copydesk.toml", "desk.db"} <= set(made.json["files"])
    assert desk.copydesk("stories", "--json").json == []


def test_a_new_desk_has_three_topics_and_about_forty_outlets(tmp_path: Path) -> None:
    desk = DeskFolder(tmp_path)
    desk.copydesk("init", str(tmp_path))

    topics = re.findall(r"^\[\[topic\]\]", (tmp_path / "copydesk.toml").read_text(), re.MULTILINE)
    outlets = desk.copydesk("outlets", "list", "--json").json

    assert len(topics) == 3
    assert 30 <= sum(one["on"] for one in outlets) <= 50


def test_init_twice_leaves_the_desk_as_it_is(tmp_path: Path) -> None:
    desk = DeskFolder(tmp_path)
    desk.copydesk("init", str(tmp_path))
    desk.writes("copydesk.toml", '[blog]\nname = "Mine"\n')

    again = desk.copydesk("init", str(tmp_path), "--json")

    assert (again.exit_code, again.stdout) == (2, "")
    assert (tmp_path / "copydesk.toml").read_text() == '[blog]\nname = "Mine"\n'


def test_outlets_list_names_every_outlet_that_is_on(day: Day) -> None:
    rows = day.desk.copydesk("outlets", "list", "--json").json

    assert "Veldria Courier" in [row["outlet"] for row in rows]
    assert all(row["on"] for row in rows)


def test_outlets_check_asks_now_and_names_a_cure(evening: DeskFolder) -> None:
    ran = evening.copydesk("outlets", "check", "Veldria Courier", "Fenmoor Gazette", "--json", EVENING)

    courier, gazette = ran.json
    assert ran.exit_code == 3
    assert courier["addresses"][0]["state"] == "unchanged"
    assert gazette["addresses"][0]["why"] == "the outlet answered HTTP 503"
    assert gazette["addresses"][0]["cure"]


def test_a_desk_that_is_well_is_called_well(day: Day) -> None:
    ran = day.desk.copydesk("doctor", "--json", EVENING)

    assert ran.exit_code == 0
    assert {one["check"] for one in ran.json} >= {"settings", "outlets", "store", "cron"}
    assert {one["state"] for one in ran.json if one["check"] != "addresses"} == {"ok"}
    assert [one["cure"] for one in ran.json if one["check"] == "settings"] == [""]


def test_doctor_names_a_setting_that_is_misspelt_and_its_neighbour(evening: DeskFolder) -> None:
    evening.writes("copydesk.toml", '[blog]\ntimezzone = "UTC"\n')

    ran = evening.copydesk("doctor", "--json", EVENING)

    [found] = [one for one in ran.json if one["check"] == "settings"]
    assert ran.exit_code == 2
    assert found["state"] == "bad"
    assert "timezzone" in found["cure"]
    assert "timezone" in found["cure"].replace("timezzone", "")


def test_doctor_finds_a_damaged_database(evening: DeskFolder) -> None:
    damage(evening)

    ran = evening.copydesk("doctor", "--json", EVENING)

    [found] = [one for one in ran.json if one["check"] == "store"]
    assert ran.exit_code == 8
    assert found["state"] == "bad"
    assert "copydesk restore" in found["cure"]


def test_a_backup_brings_a_damaged_desk_back(evening: DeskFolder, tmp_path: Path) -> None:
    before = evening.copydesk("drafts", "--json").stdout
    backed_up = evening.copydesk("backup", str(tmp_path / "copy.db"), "--json")
    damage(evening)

    restored = evening.copydesk("restore", str(tmp_path / "copy.db"), "--json", EVENING)

    assert (backed_up.exit_code, restored.exit_code) == (0, 0), restored.stderr
    assert evening.copydesk("drafts", "--json").stdout == before
    assert Path(restored.json["kept"]).is_file()


@pytest.mark.parametrize("name", ["missing.db", "copydesk.toml"])
def test_what_is_no_backup_is_not_restored(evening: DeskFolder, name: str) -> None:
    before = (evening.folder / "desk.db").read_bytes()

    ran = evening.copydesk("restore", str(evening.folder / name), EVENING)

    assert ran.exit_code in (2, 8)
    assert (evening.folder / "desk.db").read_bytes() == before


def test_a_backup_overwrites_no_file(evening: DeskFolder) -> None:
    ran = evening.copydesk("backup", str(evening.folder / "copydesk.toml"))

    assert ran.exit_code == 2
    assert "there already" in ran.stderr


@pytest.mark.parametrize("how", [(), ("--with-settings",)], ids=["database", "with-settings"])
@pytest.mark.parametrize(("name", "said"), [("posts", "this is a folder"), ("gone/my.db", "there is no such folder")])
def test_a_backup_to_a_folder_or_into_one_that_is_not_there_is_said_to_be_that(
    evening: DeskFolder, how: tuple[str, ...], name: str, said: str
) -> None:
    (evening.folder / "posts").mkdir(exist_ok=True)

    ran = evening.copydesk("backup", *how, str(evening.folder / name))

    assert ran.exit_code == 2
    assert said in ran.stderr


def test_a_file_where_the_folder_of_the_nightly_backups_belongs_is_said(evening: DeskFolder) -> None:
    evening.writes("backups", "my own copy")

    ran = evening.copydesk("backup")

    assert ran.exit_code == 8
    assert "a folder belongs there" in ran.stderr


def test_schedule_prints_a_crontab_line_with_full_paths(day: Day) -> None:
    ran = day.desk.copydesk("schedule")
    line = next(one for one in ran.stdout.splitlines() if not one.startswith("#"))

    found = CRON_LINE.fullmatch(line)

    assert found is not None, line
    assert found["command"].endswith(f"run --desk {day.desk.folder} --quiet")
    assert line.startswith("*/30 ")


@pytest.mark.parametrize(
    ("minutes", "cron", "calendar"),
    [
        ("5", "*/5 * * * *", "*:0/5"),
        ("30", "*/30 * * * *", "*:0/30"),
        ("45", "0,45 * * * *", "*:0,45"),
        ("60", "0 * * * *", "*:0"),
        ("240", "0 */4 * * *", "0/4:00"),
    ],
)
def test_schedule_prints_systemd_units_that_parse(day: Day, minutes: str, cron: str, calendar: str) -> None:
    ran = day.desk.copydesk("schedule", "--json", COPYDESK_GATHER__INTERVAL_MINUTES=minutes)

    service, timer = (_unit(ran.json["systemd"][name]) for name in ("copydesk.service", "copydesk.timer"))
    assert service["Service"]["ExecStart"].startswith("/")
    assert timer["Timer"]["OnCalendar"] == calendar  # systemd.time(7)
    assert ran.json["crontab"].startswith(f"{cron} /")


def test_every_outlet_out_of_reach_is_exit_code_4(demo: Day, tmp_path: Path) -> None:
    shutil.copytree(demo.desk.folder, tmp_path / "later")

    ran = DeskFolder(tmp_path / "later").copydesk("gather", "--json", "--as-of=2026-05-12T19:00:00Z")

    assert ran.exit_code == 4, ran.stderr
    assert {one["why"].partition(" (")[0] for one in ran.json["outlets"]} == {"the host refused the connection"}
    assert "this machine's own network is suspect" in ran.stderr


def test_a_desk_held_by_another_run_is_exit_code_5(evening: DeskFolder) -> None:
    with lease.held(evening.folder / "desk.lock", command="copydesk run", now=NOON):
        assert evening.copydesk("run", EVENING).exit_code == 5


def test_a_held_desk_may_still_be_read(evening: DeskFolder) -> None:
    with lease.held(evening.folder / "desk.lock", command="copydesk run", now=NOON):
        assert evening.copydesk("stories", "--json", EVENING).exit_code == 0


def test_a_folder_that_is_no_desk_is_exit_code_2(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        ran = DeskFolder(folder).copydesk("stories", "--json")
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert "copydesk init" in ran.stderr


def test_help_and_version_are_exit_code_0(day: Day) -> None:
    for arguments in (("--version",), ("--help",), ("stories", "--help"), ("outlets", "--help")):
        assert day.desk.copydesk(*arguments).exit_code == 0


def test_an_outlet_that_was_well_and_fails_is_exit_code_3_once(evening: DeskFolder, day: Day) -> None:
    text = (evening.folder / "outlets.toml").read_text(encoding="utf-8")
    with Newsstand() as empty:
        evening.writes("outlets.toml", text.replace(f"{day.address}/veldria-courier", f"{empty.address}/gone"))
        ran = evening.copydesk("run", "--json", "--as-of=2026-05-12T19:00:00Z")

    failed = [one["outlet"] for one in ran.json["gathered"]["outlets"] if one["state"] == "failing"]
    assert (ran.exit_code, failed) == (3, ["Fenmoor Gazette", "Veldria Courier"])


def damage(desk: DeskFolder) -> None:
    """Overwrite the later pages of the desk's database."""
    file = desk.folder / "desk.db"
    for beside in ("desk.db-wal", "desk.db-shm"):
        (desk.folder / beside).unlink(missing_ok=True)
    body = file.read_bytes()
    file.write_bytes(body[: 4096 * 3] + b"\xff" * (len(body) - 4096 * 3))


def _unit(text: str) -> configparser.ConfigParser:
    unit = configparser.ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]  # the documented way to keep case
    unit.read_string(text)
    return unit

"""How doctor looks: it hides nothing, changes nothing, keeps no run out, and reads no clock."""

import fcntl
import json
import os
import tempfile
import warnings
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.doctor import examine
from pipeline.doctor.finding import bad
from pipeline.errors import RefusedError
from pipeline.store import lease
from tests.a_bug import WITHOUT_A_COLUMN
from tests.cast import NOON
from tests.desks import DeskFolder
from tests.doctor import ill, ill_files, ill_store
from tests.doctor.well import Illness, changed, well


def test_looking_at_a_held_desk_never_keeps_a_run_out(desk: DeskFolder) -> None:
    well(desk)
    ill_store.killed_holder(desk)
    for _ in range(20):
        examine(desk.folder, {}, now=NOON)
        with lease.held(desk.folder / "desk.lock", command="copydesk run", now=NOON):
            pass


@pytest.mark.parametrize(
    "illness",
    [
        ill_files.misspelt_setting,
        ill_files.broken_outlets_file,
        ill_files.broken_template,
        ill_store.no_backup,
        ill.posted("unknown"),
    ],
    ids=lambda illness: getattr(illness, "__qualname__", ""),
)
def test_a_check_that_fails_hides_none_of_the_others(desk: DeskFolder, illness: Illness) -> None:
    well(desk)
    before = {one.check for one in examine(desk.folder, {}, now=NOON)}
    after = {one.check for one in examine(desk.folder, illness(desk), now=NOON)}

    # Whether an outlet is silent depends on the settings and the list of outlets.
    assert before - after <= {"silent"}


def test_a_table_that_is_damaged_is_the_finding_of_those_who_read_it(desk: DeskFolder) -> None:
    well(desk)
    changed(desk, "drop table posts")
    found = {one.check: one for one in examine(desk.folder, {}, now=NOON)}

    assert (found["posts"].state, found["posts"].exit_code) == ("bad", 8)
    assert "copydesk restore" in found["posts"].cure
    assert found["run"].state == "ok"


def test_a_bug_in_a_check_is_that_check_s_finding(desk: DeskFolder) -> None:
    well(desk)
    changed(desk, WITHOUT_A_COLUMN)
    found = {one.check: one for one in examine(desk.folder, {}, now=NOON)}

    assert (found["addresses"].state, found["addresses"].exit_code) == ("bad", 1)
    assert "please report it" in found["addresses"].cure
    assert found["run"].state == "ok"


def test_a_value_that_copydesk_never_wrote_is_the_finding_of_the_check_that_meets_it(desk: DeskFolder) -> None:
    well(desk)
    changed(desk, "update sources set asked_at = 'yesterday'")
    found = {one.check: one for one in examine(desk.folder, {}, now=NOON)}

    assert (found["addresses"].state, found["addresses"].exit_code) == ("bad", 8)
    assert "copydesk restore" in found["addresses"].cure
    assert found["run"].state == "ok"


def test_doctor_changes_nothing(desk: DeskFolder) -> None:
    well(desk)
    ill_store.older(desk)
    before = (desk.folder / "desk.db").read_bytes()
    files = sorted(file.name for file in desk.folder.iterdir())
    examine(desk.folder, {}, now=NOON)

    assert (desk.folder / "desk.db").read_bytes() == before
    assert sorted(file.name for file in desk.folder.iterdir()) == files


def test_files_that_are_not_ours_are_named_with_who_should_have_them() -> None:
    """As when root has run a command here once; looked at by another user, for root may write everything."""
    with tempfile.TemporaryDirectory() as place:
        desk = DeskFolder(Path(place) / "desk")
        Path(place).chmod(0o755)
        desk.folder.mkdir(mode=0o755)
        well(desk)
        ill_files.kept_secret(desk)
        (desk.folder / "copydesk.log").touch(mode=0o400)
        (desk.folder / "secrets").chmod(0o755)
        found = _seen_by_another_user(desk)

    assert f"{desk.folder / 'copydesk.log'}" in found["files"]
    assert f"chown -R $(id -un) {desk.folder}" in found["files"]
    if os.geteuid() == 0:
        assert "not yours: secrets, old" in found["secrets"]


def _seen_by_another_user(desk: DeskFolder) -> dict[str, str]:
    """Examine a desk in a child that is nobody; the modules that it needs are loaded already."""
    examine(desk.folder, {}, now=NOON)
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads: the child starts none and ends at once
        child = os.fork()
    if child == 0:
        if os.geteuid() == 0:
            os.setuid(65534)
        said: dict[str, str] = {}
        for one in examine(desk.folder, {}, now=NOON):
            said[one.check] = f"{said.get(one.check, '')} {one.told} {one.cure}"
        os.write(writing, json.dumps(said).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        heard = told.read()
    os.waitpid(child, 0)
    found = json.loads(heard)
    assert isinstance(found, dict)
    return found


def test_no_clock_but_the_given_one_is_read(desk: DeskFolder) -> None:
    well(desk)
    long_ago = {one.check: one.state for one in examine(desk.folder, {}, now=datetime(2020, 1, 1, tzinfo=UTC))}

    assert long_ago["clock"] == "warn"
    assert long_ago["cron"] == "ok"


def test_who_only_looks_at_the_lock_does_not_hold_the_desk(desk: DeskFolder) -> None:
    well(desk)
    ill_store.killed_holder(desk)
    with (desk.folder / "desk.lock").open("rb") as looking:
        fcntl.flock(looking, fcntl.LOCK_SH)
        [found] = [one for one in examine(desk.folder, {}, now=NOON) if one.check == "lock"]

    assert "was killed" in found.said


def test_what_a_server_answered_moves_no_cursor_and_forges_no_line(desk: DeskFolder) -> None:
    well(desk)
    ill.untold("it answered \x1b[2J\nok    store: whole \u202e")(desk)

    ran = desk.copydesk("doctor", f"--as-of={NOON:%Y-%m-%dT%H:%M:%SZ}")

    assert "it answered \\x1b[2J\\nok    store: whole \\u202e" in ran.stdout
    assert all(line.isprintable() for line in ran.stdout.splitlines())


def test_what_is_bad_is_printed_with_where_and_what_to_do_on_lines_of_their_own(desk: DeskFolder) -> None:
    well(desk)
    ill_files.misspelt_setting(desk)
    ran = desk.copydesk("doctor", f"--as-of={NOON:%Y-%m-%dT%H:%M:%SZ}")

    lines = ran.stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("bad   settings: "))
    assert "intervall_minutes" in lines[at]
    assert lines[at + 1].startswith(f"      where: {desk.folder / 'copydesk.toml'}")
    assert lines[at + 2].startswith("      do: ")
    assert "\\n" not in ran.stdout


def test_no_part_of_an_error_forges_a_line() -> None:
    forged = "x\nok    store: whole \x1b[2J"
    shown = bad("channel", RefusedError(forged, where=forged, do=f"look at {forged}")).lines

    assert len(shown) == 3
    assert all(line.isprintable() for line in shown)


def test_a_mute_of_an_outlet_that_only_headlines_name_is_no_slip(desk: DeskFolder) -> None:
    well(desk)
    ill_files.muted_nobody(desk)
    line = '{"outlet": "Harbor Times", "headline": "The Orrin rises", "url": "https://h.example/1", "published": null}'
    assert desk.copydesk("ingest", "-", stdin=line.encode()).exit_code == 0

    assert [one.said for one in examine(desk.folder, {}, now=NOON) if one.check == "mutes"] == []

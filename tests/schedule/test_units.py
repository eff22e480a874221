"""The systemd units: taken by systemd itself, and the words of a call survive its quoting."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.schedule import jobs_of
from pipeline.schedule.units import units

ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="no systemd here: apt-get install systemd")


def made(folder: Path, *, minutes: float = 30) -> dict[str, str]:
    """The units of a desk whose command is `true`."""
    jobs = jobs_of(folder, called=(shutil.which("true") or "/bin/true",), interval_minutes=minutes)
    return units(jobs, writes=[folder], minutes=25)


def analyzed(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What systemd-analyze says, in a folder that stands for the user's own of this session."""
    environ = {**os.environ, "XDG_RUNTIME_DIR": str(folder)}
    return subprocess.run([str(ANALYZE), *words], capture_output=True, text=True, env=environ, check=False)


def test_there_is_a_service_for_each_job_and_a_timer_for_all_but_the_page() -> None:
    names = {f"copydesk{name}" for name in (".service", ".timer", "-review.service")}
    names |= {f"copydesk-{name}.{kind}" for name in ("digest", "backup") for kind in ("service", "timer")}

    assert set(made(Path("/desks/mine"))) == names


@needs_systemd
@pytest.mark.parametrize("name", ["mine", "100% my desk", 'it\'s "mine"', "a\\b $HOME", "Ö"])
def test_systemd_finds_nothing_wrong_with_them(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    for file, text in made(folder).items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    files = sorted(str(tmp_path / file) for file in made(folder))

    done = analyzed(tmp_path, "verify", "--user", "--man=no", *files)

    said = [line for line in done.stderr.splitlines() if "copydesk" in line or str(folder) in line]
    assert (done.returncode, said) == (0, [])


@needs_systemd
@pytest.mark.parametrize("minutes", [5, 30, 45, 60, 240, 1440])
def test_each_timer_s_calendar_is_one_that_systemd_knows(minutes: int) -> None:
    for text in (text for name, text in made(Path("/desks/mine"), minutes=minutes).items() if name.endswith(".timer")):
        [spec] = [line.removeprefix("OnCalendar=") for line in text.splitlines() if line.startswith("OnCalendar=")]

        assert subprocess.run([str(ANALYZE), "calendar", spec], capture_output=True, check=False).returncode == 0, spec


@needs_systemd
def test_what_can_be_taken_from_a_user_s_service_is_taken(tmp_path: Path) -> None:
    (tmp_path / "copydesk.service").write_text(made(tmp_path)["copydesk.service"], encoding="utf-8")

    done = analyzed(tmp_path, "security", "--user", "--offline=true", "--no-pager", str(tmp_path / "copydesk.service"))

    taken = {line.split()[1] for line in done.stdout.splitlines() if line.startswith("✓")}
    assert {"NoNewPrivileges=", "ProtectSystem=", "PrivateTmp=", "RestrictSUIDSGID=", "LockPersonality="} <= taken


def test_the_page_begins_with_the_session_and_again_when_it_fails_and_the_rest_by_its_timers() -> None:
    units = made(Path("/desks/mine"))
    page, run = units["copydesk-review.service"], units["copydesk.service"]

    assert "WantedBy=default.target" in page
    assert ("Restart=on-failure" in page, "Type=oneshot" in page) == (True, False)
    assert ("[Install]" in run, "Restart=on-failure" in run, "Type=oneshot" in run) == (False, False, True)


def test_the_desk_may_be_written_and_memory_has_an_end() -> None:
    for name, text in made(Path("/desks/100% mine")).items():
        if name.endswith(".service"):
            assert 'ReadWritePaths="-/desks/100%% mine"' in text
            assert "MemoryMax=" in text

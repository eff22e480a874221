"""schedule: the crontab line, or systemd units, that call `copydesk run`."""

import os
import shlex
import sys
from pathlib import Path

import click

from pipeline import settings
from pipeline.cli.edge import Said, common, print_json, say
from pipeline.errors import UsageError


@click.command("schedule")
@click.option("--systemd", is_flag=True, help="Print a systemd service and timer instead of a crontab line.")
@common
@click.pass_obj
def schedule_command(said: Said, systemd: bool) -> None:
    """Print what makes this desk run by itself; nothing is installed."""
    folder = said.folder.resolve()
    minutes = settings.load(folder, os.environ).gather.interval_minutes
    every = cron_minutes(minutes)
    command = shlex.join([*_command(), "run", "--desk", str(folder)])
    # An unescaped % ends the command and begins its input (crontab(5)), also in quotes.
    line = f"{every} " + command.replace("%", r"\%")
    units = {"copydesk.service": _service(command), "copydesk.timer": _timer(every)}
    if said.json:
        print_json({"crontab": line, "systemd": units})
    elif systemd:
        for name, unit in units.items():
            say(f"# ~/.config/systemd/user/{name}")
            say(unit)
        say("# then: systemctl --user daemon-reload && systemctl --user enable --now copydesk.timer")
    else:
        say("# crontab -e, then add this line; cron mails what a run prints on stderr")
        say(line)


def cron_minutes(minutes: float) -> str:
    """Return the five fields of a crontab line (crontab(5)) that runs about every so many minutes."""
    if minutes < 60:
        step = max(5, round(minutes))
        return f"*/{step} * * * *" if 60 % step == 0 else f"{','.join(str(at) for at in range(0, 60, step))} * * * *"
    hours = max(1, round(minutes / 60))
    return "0 * * * *" if hours == 1 else f"0 */{min(hours, 23)} * * *"


def _command() -> list[str]:
    """The command as it was called now, by its full path: cron knows no PATH of ours."""
    called = Path(sys.argv[0])
    if called.name == "copydesk" and called.is_file():
        return [str(called.resolve())]
    # Called as `python -m copydesk`, or in a checkout.
    launcher = called.resolve() if called.name == "copydesk.py" else Path(__file__).resolve().parents[1] / "launch.py"
    if not launcher.is_file():
        raise UsageError("the installed command cannot be found", do="call copydesk schedule by its full path")
    return [sys.executable, str(launcher)]


def _service(command: str) -> str:
    # % begins a specifier (systemd.unit(5)), $ a variable (systemd.service(5)); doubled they are themselves.
    command = command.replace("%", "%%").replace("$", "$$")
    return "\n".join(
        [
            "[Unit]",
            "Description=copydesk: gather headlines and draft roundups",
            "Wants=network-online.target",
            "After=network-online.target",
            "",
            "[Service]",
            "Type=oneshot",
            f"ExecStart={command}",
            "# 3 and 4 say that outlets failed; the run itself is done",
            "SuccessExitStatus=3 4",
            "NoNewPrivileges=yes",
            "PrivateTmp=yes",
            "",
        ]
    )


def _timer(every: str) -> str:
    # systemd.time(7) writes a step as 0/30, and hours before minutes.
    minutes, hours = (field.replace("*/", "0/") for field in every.split()[:2])
    calendar = f"{hours}:{minutes}" if hours == "*" else f"{hours}:00"
    return "\n".join(
        [
            "[Unit]",
            "Description=copydesk: when to run",
            "",
            "[Timer]",
            f"OnCalendar={calendar}",
            "RandomizedDelaySec=60",
            "Persistent=true",
            "",
            "[Install]",
            "WantedBy=timers.target",
            "",
        ]
    )

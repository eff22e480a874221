"""The jobs as systemd units of the user: a service each, and a timer but for the review page, which runs on. Pure.

Hardened by what a user's own service manager can grant (systemd.exec(5)): what takes capabilities away
(PrivateDevices=, ProtectKernelModules=, ProtectClock=, CapabilityBoundingSet=) is root's to do and keeps a user's
service from starting at all, so it is left out. Where the system lets users have no namespaces, the options about files
are passed over and the rest holds.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.schedule.jobs import AT_START, Job

_PLAIN = re.compile(r"[\w@+=:,./%$-]+")
# Of run, review, digest, backup: two readers of 512 MB, the crawl, and what a large desk's stories need.
_MEMORY = {"run": "2G", "review": "2G", "digest": "1G", "backup": "1G"}
_HARDENED = (
    # Nothing that copydesk starts ever gains rights: a parser that a page has taken over finds no setuid program.
    "NoNewPrivileges=yes",
    # The whole system is read-only, the home too: settings and packages are read there, and nothing is written.
    "ProtectSystem=strict",
    "ProtectHome=read-only",
    # Its own /tmp: the forkserver of the parsing children has its socket there, out of other programs' reach.
    "PrivateTmp=yes",
    # /proc/sys and the control groups are nobody's to write.
    "ProtectKernelTunables=yes",
    "ProtectControlGroups=yes",
    # The web, the pipes of forkserver and journal, and netlink, by which the resolver asks which addresses we have.
    "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK",
    # No namespaces, other binary formats, real-time scheduling or setuid files: nothing of it is used.
    "RestrictNamespaces=yes",
    "LockPersonality=yes",
    "RestrictRealtime=yes",
    "RestrictSUIDSGID=yes",
    # What services use: files, network, processes and their limits; a forbidden call fails and does not kill.
    "SystemCallArchitectures=native",
    "SystemCallFilter=@system-service",
    "SystemCallErrorNumber=EPERM",
    # MemoryDenyWriteExecute= is left out: cffi, which checks the page's password, makes its callbacks in such memory.
)


def units(jobs: Sequence[Job], *, writes: Sequence[Path], minutes: float) -> dict[str, str]:
    """Return the units by file name; the run's are copydesk.service and copydesk.timer.

    Args:
        jobs: What is called.
        writes: The folders that are written, absolute: the desk, and where its channels put files.
        minutes: How long a run may last.
    """
    found: dict[str, str] = {}
    for job in jobs:
        name = "copydesk" if job.name == "run" else f"copydesk-{job.name}"
        found[f"{name}.service"] = "\n".join([*_service(job, writes, minutes), ""])
        if job.when != AT_START:
            found[f"{name}.timer"] = "\n".join([*_timer(job), ""])
    return found


def calendar(when: str) -> str:
    """Return the five fields of a crontab line as systemd.time(7) has them, for the lines that `jobs` makes."""
    minutes, hours = (field.replace("*/", "0/") for field in when.split()[:2])
    if hours == "*":
        return f"*:{minutes}"
    return f"{hours}:{int(minutes):02}"


def _service(job: Job, writes: Sequence[Path], minutes: float) -> Iterator[str]:
    yield from ("[Unit]", f"Description=copydesk: {job.says}", "", "[Service]", f"ExecStart={_called(job)}")
    yield from _serving() if job.when == AT_START else _once(job, minutes)
    yield f"ReadWritePaths={' '.join(_word(f'-{folder}') for folder in writes)}"
    # Above it the kernel ends the service, and not the browser or the database beside it.
    yield f"MemoryMax={_MEMORY[job.name]}"
    yield from _HARDENED
    if job.when == AT_START:
        yield from ("", "[Install]", "WantedBy=default.target")


def _serving() -> Iterator[str]:
    yield "Restart=on-failure"
    yield "RestartSec=10"
    # 2: settings, a port in use. Again is no cure.
    yield "RestartPreventExitStatus=2"


def _once(job: Job, minutes: float) -> Iterator[str]:
    yield "Type=oneshot"
    if job.name == "run":
        yield "# 3 and 4 say that outlets failed; the run itself is done"
        yield "SuccessExitStatus=3 4"
    # A run ends itself at its deadline. This is for one that cannot: whatever it is stopped in, the next goes on there.
    yield f"TimeoutStartSec={round(2 * minutes) + 10}min"


def _timer(job: Job) -> Iterator[str]:
    yield from ("[Unit]", f"Description=copydesk: when to call: {job.says}", "")
    yield from ("[Timer]", f"OnCalendar={calendar(job.when)}", "RandomizedDelaySec=60")
    # What was missed while the machine was off is caught up with once.
    yield from ("Persistent=true", "", "[Install]", "WantedBy=timers.target")


def _called(job: Job) -> str:
    program, *words = job.command
    # In what follows the program $ begins a variable (systemd.service(5)); doubled it is itself.
    return " ".join([_word(program), *(_word(word).replace("$", "$$") for word in words)])


def _word(word: str) -> str:
    """Quote a word; % begins a specifier (systemd.unit(5)) and is doubled. Not as sh quotes: no quote inside a word."""
    word = word.replace("%", "%%")
    if _PLAIN.fullmatch(word):
        return word
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

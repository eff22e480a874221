"""What of this machine could call a command by itself, and what to do where nothing can."""

import shutil

_LINES = "copydesk schedule prints the crontab line"
_TIMERS = "copydesk schedule --systemd prints services and timers (there is no crontab here)"
_NEITHER = "apt-get install cron, then copydesk schedule --install (there is no crontab here, nor systemd)"


def has_crontab(path: str) -> bool:
    """Return whether crontab(1) is on this PATH."""
    return shutil.which("crontab", path=path) is not None


def advice(path: str) -> str:
    """Return what has a desk run by itself on a machine with the programs of this PATH."""
    if has_crontab(path):
        return _LINES
    return _TIMERS if shutil.which("systemctl", path=path) else _NEITHER

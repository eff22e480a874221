"""What can be wrong with the files that the editor writes and keeps; as in `ill`."""

import subprocess

from tests.cast import HARBOUR_TIMES
from tests.desks import SETTINGS, DeskFolder
from tests.doctor.well import Environ


def misspelt_setting(desk: DeskFolder) -> Environ:
    desk.writes("copydesk.toml", SETTINGS.replace("interval_minutes", "intervall_minutes"))
    return {}


def zone_nobody_knows(desk: DeskFolder) -> Environ:
    desk.writes("copydesk.toml", SETTINGS.replace('timezone = "UTC"', 'timezone = "Mars/Tharsis"'))
    return {}


def broken_outlets_file(desk: DeskFolder) -> Environ:
    desk.writes("outlets.toml", "[[outlet]\n")
    return {}


def no_outlet(desk: DeskFolder) -> Environ:
    desk.writes("outlets.toml", "")
    return {}


def dropped_outlet(desk: DeskFolder) -> Environ:
    desk.writes(
        "copydesk.toml",
        SETTINGS.replace("builtin = false", 'builtin = false\noutlets = ["Quay Post", "Harbour Times"]'),
    )
    return {}


def muted_nobody(desk: DeskFolder) -> Environ:
    desk.writes("copydesk.toml", SETTINGS.replace('any = ["orrin"]', 'any = ["orrin"]\nmuted = ["Harbor Times"]'))
    return {}


def side_of_nobody(desk: DeskFolder) -> Environ:
    sides = 'any = ["orrin"]\nsides = { marl = ["Harbour Times", "@contry:US"] }'
    desk.writes("copydesk.toml", SETTINGS.replace('any = ["orrin"]', sides))
    return {}


def unchecked_certificate(desk: DeskFolder) -> Environ:
    desk.reads_from("https://harbour.example", [HARBOUR_TIMES], more="insecure_tls = true\n")
    return {}


def broken_template(desk: DeskFolder) -> Environ:
    (desk.folder / "templates" / "post").mkdir(parents=True)
    desk.writes("templates/post/body.html", "<p>\n{{ post.titel }}\n</p>\n")
    return {}


def own_template(desk: DeskFolder) -> Environ:
    (desk.folder / "templates" / "post").mkdir(parents=True)
    desk.writes("templates/post/body.html", "<p>\n{{ post.title }}\n</p>\n")
    return {}


def kept_secret(desk: DeskFolder, *, mode: int = 0o600) -> Environ:
    (desk.folder / "secrets").mkdir(mode=0o700)
    desk.writes("secrets/old", "canary")
    (desk.folder / "secrets" / "old").chmod(mode)
    return {}


def loose_secret(desk: DeskFolder) -> Environ:
    return kept_secret(desk, mode=0o640)


def loose_secrets_folder(desk: DeskFolder) -> Environ:
    kept_secret(desk)
    (desk.folder / "secrets").chmod(0o755)
    return {}


def settings_that_anybody_may_write(desk: DeskFolder) -> Environ:
    (desk.folder / "copydesk.toml").chmod(0o666)
    return {}


def secret_in_git(desk: DeskFolder) -> Environ:
    environ = secret_git_would_take(desk)
    _git(desk, environ, "add", "--force", "secrets")
    return environ


def secret_git_would_take(desk: DeskFolder) -> Environ:
    kept_secret(desk)
    environ = _only_git(desk)
    _git(desk, environ, "init", "--quiet")
    return environ


def secret_that_git_ignores(desk: DeskFolder) -> Environ:
    environ = secret_git_would_take(desk)
    desk.writes(".gitignore", "secrets/\n")
    return environ


def _only_git(desk: DeskFolder) -> Environ:
    return {"PATH": "/usr/bin:/bin", "HOME": str(desk.folder.parent), "GIT_CONFIG_NOSYSTEM": "1"}


def _git(desk: DeskFolder, environ: Environ, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(desk.folder), *arguments], check=True, env=dict(environ))


def cluster_without_papers(desk: DeskFolder) -> Environ:
    desk.sets_gather('engine = "dask"')
    desk.sets_gather('scheduler = "tls://scheduler.example.org:8786"')
    return {}

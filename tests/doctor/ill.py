"""What can have happened to a desk, done to a real one: each returns what doctor is given besides the folder."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta

from pipeline.news import Headline
from pipeline.store import headlines, notices, sources
from pipeline.store.database import open_desk, writing
from tests.cast import NOON, headline
from tests.desk.worktable import worktable
from tests.desks import SETTINGS, DeskFolder
from tests.doctor.well import Environ, Illness, changed, ran_at, source


def remembered(**more: object) -> Illness:
    """Return what makes the desk remember its feed like this."""

    def make(desk: DeskFolder) -> Environ:
        with closing(open_desk(desk.folder / "desk.db", now=NOON)) as db, writing(db):
            sources.remember(db, source(**more))
        return {}

    return make


def ran(**more: object) -> Illness:
    """Return what makes the last run have ended like this."""

    def make(desk: DeskFolder) -> Environ:
        with closing(open_desk(desk.folder / "desk.db", now=NOON)) as db, writing(db):
            ran_at(db, minutes=-1, **more)  # type: ignore[arg-type]  # a field by name
        return {}

    return make


def machine_in_no_zone(_: DeskFolder) -> Environ:
    return {"TZ": "Mars/Tharsis"}


def clock_set_back(desk: DeskFolder) -> Environ:
    with closing(open_desk(desk.folder / "desk.db", now=NOON)) as db, writing(db):
        ran_at(db, minutes=60 * 24 * 365)
    return {}


def clock_an_hour_back(desk: DeskFolder) -> Environ:
    later: Headline = replace(headline("Ferry stays in port"), seen_at=NOON + timedelta(hours=1), id=0)
    with closing(open_desk(desk.folder / "desk.db", now=NOON)) as db, writing(db):
        headlines.file(db, [later])
    return {}


def silent_outlet(desk: DeskFolder) -> Environ:
    """News every hour of a week, and then none for two days, though it was asked."""
    with closing(open_desk(desk.folder / "desk.db", now=NOON)) as db:
        for hour in range(48, 48 + 7 * 24):
            at = NOON - timedelta(hours=hour)
            one = replace(headline(f"Ferry number {hour} sails", number=hour), id=0, seen_at=at, published=at)
            with writing(db):
                headlines.file(db, [one])
    return {}


def posted(
    state: str,
    minutes: int = 0,
    *,
    known: bool = True,
    draft: str = "waiting",
    kind: str = 'kind = "markdown"\nfolder = "posts"',
    sent_to: str = "",
) -> Illness:
    """Return what makes a post of draft 1 be in this state since so many minutes, on a channel that is known or not.

    `draft` is the draft's own state, `kind` what the channel's table says, `sent_to` where it was sent.
    """

    def make(desk: DeskFolder) -> Environ:
        with worktable(desk.folder):
            pass
        if known:
            with (desk.folder / "copydesk.toml").open("a", encoding="utf-8") as settings:
                settings.write(f"\n[publish.blog]\n{kind}\n")
        at = (NOON - timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")
        changed(
            desk,
            "insert into posts (draft, channel, state, title, intended_at, attempted_at, roundup, sent_to)"
            " values (1, 'blog', ?, 'T', ?, ?, '{}', ?)",
            *(state, at, at, sent_to),
        )
        changed(desk, "update drafts set state = ? where id = 1", draft)
        return {}

    return make


def late(desk: DeskFolder) -> Environ:
    changed(desk, "update runs set as_of = '2026-05-11T12:00:00Z'")
    return {}


def never_ran(desk: DeskFolder) -> Environ:
    changed(desk, "delete from runs")
    return {}


def crontab(text: str, *, code: int = 0) -> Illness:
    """Return what makes crontab -l print this, and the last run be long ago."""

    def make(desk: DeskFolder) -> Environ:
        late(desk)
        programs = desk.folder.parent / "programs"
        programs.mkdir()
        printed = text.format(desk=desk.folder)
        (programs / "crontab").write_text(f"#!/bin/sh\ncat <<'END'\n{printed}\nEND\nexit {code}\n")
        (programs / "crontab").chmod(0o755)
        return {"PATH": f"{programs}:/usr/bin:/bin", "HOME": str(desk.folder.parent)}

    return make


def machine_with(*programs: str) -> Illness:
    """Return what leaves these programs only on the PATH, and makes the last run be long ago."""

    def make(desk: DeskFolder) -> Environ:
        late(desk)
        place = desk.folder.parent / "programs"
        place.mkdir()
        for name in programs:
            (place / name).touch(mode=0o755)
        return {"PATH": str(place), "HOME": str(desk.folder.parent)}

    return make


def unit(*, enabled: bool) -> Illness:
    """Return what makes a systemd unit of the user name this desk, and the last run be long ago."""

    def make(desk: DeskFolder) -> Environ:
        late(desk)
        units = desk.folder.parent / ".config" / "systemd" / "user"
        (units / "timers.target.wants").mkdir(parents=True)
        (units / "desk.service").write_text(f"[Service]\nExecStart=/bin/copydesk run --desk {desk.folder}\n")
        (units / "desk.timer").write_text("[Timer]\n")
        if enabled:
            (units / "timers.target.wants" / "desk.timer").symlink_to(units / "desk.timer")
        return {"HOME": str(desk.folder.parent)}

    return make


def untold(why: str = "it answered 403") -> Illness:
    """Return what makes the last notice have failed for this reason."""

    def make(desk: DeskFolder) -> Environ:
        desk.writes("copydesk.toml", f'{SETTINGS}\n[notify]\nurl = "https://ntfy.example/desk"\n')
        with closing(open_desk(desk.folder / "desk.db", now=NOON)) as db, writing(db):
            notices.begin(db, "post", [("draft", "d1")], at=NOON)
            notices.settle(db, "post", [("draft", "d1")], state="failed", why=why)
        return {}

    return make

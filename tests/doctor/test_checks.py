"""For each check a desk in the bad state, made for real: it is named, with the command that mends it; and one well."""

import os
from datetime import timedelta

import pytest
from twisted.internet.error import ConnectionLost
from twisted.python.failure import Failure

from pipeline.doctor import asking, examine
from pipeline.store import lease
from pipeline.store.database import connect
from spiders.assignments import Crawl
from spiders.excuses import UnreadRobotsError, unanswered
from tests.cast import NOON
from tests.desks import DeskFolder
from tests.docs_pages import first_cells, page
from tests.doctor import ill, ill_files, ill_store
from tests.doctor.examined import examined
from tests.doctor.well import FEED, Illness, well

REFUSED = "the outlet's robots.txt does not want copydesk there"
UNREAD = "the outlet's robots.txt answers HTTP 503"
UNTRUSTED = "the outlet's certificate cannot be trusted (TLS)"
LONG_AGO = NOON - timedelta(days=20)
LINE = "*/30 * * * * /usr/bin/copydesk run --desk {desk}"
MAIL = 'kind = "email"\nhost = "127.0.0.1"\nport = 25\nsecurity = "none"\nsender = "a@b.example"\nto = "c@d.example"'
ILLNESSES = [
    ("clock", "warn", 0, ill.clock_set_back, ("365 days from now", "timedatectl set-ntp true")),
    ("clock", "warn", 0, ill.clock_an_hour_back, ("60 minutes from now", "timedatectl set-ntp true")),
    ("clock", "warn", 0, ill.machine_in_no_zone, ("Mars/Tharsis", "set TZ")),
    ("settings", "bad", 2, ill_files.misspelt_setting, ("intervall_minutes", "did you mean interval_minutes")),
    ("settings", "bad", 2, ill_files.zone_nobody_knows, ("Mars/Tharsis", "America/Toronto")),
    ("outlets", "bad", 2, ill_files.broken_outlets_file, ("outlets.toml",)),
    ("outlets", "warn", 0, ill_files.no_outlet, ("0 on", "outlets.toml")),
    ("outlets", "warn", 0, ill_files.dropped_outlet, ("no outlet is called 'Quay Post'", "copydesk.toml")),
    ("mutes", "warn", 0, ill_files.muted_nobody, ("'Harbor Times'", "did you mean Harbour Times", "copydesk.toml")),
    ("sides", "warn", 0, ill_files.side_of_nobody, ("side marl", "'@contry:US'", "copydesk.toml")),
    ("certificates", "warn", 0, ill_files.unchecked_certificate, ("Harbour Times", "insecure_tls")),
    ("templates", "bad", 2, ill_files.broken_template, ("post/body.html line 2", "titel", "the shipped template")),
    ("secrets", "bad", 2, ill_files.loose_secret, ("old (mode 0640)", "chmod 600 ")),
    ("secrets", "warn", 0, ill_files.loose_secrets_folder, ("chmod 700 ",)),
    ("secrets", "bad", 2, ill_files.secret_in_git, ("git keeps secrets/old", "rm --cached -r secrets")),
    ("secrets", "warn", 0, ill_files.secret_git_would_take, ("secrets/old", "echo secrets/ >> ")),
    ("files", "warn", 0, ill_files.settings_that_anybody_may_write, ("anybody", "copydesk.toml", "chmod o-w ")),
    ("cluster", "warn", 0, ill_files.cluster_without_papers, ("secrets/cluster-ca.pem", "docs/scale.md")),
    ("store", "bad", 8, ill_store.damaged, ("copydesk restore",)),
    ("store", "bad", 8, ill_store.cut_off, ("copydesk restore",)),
    ("store", "bad", 8, ill_store.torn, ("1 row of hidden_stories belongs to stories", "copydesk restore")),
    ("store", "bad", 2, ill_store.lost, ("no desk database", "bring it back: copydesk restore")),
    ("store", "bad", 8, ill_store.foreign, ("another program's database", "--desk")),
    ("store", "bad", 8, ill_store.newer, ("m999_x", "upgrade copydesk")),
    ("migrations", "warn", 0, ill_store.older, ("an older copydesk", "copydesk drafts")),
    ("backups", "warn", 0, ill_store.no_backup, ("none in backups/", "copydesk backup")),
    ("backups", "warn", 0, ill_store.old_backup, ("2026-05-07 12:00", "copydesk backup")),
    ("backups", "warn", 0, ill_store.backup_to_come, ("2027-01-01 00:00", "a clock was wrong", "copydesk backup")),
    ("backups", "warn", 0, ill_store.damaged_backup, ("cannot be brought back", "copydesk backup makes one")),
    ("backups", "warn", 0, ill_store.backup_of_newer, ("m999_x", "copydesk backup makes one")),
    ("lock", "bad", 8, ill_store.linked_lock, ("desk.lock is a link", "rm desk.lock")),
    ("lock", "bad", 8, ill_store.linked_page, ("desk.page is a link", "rm desk.page")),
    ("lock", "warn", 0, ill_store.killed_holder, ("copydesk run, process", "was killed", "copydesk run does it now")),
    ("addresses", "warn", 0, ill.remembered(failures=3, state="failing"), ("Harbour Times", "copydesk outlets check")),
    ("gone", "warn", 0, ill.remembered(failures=1, state="off"), ("Harbour Times", "outlets mute NAME --level off")),
    (
        *("gone", "warn", 0, ill.remembered(failures=9, state="failing", failing_since=LONG_AGO)),
        ("Harbour Times", "outlets check NAME"),
    ),
    (
        *("moved", "warn", 0, ill.remembered(moved_to="https://new.example/feed", moved_times=3)),
        (f"{FEED} to https://new.example/feed", "outlets.toml"),
    ),
    ("robots", "warn", 0, ill.remembered(failures=1, state="refused", why=REFUSED), ("Harbour Times", "outlets check")),
    ("robots", "warn", 0, ill.remembered(failures=1, state="failing", why=UNREAD), ("Harbour Times", "tried again")),
    ("tls", "warn", 0, ill.remembered(failures=1, state="failing", why=UNTRUSTED), ("Harbour Times", "clock")),
    ("silent", "warn", 0, ill.silent_outlet, ("Harbour Times (nothing for 48 hours", "copydesk outlets check NAME")),
    ("posts", "warn", 0, ill.posted("unknown"), ("p1 of d1 on blog", "copydesk publish d1 --to blog")),
    ("posts", "warn", 0, ill.posted("sending", minutes=61), ("may have gone out", "copydesk publish d1 --to blog")),
    (
        *("posts", "warn", 0, ill.posted("unknown", kind=MAIL)),
        ("look whether it arrived", "copydesk publish d1 --to blog says with which word to answer"),
    ),
    ("posts", "warn", 0, ill.posted("failed"), ("1 need you", "copydesk publish d1 --to blog")),
    ("posts", "warn", 0, ill.posted("gone"), ("p1 of d1 on blog (gone)", "copydesk log --event post")),
    (
        "posts",
        "warn",
        0,
        ill.posted("scheduled", known=False),
        ("p1 of d1 on blog (scheduled)", "[publish.blog] again"),
    ),
    (
        "posts",
        "warn",
        0,
        ill.posted("unknown", known=False),
        ("1 on a channel that copydesk.toml has no more", "d1 --to blog --again"),
    ),
    ("posts", "warn", 0, ill.posted("failed", sent_to="markdown a slip"), ("1 need you", "publish d1 --to blog")),
    (
        "posts",
        "warn",
        0,
        ill.posted("unknown", sent_to="markdown old"),
        ("or at another place than it says now", "[publish.blog] its kind and address of then back (markdown old)"),
    ),
    (
        "posts",
        "warn",
        0,
        ill.posted("unknown", sent_to="email readers@river.example"),
        ("(email readers@river.example) in copydesk.toml, then copydesk publish d1 --to blog takes your word",),
    ),
    ("cron", "warn", 0, ill.late, ("last run 2026-05-11 12:00", "copydesk schedule")),
    ("cron", "warn", 0, ill.never_ran, ("never run here", "copydesk schedule")),
    ("cron", "warn", 0, ill.crontab(f"# {LINE}\n0 4 * * * backup"), ("no crontab or timer", "copydesk schedule")),
    ("cron", "warn", 0, ill.crontab("no crontab for you", code=1), ("no crontab or timer", "copydesk schedule")),
    ("cron", "warn", 0, ill.crontab(LINE), ("called by a line of your crontab", "systemctl status cron")),
    ("cron", "warn", 0, ill.machine_with("systemctl"), ("last run 2026-05-11", "copydesk schedule --systemd")),
    ("cron", "warn", 0, ill.machine_with(), ("last run 2026-05-11", "apt-get install cron")),
    ("cron", "warn", 0, ill.unit(enabled=True), ("the systemd timer desk.timer", "list-timers")),
    ("cron", "warn", 0, ill.unit(enabled=False), ("not enabled", "systemctl --user enable --now desk.timer")),
    ("run", "warn", 0, ill.ran(exit_code=None), ("r2 was killed", "copydesk run")),
    ("run", "warn", 0, ill.ran(exit_code=4), ("every outlet failed", "copydesk outlets check")),
    ("run", "warn", 0, ill.ran(exit_code=1), ("exit code 1", "copydesk log --since 1d")),
    ("notify", "warn", 0, ill.untold(), ("it answered 403", "docs/notify.md")),
]
WELL = [
    ("templates", ill_files.own_template, "yours print the sample post"),
    ("secrets", ill_files.kept_secret, "1 kept, readable by you only"),
    ("secrets", ill_files.secret_that_git_ignores, "1 kept"),
    ("addresses", lambda desk: {}, "none failed 3 times running"),
    (
        *("addresses", ill.remembered(failures=1, state="failing")),
        "none failed 3 times running; 1 address not read at the last visit: Harbour Times",
    ),
    ("gone", ill.remembered(failures=9, state="failing", failing_since=NOON - timedelta(days=2)), "no address is gone"),
    ("moved", ill.remembered(moved_to="https://new.example/feed", moved_times=2), "no address has moved"),
    ("robots", ill.remembered(failures=1, why=f"copydesk does not ask https://a.example/{REFUSED}"), "none"),
    ("posts", ill.posted("sending", minutes=1), "none needs you"),
    ("posts", ill.posted("live"), "none needs you"),
    ("posts", ill.posted("live", known=False), "none needs you"),
    ("posts", ill.posted("failed", known=False), "none needs you"),
    ("posts", ill.posted("gone", known=False), "none needs you"),
    ("posts", ill.posted("failed", draft="discarded"), "none needs you"),
    ("posts", ill.posted("scheduled"), "none needs you"),
    ("run", ill.ran(exit_code=3), "r2: 0 new"),
]


def test_a_desk_that_is_well_has_nothing_to_complain_of(desk: DeskFolder) -> None:
    found = examined(desk)

    assert [(one.check, one.said) for one in found if one.state != "ok" or one.cure] == []
    assert {check for check, *_ in ILLNESSES} - {one.check for one in found} == {
        *("certificates", "mutes", "sides", "templates", "secrets", "cluster", "notify"),
    }


@pytest.mark.parametrize(
    ("check", "state", "code", "illness", "words"),
    [pytest.param(*one, id=f"{one[0]}-{number}") for number, one in enumerate(ILLNESSES)],
)
def test_what_is_wrong_is_named_with_its_cure(
    desk: DeskFolder, check: str, state: str, code: int, illness: Illness, words: tuple[str, ...]
) -> None:
    found = examined(desk, illness)

    [one] = [one for one in found if one.check == check and one.state != "ok"]
    assert (one.state, one.exit_code) == (state, code)
    assert [word for word in words if word not in f"{one.told} {one.cure}"] == []
    assert one.cure
    assert "canary" not in str(found)


@pytest.mark.parametrize(
    ("check", "illness", "said"), [pytest.param(*one, id=f"{one[0]}-{n}") for n, one in enumerate(WELL)]
)
def test_what_only_looks_wrong_is_not_complained_of(desk: DeskFolder, check: str, illness: Illness, said: str) -> None:
    found = [one for one in examined(desk, illness) if one.check == check]

    assert [one.state for one in found] == ["ok"]
    assert said in found[0].said or said == "none"


def test_a_run_that_holds_the_desk_is_at_work(desk: DeskFolder) -> None:
    well(desk)
    ill.ran(exit_code=None)(desk)
    with lease.held(desk.folder / "desk.lock", command="copydesk run", now=NOON):
        found = {one.check: one for one in examine(desk.folder, {}, now=NOON)}
        hours_later = {one.check: one for one in examine(desk.folder, {}, now=NOON + timedelta(hours=7))}

    assert (found["lock"].state, found["run"].said) == ("ok", "r2 is at work")
    assert "copydesk run, process" in found["lock"].said
    assert hours_later["lock"].state == "warn"
    assert f"kill {os.getpid()}" in hours_later["lock"].cure


def test_a_disk_with_no_room_for_the_desk_s_growth_is_named(desk: DeskFolder) -> None:
    well(desk)
    # A file of holes: larger than the disk, and no block of it is there. SQLite would clear it away beside a desk.db.
    ill_store.lost(desk)
    with (desk.folder / "desk.db-wal").open("wb") as log:
        log.truncate(10**13)
    found = [one for one in examine(desk.folder, {}, now=NOON) if one.check == "disk"]
    (desk.folder / "desk.db-wal").unlink()

    assert [one.state for one in found] == ["warn"]
    assert "free some space" in found[0].cure


def test_a_log_that_somebody_keeps_from_being_worked_in_is_named(desk: DeskFolder) -> None:
    well(desk)
    db, reader = connect(desk.folder / "desk.db"), connect(desk.folder / "desk.db")
    reader.execute("begin")
    reader.execute("select count(*) from headlines").fetchone()
    db.execute("create table ballast (words blob)")
    for _ in range(9):
        db.execute("insert into ballast values (zeroblob(8000000))")
    found = [one for one in examine(desk.folder, {}, now=NOON) if one.check == "disk"]
    reader.close()
    db.close()

    assert [one.state for one in found] == ["warn"]
    assert "73 MB of it are a log that is not worked in" in found[0].said
    assert "fuser" in found[0].cure


def test_what_the_outlets_said_is_known_by_the_words_that_the_spiders_store(desk: DeskFolder) -> None:
    class Response:
        status = 503

    errand = Crawl(desk="", run=1, as_of=NOON, assignments=())
    no_robots = UnreadRobotsError(Response())  # type: ignore[arg-type]  # of an answer it reads the status
    robots = Failure(no_robots)  # type: ignore[no-untyped-call]  # twisted's own
    untrusted = Failure(ConnectionLost("certificate verify failed"))  # type: ignore[no-untyped-call]  # untyped in Twisted

    assert unanswered(robots, errand)[1].startswith(asking.BY_ROBOTS)
    assert unanswered(untrusted, errand)[1] == UNTRUSTED
    assert (UNTRUSTED.startswith(asking.BY_TLS), REFUSED.startswith(asking.BY_ROBOTS)) == (True, True)


def test_every_check_is_documented() -> None:
    documented = first_cells(page("doctor.md"))

    assert {check for check, *_ in ILLNESSES} | {"sqlite", "disk", "channel NAME"} == documented

"""The daily digest of a desk's health: silent when all is well; a warning once, what is bad each day."""

from pathlib import Path

import pytest

from pipeline import doctor
from pipeline.doctor.finding import Finding, warn
from pipeline.store.database import connect
from tests.cast import NOON
from tests.desks import Answered, DeskFolder
from tests.doctor import ill, ill_store
from tests.newer import content
from tests.notify.inbox import Inbox


@pytest.fixture
def well(desk: DeskFolder) -> DeskFolder:
    """A desk of which nothing but one warning is to be said: it has no outlet to ask."""
    desk.copydesk("run", "--as-of=2026-05-12T07:00:00Z")
    return desk


def digest(desk: DeskFolder, day: int, *more: str, hour: str = "07:10", url: str = "") -> Answered:
    """The digest of a day in May."""
    return desk.copydesk("doctor", "--digest", *more, f"--as-of=2026-05-{day:02}T{hour}:00Z", COPYDESK_NOTIFY__URL=url)


def forget_the_warning(desk: DeskFolder) -> None:
    """Have an outlet with an address, so that nothing at all is to be said."""
    desk.writes(
        "outlets.toml", '[[outlet]]\nname = "Quay"\nhosts = ["quay.example"]\nfeeds = ["https://quay.example/f"]\n'
    )


def test_of_a_desk_that_is_well_nothing_is_said(well: DeskFolder) -> None:
    forget_the_warning(well)

    ran = digest(well, 12)

    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "", "")
    assert digest(well, 12, "--json").json == []


def test_a_warning_is_said_once_while_it_lasts_and_again_when_it_comes_back(well: DeskFolder) -> None:
    first, again = digest(well, 12), digest(well, 12, hour="07:20")
    outlets = well.folder / "outlets.toml"
    forget_the_warning(well)
    gone = digest(well, 12, hour="07:30")
    outlets.unlink()
    back = digest(well, 12, hour="07:40")

    assert first.stdout.startswith("warn  outlets: 0 on")
    assert (again.stdout, gone.stdout) == ("", "")
    assert back.stdout == first.stdout


def test_a_warning_is_said_once_though_it_counts_the_days_and_others_come_and_go(well: DeskFolder) -> None:
    def news(said: str, *about: str) -> tuple[Finding, ...]:
        return doctor.digest(well.folder, {}, [warn("silent", said, cure="", about=about)], now=NOON).news

    assert news("1 silent: Quay (nothing for 2 days)", "Quay")
    assert not news("1 silent: Quay (nothing for 3 days)", "Quay")
    assert news("2 silent: Mail (nothing for 7 hours), Quay (nothing for 3 days)", "Mail", "Quay")
    assert not news("1 silent: Mail (nothing for 2 days)", "Mail")
    assert news("2 silent: Mail (nothing for 3 days), Quay (nothing for 9 hours)", "Mail", "Quay")


def test_an_outlet_that_fell_silent_is_said_once_and_not_each_day(well: DeskFolder) -> None:
    well.writes("outlets.toml", '[[outlet]]\nname = "Harbour Times"\nfeeds = ["https://harbour.example/f"]\n')
    ill.silent_outlet(well)

    said = [digest(well, day, hour="12:00").stdout for day in (12, 13, 14)]

    assert ["Harbour Times" in words for words in said] == [True, False, False]


def test_a_desk_that_waits_for_an_upgrade_is_left_as_it_is_and_all_of_it_is_said(well: DeskFolder) -> None:
    ill_store.older(well)
    before = content(well.folder)

    said = [digest(well, 12), digest(well, 12)]

    assert [(one.exit_code, "warn  migrations: the database is of an older" in one.stdout) for one in said] == [
        (0, True),
        (0, True),
    ]
    assert content(well.folder) == before
    assert not (well.folder / "backups").exists()


def test_what_is_bad_is_said_each_time_with_its_exit_code(well: DeskFolder) -> None:
    well.writes("copydesk.toml", '[blog]\ntimezzone = "UTC"\n')

    said = [digest(well, 12), digest(well, 12)]

    assert [one.exit_code for one in said] == [2, 2]
    assert all("bad   settings:" in one.stdout for one in said)


def test_it_goes_by_notify_where_that_names_somebody_and_cron_has_nothing_to_mail(
    well: DeskFolder, inbox: Inbox
) -> None:
    first, again = digest(well, 12, url=inbox.address), digest(well, 12, url=inbox.address)

    [posted] = inbox.posted
    assert (first.stdout, first.stderr, again.stdout) == ("", "", "")
    assert posted.headers["title"] == "River Watch: the desk is not well"
    assert b"outlets: 0 on" in posted.body


def test_what_could_not_be_sent_is_printed_and_told_by_the_next(well: DeskFolder, inbox: Inbox) -> None:
    inbox.answer = 403
    refused = digest(well, 12, url=inbox.address)
    inbox.answer = 200
    told = digest(well, 12, url=inbox.address)

    assert "outlets: 0 on" in refused.stdout
    assert "it answered 403" in refused.stderr
    assert (told.stdout, len(inbox.posted)) == ("", 2)


def test_who_wants_no_notices_of_health_gets_what_cron_mails(well: DeskFolder, inbox: Inbox) -> None:
    with (well.folder / "copydesk.toml").open("a", encoding="utf-8") as settings:
        settings.write("[notify]\nhealth = false\n")

    assert "outlets: 0 on" in digest(well, 12, url=inbox.address).stdout
    assert inbox.posted == []


@pytest.mark.parametrize("lost", ["missing", "damaged"])
def test_a_desk_without_its_database_is_said_to_be_so_and_none_is_made(well: DeskFolder, lost: str) -> None:
    file: Path = well.folder / "desk.db"
    for beside in ("desk.db-wal", "desk.db-shm"):
        (well.folder / beside).unlink(missing_ok=True)
    if lost == "missing":
        file.unlink()
    else:
        file.write_bytes(b"no database" * 500)

    ran = digest(well, 12)

    assert ran.exit_code in (2, 8)
    assert "bad   store:" in ran.stdout
    assert file.exists() == (lost == "damaged")


def test_two_ways_do_not_take_each_other_s_news(well: DeskFolder, inbox: Inbox) -> None:
    digest(well, 12)

    digest(well, 12, url=inbox.address)

    db = connect(well.folder / "desk.db")
    assert {way for (way,) in db.execute("select way from digest_told")} == {"print", "post"}
    db.close()
    assert len(inbox.posted) == 1

"""A desk that is not ours, damaged, unwritable or killed in the middle is refused or goes on; nothing is lost."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.newsstand import Answer, Newsstand
from pipeline.store.database import connect
from tests.cast import EVERYONE, HARBOUR_TIMES, LISTA_POST, ONLOOKER, headline
from tests.cli.conftest import EVENING, Day
from tests.desks import ROOT, DeskFolder, feed_path
from tests.feeds import rss

NOON = "--as-of=2026-05-12T12:00:00Z"
TITLE = "Orrin <script>alert(1)</script> &lt;b onclick=alert(2)&gt;dam&lt;/b&gt; \u202e\u200bholds\u202c"


def another_programs_database(file: Path) -> None:
    db = connect(file)
    db.execute("create table recipes (cake text)")
    db.close()


def a_newer_desk(file: Path) -> None:
    DeskFolder(file.parent).copydesk("stories")
    db = connect(file)
    db.execute("insert into _sqlite_migrations (migration_set, name, applied_at) values ('copydesk', 'm999', '')")
    db.close()


def a_diary(file: Path) -> None:
    file.write_text("Dear diary, " * 1000, encoding="utf-8")


@pytest.mark.parametrize("made", [another_programs_database, a_newer_desk, a_diary])
def test_a_database_that_is_not_ours_to_use_is_exit_code_8_and_left_alone(desk: DeskFolder, made: object) -> None:
    assert callable(made)
    made(desk.folder / "desk.db")
    before = (desk.folder / "desk.db").read_bytes()

    for command in (("stories", "--json"), ("gather",), ("doctor",)):
        ran = desk.copydesk(*command, NOON)
        assert ran.exit_code == 8
        assert "a bug" not in ran.stderr

    assert (desk.folder / "desk.db").read_bytes() == before


def test_a_folder_that_cannot_be_written_is_said_and_is_no_bug(evening: DeskFolder) -> None:
    protect(evening.folder)

    ran = unprivileged(evening, "approve", "d1", EVENING)
    unprotect(evening.folder)

    assert ran.returncode == 8, ran.stderr
    assert "copydesk doctor" in ran.stderr
    assert evening.copydesk("drafts", "--json").json[-1]["state"] == "waiting"


@pytest.mark.parametrize(
    "arguments",
    [
        ("drafts",),
        ("show", "d1"),
        ("why", "d1"),
        ("stories",),
        ("outlets", "list"),
        ("topics", "test", "skerrow"),
        ("backup", "../copy.db"),
    ],
    ids=" ".join,
)
def test_a_folder_that_cannot_be_written_may_still_be_looked_into(
    evening: DeskFolder, arguments: tuple[str, ...]
) -> None:
    evening.copydesk("stories", EVENING)
    command = [str(evening.folder / one) if one.endswith(".db") else one for one in arguments]
    protect(evening.folder)

    ran = unprivileged(evening, *command, "--json", EVENING)
    unprotect(evening.folder)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)


def test_a_folder_where_the_lock_belongs_is_said_and_is_no_bug(evening: DeskFolder) -> None:
    (evening.folder / "desk.lock").unlink(missing_ok=True)
    (evening.folder / "desk.lock").mkdir()

    ran = evening.copydesk("run", EVENING)

    assert ran.exit_code == 8
    assert "desk.lock" in ran.stderr
    assert "where a file belongs there is a folder" in ran.stderr


@pytest.mark.parametrize("command", ["init", "demo"])
def test_a_file_where_the_desk_belongs_is_said_and_is_no_bug(desk: DeskFolder, command: str) -> None:
    (desk.folder / "notes").write_text("mine", encoding="utf-8")

    ran = desk.copydesk(command, str(desk.folder / "notes"))

    assert ran.exit_code == 8
    assert f"where: {desk.folder / 'notes'}" in ran.stderr
    assert "a folder belongs there" in ran.stderr
    assert (desk.folder / "notes").read_text(encoding="utf-8") == "mine"


def test_what_stories_would_have_to_store_is_refused_in_words_where_it_cannot_be(evening: DeskFolder) -> None:
    line = {"outlet": "Argus", "headline": "Ferry stays", "url": "https://a.example/1", "published": NOON[8:]}
    evening.copydesk("ingest", "-", EVENING, stdin=json.dumps(line).encode())
    protect(evening.folder)

    ran = unprivileged(evening, "stories", EVENING)
    unprotect(evening.folder)

    assert (ran.returncode, ran.stdout) == (8, "")
    assert "readonly" in ran.stderr


def test_a_page_of_a_database_that_cannot_be_written_is_refused_in_words(evening: DeskFolder) -> None:
    (evening.folder / "desk.db").chmod(0o444)

    ran = unprivileged(evening, "review", "--port", "0", EVENING)

    assert (ran.returncode, ran.stdout) == (8, "")
    assert "readonly" in ran.stderr


def test_a_log_left_by_a_killed_writer_is_never_passed_over(evening: DeskFolder, tmp_path: Path) -> None:
    """Without the right to write, its -shm cannot be made again: refused, for the file alone would tell an old day."""
    db = connect(evening.folder / "desk.db")
    db.execute("update drafts set state = 'approved'")
    shutil.copytree(evening.folder, tmp_path / "killed", ignore=shutil.ignore_patterns("*-shm"))
    db.close()
    killed = DeskFolder(tmp_path / "killed")
    assert (killed.folder / "desk.db-wal").exists()
    protect(killed.folder)

    ran = unprivileged(killed, "drafts", "--json", EVENING)
    unprotect(killed.folder)

    assert (ran.returncode, ran.stdout) == (8, "")
    assert killed.copydesk("drafts", "--json").json[0]["state"] == "approved"


def protect(folder: Path) -> None:
    """Take away the right to write the folder and what is in it."""
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)


def unprotect(folder: Path) -> None:
    for path in (folder, *folder.iterdir()):
        path.chmod(0o755)


def unprivileged(desk: DeskFolder, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the command without root's right to write everywhere (capabilities(7), CAP_DAC_OVERRIDE is 1)."""
    drop = "import ctypes, os, sys; ctypes.CDLL(None).prctl(24, 1, 0, 0, 0); os.execv(sys.executable, sys.argv[1:])"
    command = [sys.executable, "-c", drop, sys.executable, "-m", "pipeline.launch", *arguments]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "COPYDESK_DESK": str(desk.folder)}
    return subprocess.run(command, capture_output=True, text=True, env=environ, timeout=60, check=False)


def test_a_hostile_title_of_a_feed_reaches_the_post_as_clean_words(newsstand: Newsstand, desk: DeskFolder) -> None:
    outlets = [one for one in EVERYONE if not one.agency]
    newsstand.show(
        {
            feed_path(outlet): Answer(body=rss([headline(f"{TITLE} {at}", outlet, number=at, minutes=-at)]))
            for at, outlet in enumerate(outlets, start=1)
        }
    )
    desk.reads_from(newsstand.address, outlets)

    # The articles' own pages lie at invented hosts, so none is asked for.
    ran = desk.copydesk("run", "--json", NOON, COPYDESK_GATHER__ARTICLE_PAGES="0")

    assert ran.exit_code == 0, ran.stderr
    told = [desk.copydesk("show", "d1", "--as", form).stdout for form in ("text", "html", "markdown")]
    for document in (ran.stdout, desk.copydesk("stories", "--json", NOON).stdout, *told):
        assert "Orrin dam holds" in document.replace("\xa0", " ")
        assert not [mark for mark in ("<script", "onclick", "alert(", "\u202e", "\u200b") if mark in document]


@pytest.mark.parametrize("wait_seconds", [0.5, 3.0])
def test_a_gathering_that_is_killed_leaves_a_desk_that_opens_and_gathers(
    newsstand: Newsstand, desk: DeskFolder, wait_seconds: float
) -> None:
    news = [
        headline(f"The Orrin rises for the {at}th time", HARBOUR_TIMES, number=at, minutes=-at) for at in range(1, 90)
    ]
    shown = {feed_path(HARBOUR_TIMES): Answer(body=rss(news)), feed_path(ONLOOKER): Answer(body=rss(news[:3]))}
    newsstand.show({**shown, feed_path(LISTA_POST): Answer(behaviour="hang")})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, LISTA_POST, ONLOOKER])
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "COPYDESK_DESK": str(desk.folder)}

    with subprocess.Popen(
        [sys.executable, "-m", "pipeline.launch", "gather", NOON, "--json"],
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as gathering:
        time.sleep(wait_seconds)
        gathering.send_signal(signal.SIGKILL)
    newsstand.show({**shown, feed_path(LISTA_POST): Answer(body=rss(news[3:6]))})
    again = desk.copydesk("gather", "--json", "--as-of=2026-05-12T13:00:00Z")

    assert again.exit_code == 0, again.stderr
    assert {one["outlet"] for one in again.json["outlets"]} == {"Harbour Times", "Lista Post", "The Onlooker"}
    db = connect(desk.folder / "desk.db")
    assert db.execute("select count(*) from headlines").fetchone()[0] == len(news)
    assert db.execute("pragma integrity_check").fetchone()[0] == "ok"
    db.close()


@pytest.mark.parametrize("arguments", [("stories", "--json"), ("stories",), ("drafts", "--json")])
def test_a_reader_that_goes_away_is_no_bug(day: Day, arguments: tuple[str, ...]) -> None:
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "COPYDESK_DESK": str(day.desk.folder)}

    with subprocess.Popen(
        [sys.executable, "-m", "pipeline.launch", *arguments, EVENING],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as talking:
        assert talking.stdout is not None
        assert talking.stderr is not None
        talking.stdout.close()
        said = talking.stderr.read().decode()

    assert talking.returncode == 0, said
    assert said == ""

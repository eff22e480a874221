"""The drill: backup, approve, publish, lose the database, restore, run, publish again. Nothing is lost or twice."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.publish.blogger import token as blogger_token
from pipeline.settings import Secret
from pipeline.store.database import connect
from tests.cast import NOON
from tests.desks import Answered, DeskFolder
from tests.publish.approved import approved
from tests.publish.blogger_server import BloggerServer
from tests.publish.google_sign_in import CLIENT_SECRET
from tests.publish.wordpress_site import WordPressSite
from tests.store.restoring.damage import DAMAGE

FILES = '[publish.site]\nkind = "markdown"\nfolder = "posts"\n'
EACH_DAMAGE = pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)


def checkpoint(desk: DeskFolder) -> None:
    """Work the journal into the file, so that what is damaged is the desk."""
    db = connect(desk.folder / "desk.db")
    db.execute("pragma wal_checkpoint(truncate)")
    db.close()


def lose(desk: DeskFolder, damage: Callable[[Path], None]) -> Answered:
    """Lose the database as `damage` says and bring back the newest backup."""
    checkpoint(desk)
    damage(desk.folder / "desk.db")
    restored = desk.copydesk("restore")
    assert restored.exit_code == 0, restored.stderr
    an_hour_passes(desk)
    return restored


def an_hour_passes(desk: DeskFolder) -> None:
    """Until what was sent just before the loss has arrived, publishing waits."""
    db = connect(desk.folder / "desk.db")
    db.execute("update restores set at = strftime('%Y-%m-%dT%H:%M:%SZ', at, '-1 hour')")
    db.close()


def published(desk: DeskFolder, number: int, *more: str) -> Answered:
    done = desk.copydesk("publish", f"d{number}", "--live", "--json", *more)
    assert done.exit_code == 0, done.stderr
    return done


def is_well(desk: DeskFolder) -> bool:
    """Whether the store is whole for doctor."""
    told = {one["check"]: one["state"] for one in desk.copydesk("doctor", "--json").json}
    return bool(told["store"] == "ok")


@pytest.fixture
def site(tmp_path: Path) -> DeskFolder:
    """A desk with three approved drafts, the first of which is a file of its site, and a backup."""
    desk = DeskFolder(approved(tmp_path, FILES, {}, count=3).folder)
    published(desk, 1)
    assert desk.copydesk("backup").exit_code == 0
    return desk


def files(desk: DeskFolder) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (desk.folder / "posts").iterdir()}


@EACH_DAMAGE
def test_what_was_posted_after_the_backup_is_not_posted_again(site: DeskFolder, damage: Callable[[Path], None]) -> None:
    published(site, 2)
    before = files(site)
    assert len(before) == 2

    lose(site, damage)
    ran = site.copydesk("run")
    assert ran.exit_code == 0, ran.stderr
    for number in (1, 2):
        assert published(site, number).json["state"] == "live"

    assert files(site) == before
    assert is_well(site)
    published(site, 3)
    assert len(files(site)) == 3


@pytest.mark.parametrize("name", ["scribbled", "well"])
def test_what_the_editor_approved_and_wrote_after_the_backup_is_there(site: DeskFolder, name: str) -> None:
    site.copydesk("discard", "d3")
    published(site, 2)

    said = lose(site, DAMAGE[name])

    states = {one["id"]: one["state"] for one in site.copydesk("drafts", "--json").json}
    if name == "well":
        assert states == {"d1": "published", "d2": "published", "d3": "discarded"}
        assert "may be missing" not in said.stdout
    else:
        assert states["d1"] == "published"
        assert "may be missing; of the desk.db it replaces: it is damaged" in said.stdout


@pytest.mark.parametrize("name", ["removed", "headless", "well"])
def test_a_post_on_blogger_is_found_and_not_posted_again(tmp_path: Path, blogger: BloggerServer, name: str) -> None:
    desk = DeskFolder(approved(tmp_path, blogger.toml(), {"blogspot": CLIENT_SECRET}, count=1).folder)
    blogger_token.keep(tmp_path, "blogspot", Secret(blogger.sign_in.grants()), now=NOON)
    assert desk.copydesk("backup").exit_code == 0
    first = published(desk, 1).json

    lose(desk, DAMAGE[name])
    again = published(desk, 1).json

    assert (again["url"], again["remote_id"]) == (first["url"], first["remote_id"])
    assert len(blogger.blog.posts) == 1
    assert is_well(desk)


@pytest.mark.parametrize("name", ["removed", "well"])
def test_a_post_on_wordpress_is_found_and_not_posted_again(tmp_path: Path, wordpress: WordPressSite, name: str) -> None:
    channel = f'[publish.blog]\nkind = "wordpress"\nurl = "{wordpress.url}"\nuser = "editor"\n'
    desk = DeskFolder(approved(tmp_path, channel, {"blog": wordpress.passwords["editor"]}, count=1).folder)
    assert desk.copydesk("backup").exit_code == 0
    first = published(desk, 1).json

    lose(desk, DAMAGE[name])
    again = published(desk, 1).json

    assert (again["url"], again["remote_id"]) == (first["url"], first["remote_id"])
    assert is_well(desk)


def test_a_backup_of_an_hour_ago_can_be_brought_back_twice(site: DeskFolder) -> None:
    published(site, 2)
    before = files(site)

    for damage in ("scribbled", "removed", "well"):
        lose(site, DAMAGE[damage])

    kept = [file for file in site.folder.glob("desk.db.replaced-*") if not file.name.endswith(("-wal", "-shm"))]
    assert len(kept) == 2
    assert published(site, 2).json["state"] == "live"
    assert files(site) == before


def test_a_new_desk_in_the_place_of_a_lost_one_is_not_mixed_into_it(site: DeskFolder) -> None:
    shutil.rmtree(site.folder / "posts")
    (site.folder / "desk.db").unlink()
    site.copydesk("stories")  # makes a new, empty one

    restored = site.copydesk("restore")

    assert "it was new and empty" in restored.stdout
    assert len(site.copydesk("drafts", "--json").json) == 3


def test_another_desk_s_database_is_said_to_be_one(site: DeskFolder) -> None:
    (site.folder / "desk.db").unlink()
    site.copydesk("ingest", "-", stdin=b'{"outlet": "A", "headline": "Ferry sails", "url": "https://a.example/1"}')

    assert "of the desk.db it replaces: it is another desk" in site.copydesk("restore").stdout


def test_a_post_that_was_found_there_is_said_to_be_no_second_one(site: DeskFolder) -> None:
    published(site, 2)
    before = files(site)
    lose(site, DAMAGE["removed"])

    said = [site.copydesk("publish", f"d{number}", "--live").stderr for number in (1, 2, 3)]

    assert ["found there already, not posted again" in one for one in said] == [False, True, False]
    assert len(files(site)) == len(before) + 1


def test_a_post_whose_answer_was_lost_is_said_to_be_found(site: DeskFolder) -> None:
    db = connect(site.folder / "desk.db")
    db.execute("update posts set state = 'unknown', attempted_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-1 hour')")
    db.close()

    first, second = (site.copydesk("publish", "d1", "--live") for _ in range(2))

    assert "found there already, not posted again" in first.stderr
    assert (second.exit_code, second.stderr) == (0, "")


def test_a_restore_is_in_the_log(site: DeskFolder) -> None:
    [backup] = (site.folder / "backups").iterdir()
    site.copydesk("restore", "--as-of=2026-05-12T18:00:00Z")

    ran = site.copydesk("log", "--event", "restore")
    [entry] = site.copydesk("log", "--event", "restore", "--json").json

    assert f"restore desk.db is now {backup}; what it replaced is desk.db.replaced-20260512T180000Z" in ran.stdout
    assert (entry["file"], entry["whole"]) == (str(backup), True)

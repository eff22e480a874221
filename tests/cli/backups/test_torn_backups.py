"""Rows that belong to none that is there, or stand where no index looks: neither desk nor backup is called whole."""

from tests.cast import NOON
from tests.desks import DeskFolder
from tests.store.restoring import damage


def test_a_desk_whose_rows_belong_to_none_that_is_there_is_called_damaged(desk: DeskFolder) -> None:
    damage.tear(desk.folder / "desk.db")

    done = desk.copydesk("backup", str(desk.folder / "mine.db"))

    assert done.exit_code == 8, done.stdout
    assert "belong to stories that are not there" in done.stderr
    assert not (desk.folder / "mine.db").exists()


def test_a_backup_whose_rows_belong_to_none_that_is_there_is_no_good_one(desk: DeskFolder) -> None:
    for day in (11, 12):
        assert desk.copydesk("backup", f"--as-of={NOON.replace(day=day):%Y-%m-%dT%H:%M:%SZ}").exit_code == 0
    good, torn = sorted(file.name for file in (desk.folder / "backups").iterdir())
    damage.tear(desk.folder / "backups" / torn)

    named = desk.copydesk("restore", str(desk.folder / "backups" / torn))
    done = desk.copydesk("restore")

    assert named.exit_code == 2
    assert "this backup is damaged" in named.stderr
    assert good in done.stdout
    assert f"passed over {torn}: this backup is damaged" in done.stderr


def test_a_desk_with_a_damaged_index_is_what_is_damaged_and_not_its_backup(desk: DeskFolder) -> None:
    assert desk.copydesk("backup").exit_code == 0
    damage.misfile(desk.folder / "desk.db")

    done = desk.copydesk("backup")

    assert done.exit_code == 8, done.stdout
    assert "the desk's database is damaged" in done.stderr
    assert f"where: {desk.folder / 'desk.db'}\n" in done.stderr
    assert "copydesk restore" in done.stderr
    assert desk.copydesk("restore").exit_code == 0

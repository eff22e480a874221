"""A copy and its keeper are of one story, whichever of the two databases knew where each of them stands."""

from contextlib import closing
from pathlib import Path

from pipeline.store import backups
from pipeline.store.database import connect, open_desk, writing
from tests.cast import NOON
from tests.store.restoring.filled_desk import brought_back, filled

PLACES = "select headline, story from placings where headline in (select copy from folds union select kept from folds)"


def test_a_copy_of_which_only_the_fold_can_be_read_comes_to_its_keeper(tmp_path: Path) -> None:
    """It stood for itself at the backup, and the editor has folded it again since."""
    db = open_desk(tmp_path / "desk.db", now=NOON, create=True)
    filled(db)
    backups.back_up(db, tmp_path / "old.db")
    with writing(db):
        db.execute("delete from placings where headline = 3")  # damage
    db.close()
    with closing(connect(tmp_path / "old.db")) as old, writing(old):
        old.execute("delete from folds where copy = 3")
        old.execute("update placings set story = 3 where headline = 3")

    brought_back(tmp_path)

    with closing(connect(tmp_path / "desk.db")) as db:
        assert dict(db.execute(PLACES)) == {1: 1, 3: 1}

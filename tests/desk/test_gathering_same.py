"""What a feed held the time before is not read again, and the store is as if it had been."""

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from pipeline.news import Headline
from pipeline.newsstand import Answer, Newsstand
from pipeline.store.database import connect
from tests.cast import HARBOUR_TIMES, headline
from tests.desks import DeskFolder, feed_path
from tests.feeds import rss

QUAY = headline("Quay sees no breakthrough on the Orrin", number=1, minutes=-30)
LOCK = headline("The lock at Marl opens", number=2, minutes=-40)
BRIDGE = headline("A bridge for the Orrin", number=3, minutes=-50)
MOSS = headline("Ida Moss, Who Painted Quays, Is Dead", number=4, minutes=-52)
LIND = headline("Karl Lind, Ferryman, Dies at 97", number=5, minutes=-53)
ROQUE = headline("Jean Roque, Lamplighter, Dies at 88", number=6, minutes=-51)
STORM = headline("A storm nears", number=7, minutes=-5)
AT_NOON = [QUAY, LOCK, BRIDGE, MOSS, LIND]
# One is new, one has another title, two stand there twice, and the third obituary tells on the other two.
AT_ONE = [
    STORM,
    replace(QUAY, headline="Quay sees a breakthrough on the Orrin"),
    LOCK,
    replace(LOCK, headline="The lock at Marl opens: in pictures"),
    replace(BRIDGE, headline="Orrin to be bridged"),
    BRIDGE,
    ROQUE,
    MOSS,
    LIND,
]
AT_TWO = [STORM, replace(QUAY, headline="Quay sees a breakthrough on the Orrin"), LOCK, BRIDGE, ROQUE, MOSS, LIND]
TABLES = {
    "headlines": "outlet, headline, url, canonical, seen_at, published, trusted_at, news, summary, content, authors,"
    " language, agency, kind, position",
    "titles": "headline, title, seen_at",
    "sources": "url, state, next_due, usual_seconds, newest_at, news_at",
    "outcomes": "run, outlet, state, new, known, refused, why",
}


def gathered(newsstand: Newsstand, desk: DeskFolder, news: Sequence[Headline], hour: int) -> None:
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(body=rss(news))})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES])
    ran = desk.copydesk("gather", f"--as-of=2026-05-12T{hour}:00:00Z")
    assert ran.exit_code == 0, ran.stderr


def kept(desk: DeskFolder) -> int:
    with closing(connect(desk.folder / "desk.db")) as db:
        return int(db.execute("select count(*) from feed_items").fetchone()[0])


def stored(desk: DeskFolder) -> dict[str, list[tuple[object, ...]]]:
    with closing(connect(desk.folder / "desk.db")) as db:
        return {
            table: [tuple(row) for row in db.execute(f"select {columns} from {table} order by 1, 2, 3")]
            for table, columns in TABLES.items()
        }


def forgetting(desk: DeskFolder, folder: Path) -> DeskFolder:
    """A copy of the desk that remembers no items."""
    shutil.copytree(desk.folder, folder)
    with closing(connect(folder / "desk.db")) as db:
        db.execute("delete from feed_items")
    return DeskFolder(folder)


def test_the_store_is_as_if_every_item_had_been_read_each_time(
    newsstand: Newsstand, desk: DeskFolder, tmp_path: Path
) -> None:
    gathered(newsstand, desk, AT_NOON, 12)
    assert kept(desk) == 3  # the two obituaries are read each time
    whole = forgetting(desk, tmp_path / "whole-at-one")
    gathered(newsstand, desk, AT_ONE, 13)
    gathered(newsstand, whole, AT_ONE, 13)
    assert stored(desk) == stored(whole)

    whole = forgetting(desk, tmp_path / "whole-at-two")
    gathered(newsstand, desk, AT_TWO, 14)
    gathered(newsstand, whole, AT_TWO, 14)

    assert stored(desk) == stored(whole)
    with closing(connect(desk.folder / "desk.db")) as db:
        titles = {title for (title,) in db.execute("select headline from headlines")}
    assert {"Quay sees a breakthrough on the Orrin", "A bridge for the Orrin", "A storm nears"} <= titles


def test_an_item_that_left_the_feed_is_forgotten(newsstand: Newsstand, desk: DeskFolder) -> None:
    gathered(newsstand, desk, AT_NOON, 12)

    gathered(newsstand, desk, [QUAY], 13)

    assert kept(desk) == 1

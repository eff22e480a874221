"""A post that cannot be looked at is news to cron once, and again when it was well in between."""

from pathlib import Path

from pipeline.desk.run_news import untold_troubles
from tests.desk.cut_off import claimed
from tests.desk.worktable import worktable
from tests.forge import forge
from tests.publish.approved import approved

CHANNEL = '[publish.site]\nkind = "markdown"\nfolder = "posts"\n'
DOWN, GONE = "River Talks (blog): no connection", "River Talks (site): no channel is called 'site'"


def test_it_is_told_once_for_as_long_as_it_is_so(tmp_path: Path) -> None:
    with worktable(tmp_path) as desk:
        told = [untold_troubles(desk, found) for found in ((DOWN,), (DOWN, GONE), (GONE,), (), (GONE,))]

    assert told == [(DOWN,), (GONE,), (), (), (GONE,)]


def test_cron_mails_it_once(tmp_path: Path) -> None:
    approved(tmp_path, CHANNEL, {}, count=1)
    with worktable(tmp_path) as opened:
        claimed(opened, live=True)
    file = tmp_path / "copydesk.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("publish.site", "publish.other"), encoding="utf-8")

    mailed = [forge().does(tmp_path, "run", "--quiet").stderr for _ in range(2)]

    assert ["no channel is called 'site'" in said for said in mailed] == [True, False]

"""A post that cannot be looked at is news to cron once, and again when it was well in between."""

from pathlib import Path

from tests.desk.cut_off import claimed
from tests.desk.worktable import worktable
from tests.forge import forge
from tests.publish.approved import approved

CHANNEL = '[publish.site]\nkind = "markdown"\nfolder = "posts"\n'
GONE = "no channel is called 'site'"


def test_cron_mails_it_once_for_as_long_as_it_is_so(tmp_path: Path) -> None:
    approved(tmp_path, CHANNEL, {}, count=1)
    with worktable(tmp_path) as opened:
        claimed(opened, live=True)
    file = tmp_path / "copydesk.toml"
    there = file.read_text(encoding="utf-8")
    given_up = there.replace("publish.site", "publish.other")
    elsewhere = there.replace('folder = "posts"', 'folder = "outbox"')

    mailed = []
    for settings in (given_up, given_up, elsewhere, given_up):
        file.write_text(settings, encoding="utf-8")
        mailed.append(forge().does(tmp_path, "run", "--quiet").stderr)

    assert [GONE in said for said in mailed] == [True, False, False, True]
    assert GONE in forge().does(tmp_path, "run").stderr

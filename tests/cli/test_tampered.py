"""A backup that somebody tampered with: what would write into the desk by itself does not come along."""

import pytest

from pipeline.store.database import connect
from tests.cli.conftest import EVENING
from tests.desks import DeskFolder


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(
            "create trigger odd after insert on runs begin update revisions set state = 'approved'; end", id="new"
        ),
        pytest.param(
            "drop trigger log_draft; create trigger log_draft after update on drafts begin select 1; end", id="ours"
        ),
    ],
)
def test_a_backup_with_a_trigger_of_a_strangers_is_refused(desk: DeskFolder, changed: str) -> None:
    desk.copydesk("stories")
    tampered = desk.folder / "tampered.db"
    desk.copydesk("backup", str(tampered))
    db = connect(tampered)
    db.executescript(changed)
    db.close()
    before = (desk.folder / "desk.db").read_bytes()

    done = desk.copydesk("restore", str(tampered))

    assert done.exit_code == 2
    assert "trigger that is not copydesk's" in done.stderr
    assert (desk.folder / "desk.db").read_bytes() == before


@pytest.mark.parametrize(
    ("changed", "command"),
    [
        ("update revisions set offers = '[{'", "drafts"),
        ("update revisions set why = 'because'", "drafts"),
        ("update revisions set roundup = '{'", "drafts"),
        ("update revisions set roundup = '[]'", "drafts"),
        ("update revisions set roundup = '{\"format\": 5}'", "show d1"),
        ("update revisions set checks = '[{\"no\": 1}]'", "drafts"),
        ("update revisions set offers = '{\"no\": 1}'", "drafts"),
        ("update headlines set authors = '[[[['", "stories"),
        ("update headlines set seen_at = 'soon', trusted_at = 'zzzz'", "stories"),
        ("update revisions set touched = 'x'", "approve d1"),
        ("update revisions set touched = '[]'", "approve d1"),
        ("update revisions set changed = '5'", "approve d1"),
        ("update revisions set why = '[]'", "approve d1"),
        ("update headlines set seen_at = '2026-05-12', trusted_at = '2026-05-12'", "stories"),
        ("update headlines set content = '[7]'", "draft"),
        ("update headlines set authors = '[[1]]'", "draft"),
        ("update articles set article = '{}'", "run --quiet"),
        ("update articles set article = '[1]'", "run --quiet"),
        ("update articles set article = json_set(article, '$.paragraphs', json('[[]]'))", "draft"),
        ("update articles set article = json_set(article, '$.agency', 7)", "draft"),
        ("update revisions set roundup = cast(x'7bff7d' as text)", "drafts"),
        ("update headlines set headline = cast(x'ff41' as text)", "stories"),
        ("delete from archive_words_config", "archive search orrin"),
        ("update headlines set headline = 'Orrin' || char(0) || char(8238) || 'rises'", "stories"),
    ],
)
def test_a_value_that_copydesk_never_wrote_is_said_and_is_no_bug(
    evening: DeskFolder, changed: str, command: str
) -> None:
    db = connect(evening.folder / "desk.db")
    db.execute("pragma ignore_check_constraints = on")
    db.executescript(changed)
    db.close()
    evening.copydesk("backup", str(evening.folder / "tampered.db"))

    restored = evening.copydesk("restore", str(evening.folder / "tampered.db"))
    done = evening.copydesk(*command.split(), EVENING)

    assert "a bug" not in restored.stderr + done.stderr
    assert done.exit_code in (0, 2, 8)


@pytest.mark.parametrize("column", ["holds", "meant"])
@pytest.mark.parametrize("value", ["{}", "[]", "7"])
def test_a_post_that_copydesk_never_wrote_is_said_and_is_no_bug(evening: DeskFolder, column: str, value: str) -> None:
    written = (evening.folder / "copydesk.toml").read_text(encoding="utf-8")
    evening.writes("copydesk.toml", f'{written}\n[publish.site]\nkind = "markdown"\nfolder = "posts"\n')
    assert evening.copydesk("publish", "d1", "--to", "site", EVENING).exit_code == 0
    db = connect(evening.folder / "desk.db")
    db.execute(f"update posts set {column} = ?", (value,))
    db.close()

    done = evening.copydesk("publish", "d1", "--to", "site", EVENING)

    assert (done.exit_code, "nothing that copydesk wrote" in done.stderr) == (8, True)

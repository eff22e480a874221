"""A run that read nothing, or was stopped, is told once until a run was well."""

from pipeline.errors import ChannelError, UsageError
from tests.notify.conftest import Editor
from tests.notify.inbox import Inbox
from tests.notify.outcomes import FAILED, READ


def test_a_run_that_read_no_outlet_is_told_once_until_a_run_was_well(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address, drafts=False)
    told = []
    for hours, outcome in enumerate((FAILED, FAILED, READ, FAILED)):
        editor.ran(outcome, hours=hours)
        editor.told(hours=hours)
        told.append(len(inbox.posted))

    assert told == [1, 1, 1, 2]
    assert inbox.posted[0].headers["title"] == "River Watch: the run failed"
    assert (
        inbox.posted[0]
        .body.decode()
        .startswith("No outlet could be read: all 1 failed\n  Lista Post: no answer within 3 seconds\n")
    )


def test_a_run_for_which_nothing_was_due_does_not_make_the_failure_well(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address, drafts=False)
    for hours, outcomes in enumerate(((FAILED,), (), (FAILED,))):
        editor.ran(*outcomes, hours=hours)
        editor.told(hours=hours)

    assert len(inbox.posted) == 1


def test_what_stopped_a_run_is_told_once_each_cause_with_its_cure(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address)
    full = UsageError("the disk is full", do="free some space")

    for hours, failed in enumerate((full, full, ChannelError("the blog is gone"))):
        editor.told(hours=hours, failed=failed)

    first, second = (posted.body.decode() for posted in inbox.posted)
    assert first.startswith("The run stopped: the disk is full\n  free some space\n")
    assert second.startswith("The run stopped: the blog is gone\n")

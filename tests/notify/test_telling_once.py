"""What was refused is told the next time; what may have been told is never told again."""

from tests.notify.conftest import Editor
from tests.notify.inbox import Inbox
from tests.publish.mail_office import Office


def test_what_was_refused_is_said_and_told_the_next_time(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address)
    inbox.answer = 503

    failed = editor.told()
    inbox.answer = 200
    told = editor.told(hours=1)
    editor.told(hours=2)

    assert failed.sent == ()
    assert failed.problems[0].startswith("River Watch: a draft waits: notices to 127.0.0.1: it answered 503")
    assert (told.sent, told.problems) == (("River Watch: a draft waits",), ())
    assert len(inbox.posted) == 2
    assert editor.rows() == [("post", "draft", "d1", "told")]


def test_what_may_have_been_told_is_said_and_never_told_again(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address)
    inbox.answer = 0

    lost = editor.told()
    inbox.answer = 200
    editor.told(hours=1)

    assert "it may have been told" in lost.problems[0]
    assert len(inbox.posted) == 1
    assert editor.rows() == [("post", "draft", "d1", "unknown")]


def test_a_mail_whose_answer_was_lost_is_never_sent_again(editor: Editor, office: Office) -> None:
    editor.wants(channel="mail", channels=[office.table])
    office.moods.hangs_up_after_data = True

    lost = editor.told()
    office.moods.hangs_up_after_data = False
    editor.told(hours=1)

    assert lost.problems
    assert len(office.moods.came) == 1
    assert editor.rows() == [("mail", "draft", "d1", "unknown")]


def test_a_row_that_a_killed_run_left_is_not_told_again(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address)
    editor.told()
    editor.desk.db.execute("update notices set state = 'sending'")

    editor.told(hours=1)

    assert len(inbox.posted) == 1

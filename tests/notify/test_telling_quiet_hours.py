"""In quiet hours nothing is told, and the first run after them tells it once."""

from dataclasses import replace

from tests.notify.conftest import Editor
from tests.notify.inbox import Inbox
from tests.notify.outcomes import FAILED


def _rests(editor: Editor, hours: str, **topic: str) -> None:
    chosen = editor.desk.settings
    topics = tuple(replace(one, **topic) for one in chosen.topics)  # type: ignore[arg-type]  # texts of a topic
    settings = replace(chosen, draft=replace(chosen.draft, quiet_hours=hours), topics=topics)
    editor.desk = replace(editor.desk, settings=settings)


def test_in_quiet_hours_nothing_is_told_and_the_first_run_after_tells_it_once(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address)
    _rests(editor, "11:00-14:00")

    during, after, again = editor.told(hours=1), editor.told(hours=2), editor.told(hours=3)

    assert (during.sent, after.sent, again.sent) == ((), ("River Watch: a draft waits",), ())
    assert len(inbox.posted) == 1


def test_a_topic_without_quiet_hours_is_told_of_while_the_rest_is_not(editor: Editor, inbox: Inbox) -> None:
    editor.wants(url=inbox.address)
    _rests(editor, "11:00-14:00", quiet_hours="none")

    editor.ran(FAILED)

    during, after = editor.told(hours=1), editor.told(hours=2)

    assert during.sent == ("River Watch: a draft waits",)
    assert [("could be read" in one.body.decode()) for one in inbox.posted] == [False, True]
    assert len(after.sent) == 1

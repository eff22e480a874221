"""A quiet topic tells its reason whatever is printed: the document of `draft` holds drafts and nothing else."""

from tests.cli.conftest import EVENING
from tests.desks import DeskFolder


def test_with_json_the_reason_of_a_quiet_topic_is_told_on_stderr(evening: DeskFolder) -> None:
    evening.copydesk("discard", "d3", EVENING)

    drafted = evening.copydesk("draft", "earth", "--json", EVENING)

    assert drafted.json == []
    assert "earth: quiet: " in drafted.stderr

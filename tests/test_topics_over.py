"""A topic makes drafts on its last day, and none after it."""

import pytest

from pipeline.news import Topic
from pipeline.topics import over


@pytest.mark.parametrize(
    ("until", "today", "said"),
    [
        pytest.param("", "2031-05-04", "", id="without an end"),
        pytest.param("2031-05-04", "2031-05-03", "", id="the day before"),
        pytest.param("2031-05-04", "2031-05-04", "", id="its last day"),
        pytest.param(
            "2031-05-04", "2031-05-05", "over: its last day was 2031-05-04 (until, in copydesk.toml)", id="after"
        ),
    ],
)
def test_a_topic_is_over_after_its_last_day(until: str, today: str, said: str) -> None:
    assert over(Topic(name="sea", until=until), today) == said

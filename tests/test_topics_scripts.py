"""Topics in scripts that write more onto a word, or less: Hebrew particles, Hindi's dots."""

import pytest

from tests.test_topics import on


@pytest.mark.parametrize(
    ("query", "title"),
    [
        pytest.param("ירושלים", "בירושלים נערכה הפגנה", id="in"),
        pytest.param("עזה", "הפליטים מעזה", id="from, and a word of three letters"),
        pytest.param("איראן", "נטען ואיראן הכחישה", id="and"),
        pytest.param("ממשלה", "לטענת השרים שהממשלה אישרה", id="that the"),
        pytest.param("בנק ישראל", "נגיד בבנק ישראל", id="before a phrase"),
        pytest.param("נתני*", "שנתניהו אמר", id="with a star"),
        pytest.param("ज़ेलेंस्की", "जेलेंस्की ने कहा", id="Hindi with a dot in the query"),
        pytest.param("जेलेंस्की", "ज़ेलेंस्की ने कहा", id="Hindi with a dot in the headline"),
    ],
)
def test_a_query_finds(query: str, title: str) -> None:
    assert on(query, title)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        pytest.param("כל", "אוכל", id="Hebrew word of two letters inside a word"),
        pytest.param("הממשלה", "ממשלה חדשה", id="Hebrew article in the query only"),
        pytest.param("רצח", "נרצח", id="Hebrew behind what is no particle"),
        pytest.param("बड़ा", "बडा", id="Hindi with a dot that makes another letter"),
    ],
)
def test_a_query_does_not_find(query: str, title: str) -> None:
    assert not on(query, title)

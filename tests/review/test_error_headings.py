"""The heading of an error begins with a capital letter, unless a name that is spelt otherwise stands there."""

import pytest

from pipeline.review.sentences import sentence
from tests.review.conftest import Client


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("there is no draft d99", "There is no draft d99"),
        ("copydesk.toml, line 3: no such key", "copydesk.toml, line 3: no such key"),
        ("d12 is posted", "d12 is posted"),
        ("https://delta.example is no feed", "https://delta.example is no feed"),
        ("copydesk review is older", "copydesk review is older"),
        ("école is no topic", "École is no topic"),
        ("taz: no answer within 20 seconds", "taz: no answer within 20 seconds"),
        ("eNCA is not muted", "eNCA is not muted"),
        # Mkhedruli has capitals for whole words in capitals only (Unicode 11).
        ("\u10d7\u10d4\u10db\u10d0 is no topic", "\u10d7\u10d4\u10db\u10d0 is no topic"),
        ("", ""),
    ],
)
def test_words_as_a_sentence(said: str, shown: str) -> None:
    assert sentence(said) == shown


@pytest.mark.parametrize("path", ["/drafts/99", "/nowhere", "/?topic=nowhere", "/archive?q=%22"])
def test_every_error_page_begins_its_heading_alike(client: Client, path: str) -> None:
    page = client.get(path).text
    heading = page.split("<h1>")[1].partition("<")[0]

    assert heading[0].isupper()

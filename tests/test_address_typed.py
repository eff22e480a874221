"""What somebody types as an outlet's address: a bare word is none, and nobody looks it up. Decisions only."""

import pytest

from pipeline.desk.address_meant import address_meant
from pipeline.errors import UsageError
from pipeline.outlets.hosts import address_typed, is_web_address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        pytest.param("CNN", "", id="a-word"),
        pytest.param("printer:8000/feed", "", id="a-word-with-a-port"),
        pytest.param("word/a.b", "", id="a-dot-in-the-path"),
        pytest.param("a.b@word", "", id="a-dot-in-the-user"),
        pytest.param("word.", "", id="a-last-dot"),
        pytest.param("word\\a.b", "", id="a-stroke-the-wrong-way"),
        pytest.param("mailto:x", "", id="a-scheme-without-a-host"),
        pytest.param(" ", "", id="nothing"),
        pytest.param("cnn.com", "https://cnn.com", id="a-host"),
        pytest.param(" cnn.com/world ", "https://cnn.com/world", id="a-host-and-a-path"),
        pytest.param("新聞。香港", "https://新聞。香港", id="a-dot-of-another-script"),
        pytest.param("localhost:8000", "https://localhost:8000", id="this-machine"),
        pytest.param("127.0.0.1:8000", "https://127.0.0.1:8000", id="a-number"),
        pytest.param("[::1]:8000/", "https://[::1]:8000/", id="a-number-in-brackets"),
        pytest.param("http://printer/feed", "http://printer/feed", id="a-word-that-is-meant"),
    ],
)
def test_a_word_without_a_dot_is_no_address(typed: str, address: str) -> None:
    assert address_typed(typed) == address


@pytest.mark.parametrize("allow_private", [True, False])
def test_a_word_is_refused_with_the_cure_where_private_addresses_are_allowed_too(allow_private: bool) -> None:
    with pytest.raises(UsageError, match="is a word, not a web address") as refused:
        address_meant("CNN", allow_private=allow_private)

    assert "https://" in refused.value.do


@pytest.mark.parametrize(
    ("text", "can_be_asked"),
    [
        pytest.param("http://[::1]:8000/feed", True, id="a-number-in-brackets"),
        pytest.param("http://[harbour]/feed", False, id="a-word-in-brackets"),
        pytest.param("https://harbour.example:0/", False, id="no-port"),
        pytest.param("https://harbour.example/a b", False, id="a-blank"),
        pytest.param("ftp://harbour.example/", False, id="another-scheme"),
        pytest.param("https://", False, id="no-host"),
    ],
)
def test_what_a_web_address_is(text: str, can_be_asked: bool) -> None:
    assert is_web_address(text) is can_be_asked

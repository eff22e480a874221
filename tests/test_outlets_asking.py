"""What an outlets.toml entry may say of how its outlet is asked."""

from pathlib import Path

import pytest

from pipeline import outlets
from pipeline.errors import RegistryError
from pipeline.outlets.registry import Registry


def written(folder: Path, line: str) -> Registry:
    """The registry of a file with one outlet, which has this line."""
    file = folder / "outlets.toml"
    file.write_text(f'[[outlet]]\nname = "Harbour Times"\n{line}\n', encoding="utf-8")
    return outlets.load(file, builtin=False)


def test_an_outlet_has_a_rhythm_headers_and_an_exception_of_its_own(tmp_path: Path) -> None:
    lines = 'interval_minutes = 7.5\nheaders = { Accept-Language = "en", X-Reader = "copydesk" }\ninsecure_tls = true'

    outlet = written(tmp_path, lines).get("Harbour Times")

    assert outlet.interval_minutes == 7.5
    assert outlet.headers == {"Accept-Language": "en", "X-Reader": "copydesk"}
    assert outlet.insecure_tls


def test_an_outlet_that_says_nothing_is_asked_as_all_are(tmp_path: Path) -> None:
    outlet = written(tmp_path, "").get("Harbour Times")

    assert (outlet.interval_minutes, outlet.headers, outlet.insecure_tls) == (0, {}, False)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        pytest.param("interval_minutes = -1", "must be a number of minutes", id="negative"),
        pytest.param('interval_minutes = "30"', "must be a number of minutes", id="a-text"),
        pytest.param("interval_minutes = true", "must be a number of minutes", id="a-flag"),
        pytest.param("interval_minutes = nan", "must be a number of minutes", id="no-number"),
        pytest.param("interval_minutes = 20_000", "must be a number of minutes", id="more-than-a-week"),
        pytest.param('headers = ["a"]', "must be a table of at most 10 headers", id="a-list"),
        pytest.param('headers = { Authorization = "Bearer x" }', "may not be set", id="a-secret"),
        pytest.param('headers = { COOKIE = "a=b" }', "may not be set", id="a-cookie"),
        pytest.param('headers = { Host = "other.example" }', "may not be set", id="another-host"),
        pytest.param('headers = { User-Agent = "Mozilla" }', "may not be set", id="another-name"),
        pytest.param('headers = { If-None-Match = "x" }', "may not be set", id="a-validator"),
        pytest.param('headers = { Accept-Encoding = "br" }', "may not be set", id="an-encoding"),
        pytest.param(
            'headers = { X-Reader = "a\\r\\nCookie: b" }', "plain letters on one line", id="two-headers-in-one"
        ),
        pytest.param('headers = { "X Reader" = "a" }', "is no name of a header", id="a-name-with-a-space"),
        pytest.param('headers = { "X:Y" = "a" }', "is no name of a header", id="a-name-with-a-colon"),
        pytest.param("headers = { X-Reader = 1 }", "plain letters on one line", id="a-number"),
        pytest.param('headers = { X-Reader = "ж" }', "plain letters on one line", id="beyond-ascii"),
        pytest.param('insecure_tls = "yes"', "must be true or false", id="no-flag"),
    ],
)
def test_what_cannot_be_sent_is_refused_with_its_line(tmp_path: Path, line: str, why: str) -> None:
    with pytest.raises(RegistryError, match=why) as refused:
        written(tmp_path, line)

    assert "outlets.toml line 3" in refused.value.where

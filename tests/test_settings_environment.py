"""What is wrong in a variable of the environment is told with the variable, and the one that was meant."""

from pathlib import Path

import pytest

from pipeline import settings
from pipeline.errors import SettingsError

MISTAKES = [
    pytest.param(
        "COPYDESK_GATHER__TIMEOUT_SECOND",
        "2",
        "COPYDESK_GATHER__TIMEOUT_SECOND: unknown key gather.timeout_second; "
        "did you mean COPYDESK_GATHER__TIMEOUT_SECONDS?",
        id="unknown key",
    ),
    pytest.param("COPYDESK_DEKS", "x", "COPYDESK_DEKS: unknown key deks; did you mean COPYDESK_DESK?", id="desk"),
    pytest.param("COPYDESK_", "x", "COPYDESK_: unknown key ", id="only the prefix"),
    pytest.param(
        "COPYDESK_TOPIC__SEA__ANY", "[]", "COPYDESK_TOPIC__SEA__ANY: unknown key topic.sea.any", id="topic"
    ),
    pytest.param(
        "COPYDESK_PUBLISH__BLOG__SECERT",
        "hunter",
        "COPYDESK_PUBLISH__BLOG__SECERT: unknown key publish.blog.secert; did you mean COPYDESK_PUBLISH__BLOG__SECRET?",
        id="misspelt secret",
    ),
    pytest.param(
        "COPYDESK_PUBLISH__BLGO__SECRET",
        "hunter",
        "COPYDESK_PUBLISH__BLGO__SECRET: publish.blgo has no kind; did you mean publish.blog?",
        id="misspelt channel",
    ),
    pytest.param(
        "COPYDESK_GATHER__TIMEOUT_SECONDS",
        "0",
        "COPYDESK_GATHER__TIMEOUT_SECONDS: gather.timeout_seconds must be a number from 0.1 to 300, not 0.0",
        id="out of range",
    ),
    pytest.param(
        "COPYDESK_GATHER__CONCURRENCY",
        "many",
        'COPYDESK_GATHER__CONCURRENCY: gather.concurrency must be a whole number from 1 to 64, not "many"',
        id="wrong type",
    ),
    pytest.param(
        "COPYDESK_REGISTRY__OUTLETS",
        "CNN",
        'COPYDESK_REGISTRY__OUTLETS: registry.outlets must be a list of names, not "CNN"',
        id="list that is not JSON",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("variable", "raw", "what"), MISTAKES)
def test_a_mistake_in_the_environment_is_told_with_its_variable(
    tmp_path: Path, variable: str, raw: str, what: str
) -> None:
    (tmp_path / "copydesk.toml").write_text('[publish.blog]\nkind = "markdown"\nfolder = "posts"\n', encoding="utf-8")

    with pytest.raises(SettingsError) as caught:
        settings.load(tmp_path, {variable: raw})

    assert caught.value.what == what

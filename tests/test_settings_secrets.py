"""A channel's secret comes from the environment or its own file, and is never printed."""

import dataclasses
import os
from pathlib import Path

import pytest

from pipeline import settings
from pipeline.errors import SettingsError
from pipeline.settings import Secret
from tests.harbour_watch import harbour_watch


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return harbour_watch(tmp_path)


def test_a_channels_secret_is_read_from_its_file(desk: Path) -> None:
    keep_secret(desk, "blog", "abcd efgh\n", 0o600)

    assert secret_of(settings.load(desk, {}), "blog") == Secret("abcd efgh")


def test_the_secret_of_the_environment_wins_over_the_file(desk: Path) -> None:
    keep_secret(desk, "blog", "old", 0o600)

    chosen = settings.load(desk, {"COPYDESK_PUBLISH__BLOG__SECRET": "new"})

    assert secret_of(chosen, "blog") == Secret("new")


def test_a_channel_without_secret_has_none(desk: Path) -> None:
    assert secret_of(settings.load(desk, {}), "log-book") is None


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660, 0o610], ids=oct)
def test_a_secret_that_others_can_read_is_refused_with_its_cure(desk: Path, mode: int) -> None:
    keep_secret(desk, "blog", "abcd efgh", mode)

    with pytest.raises(SettingsError, match="secrets/blog can be read by others") as caught:
        settings.load(desk, {})

    assert caught.value.do == f"chmod 600 {desk / 'secrets' / 'blog'}"


def test_an_empty_secret_is_refused(desk: Path) -> None:
    keep_secret(desk, "blog", " \n", 0o600)

    with pytest.raises(SettingsError, match="secrets/blog is empty"):
        settings.load(desk, {})


def test_a_secret_of_the_environment_that_is_no_utf_8_is_refused_without_repeating_it(desk: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        settings.load(desk, {"COPYDESK_PUBLISH__BLOG__SECRET": os.fsdecode("hünter two".encode("latin-1"))})

    assert "nter" not in f"{caught.value} {caught.value.do}"
    assert caught.value.what == "COPYDESK_PUBLISH__BLOG__SECRET: publish.blog.secret is not UTF-8 text"


def test_a_secret_is_never_printed(desk: Path) -> None:
    chosen = settings.load(desk, {"COPYDESK_PUBLISH__BLOG__SECRET": "hunter two"})

    printed = f"{chosen} {chosen!r} {dataclasses.asdict(chosen)} {secret_of(chosen, 'blog')}"

    assert "hunter" not in printed


@pytest.mark.parametrize(
    ("key", "address", "said"),
    [
        pytest.param("host", "smtps://editor:canary-Orrin-7@mail.example", "smtps://********@mail.example", id="host"),
        pytest.param("host", "editor:canary@Orrin:7@mail example", "editor:********@mail example", id="no address"),
        pytest.param("port", "https://canary-Orrin-7@blog.example:8", "https://********@blog.example:8", id="token"),
        pytest.param("port", "mail.example:25", "mail.example:25", id="no password"),
    ],
)
def test_an_address_in_another_settings_place_is_repeated_without_its_password(
    tmp_path: Path, key: str, address: str, said: str
) -> None:
    table = f'[publish.list]\nkind = "email"\n{key} = "{address}"\n'
    (tmp_path / "copydesk.toml").write_text(table, encoding="utf-8")

    with pytest.raises(SettingsError) as refused:
        settings.load(tmp_path, {})

    assert f'not "{said}"' in refused.value.what


def test_a_secret_in_the_file_is_refused_without_repeating_it(desk: Path) -> None:
    (desk / "copydesk.toml").write_text('[publish.blog]\nsecret = "hunter two"\n', encoding="utf-8")

    with pytest.raises(SettingsError) as caught:
        settings.load(desk, {})

    assert "hunter" not in str(caught.value)
    assert caught.value.what == "copydesk.toml line 2: publish.blog.secret must not stand in copydesk.toml"
    assert caught.value.do == "move it to secrets/blog (chmod 600) or to COPYDESK_PUBLISH__BLOG__SECRET"


def secret_of(chosen: settings.Settings, channel: str) -> Secret | None:
    return next(one.secret for one in chosen.publish if one.name == channel)


def keep_secret(desk: Path, channel: str, words: str, mode: int) -> None:
    file = desk / "secrets" / channel
    file.parent.mkdir(exist_ok=True)
    file.write_text(words, encoding="utf-8")
    file.chmod(mode)

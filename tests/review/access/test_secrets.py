"""The page's own secrets: the password and the key are for their owner alone, and no channel takes their names."""

import stat
from pathlib import Path

import pytest

from pipeline import settings
from pipeline.errors import SettingsError
from pipeline.review import passwords
from pipeline.review.app import create_app
from pipeline.review.door import door_at
from pipeline.settings import Reviewing
from tests.desks import DeskFolder
from tests.review.access.strangers import PASSWORD, Wall
from tests.review.conftest import signed_in
from tests.review.started import review


def test_the_password_is_kept_as_a_hash_that_only_its_owner_reads(evening: DeskFolder) -> None:
    ran = evening.copydesk("review", "--set-password", stdin=PASSWORD.encode() + b"\n")
    file = evening.folder / "secrets" / "review"

    assert ran.exit_code == 0, ran.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text(encoding="utf-8").startswith("$argon2id$")
    assert PASSWORD not in ran.stdout + ran.stderr


def test_a_short_password_is_refused_and_the_old_one_stays(evening: DeskFolder) -> None:
    passwords.set_password(evening.folder, PASSWORD)

    ran = evening.copydesk("review", "--set-password", stdin=b"eleven char\n")

    assert ran.exit_code == 2
    assert passwords.is_password(evening.folder, PASSWORD)


def test_a_password_that_is_no_utf_8_is_refused_without_repeating_it(evening: DeskFolder) -> None:
    ran = evening.copydesk("review", "--set-password", stdin=f"{PASSWORD} ü\n".encode("latin-1"))

    assert ran.exit_code == 2
    assert "this password is not UTF-8 text" in ran.stderr
    assert PASSWORD not in ran.stdout + ran.stderr


def test_a_new_password_ends_every_session(evening: DeskFolder) -> None:
    with review(evening) as page, signed_in(page.address, page.enter) as client:
        evening.copydesk("review", "--set-password", stdin=PASSWORD.encode())

        assert client.get("/keys").status_code == 403


def test_a_key_that_others_can_read_is_refused(evening: DeskFolder, wall: Wall) -> None:
    passwords.page_key(evening.folder)
    (evening.folder / "secrets" / "review-key").chmod(0o644)
    door = door_at("127.0.0.1", 8765, Reviewing(), clock=wall)

    with pytest.raises(SettingsError, match="can be read by others"):
        create_app(evening.folder, {}, clock=wall, door=door)


@pytest.mark.parametrize("name", ["review", "review-key", "Review", "metrics"])
def test_a_channel_cannot_have_the_name_of_the_page_s_own_secrets(tmp_path: Path, name: str) -> None:
    (tmp_path / "copydesk.toml").write_text(f'[publish.{name}]\nkind = "markdown"\nfolder = "x"\n', encoding="utf-8")

    with pytest.raises(SettingsError, match="a name of the review page's"):
        settings.load(tmp_path, {})

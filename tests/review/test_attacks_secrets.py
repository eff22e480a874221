"""What an attacker would try, to learn what is not his: a broken desk, the secrets, a spent one-time address."""

import stat

from pipeline.desk.toml import file
from tests.desks import DeskFolder
from tests.review.conftest import Client, Served
from tests.review.cookies import seat
from tests.review.guarded import PASSWORD, guarded
from tests.review.light_password import set_light_password


def test_who_is_not_signed_in_learns_nothing_of_a_broken_desk(evening: DeskFolder) -> None:
    with guarded(evening) as page:
        evening.writes("copydesk.toml", "[blog]\nname = 'x'\nsecret_key_of_the_owner = 1\n")
        answer = page.get("/login")

    assert answer.status_code == 503
    assert "secret_key" not in answer.text
    assert str(evening.folder) not in answer.text


def test_secrets_and_the_file_that_was_before_are_for_the_owner(served: Served, client: Client) -> None:
    folder = served.desk.folder
    (folder / "copydesk.toml").chmod(0o600)
    client.press("/settings/keys", {"keys": "off", "seen": file.present(folder).digest})
    set_light_password(folder, PASSWORD)

    files = (*folder.glob("copydesk.toml*"), *(folder / "secrets").iterdir())
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in files}

    assert modes == {"copydesk.toml": 0o600, "copydesk.toml.before": 0o600, "review": 0o600, "review-key": 0o600}
    assert stat.S_IMODE((folder / "secrets").stat().st_mode) == 0o700


def test_the_one_time_address_is_nowhere_once_it_is_spent(served: Served, client: Client) -> None:
    ticket = served.enter.partition("ticket=")[2]

    pages = client.get("/").text + client.get("/settings").text
    kept = b"".join(path.read_bytes() for path in served.desk.folder.iterdir() if path.is_file())

    assert ticket not in pages
    assert ticket.encode() not in kept
    assert seat(client).encode() not in kept

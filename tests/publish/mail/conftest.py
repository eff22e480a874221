"""A mail server on this machine, and the e-mail channel that hands in there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from pipeline.publish.channel import Channel
from tests.publish.mail.mail_channel import by
from tests.publish.mail_office import Office, opened, trust


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(trust(authority, tmp_path)))


@pytest.fixture
def office(authority: trustme.CA, trusted: None) -> Iterator[Office]:
    with opened(authority) as office:
        yield office


@pytest.fixture
def mail(office: Office, tmp_path: Path) -> Channel:
    return by(office.table, tmp_path)

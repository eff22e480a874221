"""What doctor says of a cluster, without asking it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from pipeline import doctor
from pipeline.doctor.finding import Finding
from tests.desks import DeskFolder

NOW = datetime.now(UTC).replace(microsecond=0)  # noqa: TID251  certificates go by the clock
TLS = 'scheduler = "tls://scheduler.example.org:8786"'


def found(desk: DeskFolder, *lines: str) -> list[Finding]:
    for line in lines:
        desk.sets_gather(line)
    return [one for one in doctor.examine(desk.folder, {}, now=NOW) if one.check == "cluster"]


def papers(desk: DeskFolder, *, days: int = 300) -> Path:
    folder = desk.folder / "secrets"
    folder.mkdir(mode=0o700)
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "cluster-ca.pem"))
    ours = authority.issue_cert("desk.example.org", not_after=NOW + timedelta(days=days))
    ours.private_key_and_cert_chain_pem.write_to_path(str(folder / "cluster.pem"))
    return folder


def test_a_desk_without_a_cluster_hears_nothing_of_it(desk: DeskFolder) -> None:
    assert found(desk, TLS) == []


def test_papers_that_hold_are_well(desk: DeskFolder) -> None:
    papers(desk)

    [one] = found(desk, 'engine = "dask"', TLS)

    assert (one.state, one.said) == ("ok", "tls://scheduler.example.org:8786; certificates are here")


@pytest.mark.parametrize("days", [-3, 12])
def test_papers_that_end_are_told_of_a_month_before(desk: DeskFolder, days: int) -> None:
    papers(desk, days=days)

    [one] = found(desk, 'engine = "dask"', TLS)

    assert one.state == "warn"
    assert f"secrets/cluster.pem is good until {NOW + timedelta(days=days):%Y-%m-%d} only" in one.said


def test_a_paper_that_is_none_is_bad(desk: DeskFolder) -> None:
    (papers(desk) / "cluster-ca.pem").write_text("a letter")

    [one] = found(desk, 'engine = "dask"', TLS)

    assert (one.state, one.exit_code) == ("bad", 2)
    assert "secrets/cluster-ca.pem holds no certificate" in one.said


def test_a_desk_without_papers_is_told_where_they_belong(desk: DeskFolder) -> None:
    [one] = found(desk, 'engine = "dask"', TLS)

    assert one.state == "warn"
    assert "secrets/cluster-ca.pem" in one.said


def test_a_cluster_of_this_machine_needs_none(desk: DeskFolder) -> None:
    [one] = found(desk, 'engine = "dask"', 'scheduler = "tcp://127.0.0.1:8786"')

    assert one.state == "ok"

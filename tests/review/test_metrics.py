"""/metrics: for whoever shows the token, as the text format has it, true to the store; for all others nothing."""

import math
from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.desk import opened
from pipeline.desk.measuring import Figure, figures_of
from pipeline.review.exposition import exposed
from pipeline.store import notices, runs
from pipeline.store.database import writing
from pipeline.store.runs import Outcome
from tests.cli.conftest import Day
from tests.desk.clips import dump
from tests.desks import DeskFolder
from tests.docs_pages import first_cells, page
from tests.review.conftest import EVENING, NO_TLS, Served
from tests.review.exposed import Read, read

TOKEN = "canary-0123456789-abcdefghij"


def keep_token(desk: DeskFolder, token: str = TOKEN, mode: int = 0o600) -> None:
    (desk.folder / "secrets").mkdir(mode=0o700, exist_ok=True)
    file = desk.folder / "secrets" / "metrics"
    file.touch(mode=0o600)
    file.write_text(token, encoding="utf-8")
    file.chmod(mode)


@pytest.fixture
def watched(served: Served) -> Iterator[httpx.Client]:
    """A stranger without cookies, at a desk that has a token."""
    keep_token(served.desk)
    with httpx.Client(base_url=served.address, verify=NO_TLS) as made:
        yield made


def shown(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def scraped(watched: httpx.Client) -> dict[str, Read]:
    answer = watched.get("/metrics", headers=shown(TOKEN))
    assert answer.status_code == 200, answer.text
    return read(answer.content)


def test_who_shows_the_token_gets_the_figures_without_a_session(watched: httpx.Client) -> None:
    answer = watched.get("/metrics", headers=shown(TOKEN))

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    assert read(answer.content)


def test_without_a_token_of_the_desk_s_there_is_no_such_page(served: Served) -> None:
    for headers in ({}, shown("x"), shown(TOKEN)):
        assert httpx.get(f"{served.address}/metrics", headers=headers, verify=NO_TLS).status_code == 404


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("", id="none"),
        pytest.param("Bearer", id="no word"),
        pytest.param(f"Bearer {TOKEN[:-1]}", id="a shorter one"),
        pytest.param(f"Bearer {TOKEN}x", id="a longer one"),
        pytest.param(f"Bearer {TOKEN.upper()}", id="other letters"),
        pytest.param(f"Basic {TOKEN}", id="another scheme"),
        pytest.param(TOKEN, id="no scheme"),
        pytest.param("Bearer \xff\xfe", id="no ASCII"),
    ],
)
def test_another_token_is_refused_and_nothing_is_said(watched: httpx.Client, said: str) -> None:
    headers = httpx.Headers({b"Authorization": said.encode("latin-1")} if said else {})
    answer = watched.get("/metrics", headers=headers)

    assert (answer.status_code, answer.content) == (401, b"")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_the_token_in_the_address_is_no_token(watched: httpx.Client) -> None:
    assert watched.get("/metrics", params={"token": TOKEN, "access_token": TOKEN}).status_code == 401


def test_wrong_tokens_are_slowed_down_and_the_right_one_is_not(watched: httpx.Client) -> None:
    codes = [watched.get("/metrics", headers=shown("wrong")).status_code for _ in range(7)]
    paused = watched.get("/metrics", headers=shown("wrong"))

    assert codes == [401] * 5 + [429] * 2
    assert 0 < int(paused.headers["Retry-After"]) <= 60
    assert watched.get("/metrics", headers=shown(TOKEN)).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1"])
def test_another_host_is_answered_400(watched: httpx.Client, host: str) -> None:
    assert watched.get("/metrics", headers={**shown(TOKEN), "Host": host}).status_code == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_it_can_only_be_looked_at(served: Served, watched: httpx.Client, method: str) -> None:
    said = {**shown(TOKEN), "Origin": served.address, "Sec-Fetch-Site": "same-origin"}

    assert watched.request(method, "/metrics", headers=said).status_code in (400, 403, 405)


def test_the_token_opens_nothing_else(watched: httpx.Client) -> None:
    assert [watched.get(path, headers=shown(TOKEN)).status_code for path in ("/", "/runs", "/settings")] == [403] * 3


@pytest.mark.parametrize(("token", "mode"), [("short", 0o600), (TOKEN, 0o644)], ids=["short", "open to others"])
def test_a_token_that_is_none_is_the_owner_s_to_mend(served: Served, token: str, mode: int) -> None:
    keep_token(served.desk, token, mode)
    answer = httpx.get(f"{served.address}/metrics", headers=shown(token), verify=NO_TLS)

    assert answer.status_code == 503
    assert TOKEN not in answer.text


def test_scraping_writes_nothing(served: Served, watched: httpx.Client) -> None:
    with served.opened() as desk:
        before = dump(desk.db, without=())
    watched.get("/metrics", headers=shown(TOKEN))
    watched.get("/metrics", headers=shown("wrong"))
    with served.opened() as desk:
        assert dump(desk.db, without=()) == before


def test_the_figures_are_those_of_the_run_and_the_store(served: Served, watched: httpx.Client, day: Day) -> None:
    found, said = scraped(watched), day.said.json["gathered"]
    failing = sum(one["state"] not in ("new", "unchanged") for one in said["outlets"])
    with served.opened() as desk:
        [headlines] = desk.db.execute("select count(*) from headlines").fetchone()
        outlets = {outlet.name for outlet in desk.outlets}

    assert found["copydesk_last_run_timestamp_seconds"].values == {(): EVENING.timestamp()}
    assert found["copydesk_last_run_success"].values == {(): 1}
    assert found["copydesk_last_run_new_headlines"].values == {(): said["new"]}
    assert found["copydesk_last_run_outlets"].values[(("state", "failing"),)] == failing
    assert found["copydesk_last_run_duration_seconds"].values[()] > 0
    assert found["copydesk_runs_total"].kind == "counter"
    assert found["copydesk_runs_total"].values == {(("exit", str(day.said.exit_code)),): 1}
    assert found["copydesk_headlines"].values == {(): headlines}
    assert found["copydesk_drafts"].values[(("state", "waiting"),)] == len(day.said.json["drafts"])
    assert {labels[0][1] for labels in found["copydesk_outlet_up"].values} == outlets
    assert sum(found["copydesk_outlets"].values.values()) == len(outlets)
    assert found["copydesk_database_bytes"].values[()] > 100_000
    assert "copydesk_backup_age_seconds" not in found


def test_what_changes_is_told(served: Served, watched: httpx.Client) -> None:
    folder = served.desk.folder / "backups"
    folder.mkdir()
    (folder / f"desk-{served.now() - timedelta(hours=1):%Y%m%dT%H%M%SZ}.db").touch()
    with served.opened() as desk, writing(desk.db):
        number = runs.start(desk.db, command="run", as_of=desk.now)
        runs.record(desk.db, number, Outcome(outlet="Veldria Courier", state="failing"))
        runs.finish(desk.db, number, at=desk.now)
        runs.end(desk.db, number, seconds=2.5, exit_code=4, drafts=0)
        notices.begin(desk.db, "post", [("draft", "d1"), ("draft", "d2")], at=desk.now)
        notices.settle(desk.db, "post", [("draft", "d1")], state="failed")
        desk.db.execute(
            "insert into posts (draft, channel, state, title, intended_at, roundup)"
            " values (1, 'blog', 'unknown', 'T', '2026-05-12T18:00:00Z', '{}')"
        )

    found = scraped(watched)
    assert found["copydesk_last_run_success"].values == {(): 0}
    assert found["copydesk_last_run_duration_seconds"].values == {(): 2.5}
    assert found["copydesk_runs_total"].values[(("exit", "4"),)] == 1
    assert found["copydesk_posts"].values[(("state", "unknown"),)] == 1
    assert found["copydesk_posts"].values[(("state", "live"),)] == 0
    assert found["copydesk_notices"].values == {
        (("way", "post"), ("state", "failed")): 1,
        (("way", "post"), ("state", "sending")): 1,
    }
    assert 3_600 <= found["copydesk_backup_age_seconds"].values[()] < 3_700


def test_no_label_holds_a_name_that_the_registry_does_not_know(served: Served, watched: httpx.Client) -> None:
    line = '{"outlet": "Evil \\"} 1\\nup 0", "headline": "Ferry", "url": "https://evil.example/1", "published": null}'
    served.desk.copydesk("ingest", "-", "--as-of=2026-05-12T18:00:00Z", stdin=line.encode())

    assert b"Evil" not in watched.get("/metrics", headers=shown(TOKEN)).content


def test_a_desk_that_never_ran_has_figures_too(desk: DeskFolder) -> None:
    with opened(desk.folder, {}, now=EVENING) as fresh:
        found = read(exposed(figures_of(fresh)).encode())

    assert found["copydesk_headlines"].values == {(): 0}
    assert "copydesk_last_run_timestamp_seconds" not in found


@given(st.text(max_size=30), st.floats(), st.text(max_size=30))
def test_whatever_a_name_holds_is_read_back(label: str, value: float, says: str) -> None:
    text = exposed([Figure(name="copydesk_x", says=says, values=(({"outlet": label}, value),))])
    found = read(text.encode())["copydesk_x"]

    [(labels, number)] = found.values.items()
    assert labels == (("outlet", label.encode("utf-8", "replace").decode()),)
    assert number == value or (math.isnan(number) and math.isnan(value))


def test_every_figure_is_documented(watched: httpx.Client) -> None:
    documented = first_cells(page("watching.md"))

    assert set(scraped(watched)) - documented == set()

"""The runs' page: what each run brought, what failed in it and what helps."""

from datetime import timedelta

import pytest

from pipeline.store import runs
from pipeline.store.runs import Outcome
from tests.review.conftest import EVENING, Client, Served


def test_a_run_tells_what_was_new_and_what_failed_with_its_cure(client: Client) -> None:
    page = client.get("/runs").text

    assert "1 of 15" in page
    assert "the outlet answered HTTP 503" in page
    assert "look on the outlet&#39;s site for its feed" in page


def test_a_run_that_is_asked_for_lists_every_outlet(client: Client) -> None:
    page = client.get("/runs", params={"run": "1"}).text

    assert "Corvelle Times</bdi>" in page
    assert "Corvelle Times</bdi>" not in client.get("/runs").text


@pytest.mark.parametrize("number", ["2", "-1", "99999999999999999999"])
def test_a_run_that_is_not_there_is_no_page(client: Client, number: str) -> None:
    assert client.get("/runs", params={"run": number}).status_code == 404


def test_a_run_that_did_not_end_says_so(served: Served, client: Client) -> None:
    with served.opened() as desk:
        runs.start(desk.db, command="gather", as_of=EVENING)

    assert "Not ended" in client.get("/runs").text


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        pytest.param(0.912, "0.9 s", id="tenths"),
        pytest.param(59.7, "1 min 0 s", id="nearly a minute"),
        pytest.param(119.2, "1 min 59 s", id="minutes"),
    ],
)
def test_a_run_tells_how_long_it_took_whatever_hour_it_was_given(
    served: Served, client: Client, seconds: float, said: str
) -> None:
    """With `--as-of` the clock stands still from the beginning to the end."""
    with served.opened() as desk:
        run = runs.start(desk.db, command="run", as_of=EVENING)
        runs.finish(desk.db, run, at=EVENING)
        runs.end(desk.db, run, seconds=seconds, exit_code=0, drafts=0)

    assert f">{said}</td>" in client.get("/runs").text.partition("</tr>")[2].partition("</tr>")[0]


@pytest.mark.parametrize(("minutes", "said"), [(0, "not known"), (2, "2 min 0 s")])
def test_a_run_of_an_older_copydesk_took_what_its_clock_says(
    served: Served, client: Client, minutes: int, said: str
) -> None:
    with served.opened() as desk:
        run = runs.start(desk.db, command="run", as_of=EVENING)
        runs.finish(desk.db, run, at=EVENING + timedelta(minutes=minutes))

    assert f">{said}</td>" in client.get("/runs").text.partition("</tr>")[2].partition("</tr>")[0]


def test_an_outlet_that_failed_before_is_not_news(served: Served, client: Client) -> None:
    with served.opened() as desk:
        run = runs.start(desk.db, command="run", as_of=EVENING)
        runs.record(desk.db, run, Outcome(outlet="Corvelle Times", state="broken", why="<b>odd</b>", was_well=False))
        runs.finish(desk.db, run, at=EVENING)

    first = client.get("/runs").text.partition("</tr>")[2].partition("</tr>")[0]

    assert "0 that were well before" in first
    assert "As before: <bdi>Corvelle Times</bdi>" in first


def test_what_an_outlet_answered_is_text(served: Served, client: Client) -> None:
    with served.opened() as desk:
        run = runs.start(desk.db, command="run", as_of=EVENING)
        runs.record(desk.db, run, Outcome(outlet="<i>", state="broken", why="<b>odd</b>"))

    page = client.get("/runs").text

    assert "<bdi>&lt;i&gt;</bdi>" in page
    assert "&lt;b&gt;odd&lt;/b&gt;" in page


def test_what_is_to_be_said_of_a_whole_run_stands_with_it(served: Served, client: Client) -> None:
    with served.opened() as desk:
        run = runs.start(desk.db, command="run", as_of=EVENING)
        runs.record(desk.db, run, Outcome(outlet="Corvelle Times", state="failing", why="no such host"))
        runs.note(desk.db, run, "9 of 10 outlets were out of reach: this machine's own network is suspect")
        runs.finish(desk.db, run, at=EVENING)

    assert "9 of 10 outlets were out of reach: this machine&#39;s own network is suspect." in client.get("/runs").text

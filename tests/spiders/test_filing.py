"""What is filed when a crawl ends before its answers are in."""

import json

import pytest

from pipeline import desk as verbs
from pipeline.store import sources
from spiders.assignments import OF_PAGES, Assignment, Crawl
from spiders.filing import Filing
from spiders.outcomes import UNHEARD
from tests.cast import NOON
from tests.desks import DeskFolder

PAGE = "https://harbour.example/2026/05/12/1"


@pytest.mark.parametrize("kind", OF_PAGES)
def test_a_page_that_did_not_come_home_is_remembered_and_told(
    kind: str, desk: DeskFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assignment = Assignment(url=PAGE, outlet="Harbour Times", kind=kind)
    with verbs.opened(desk.folder, {}, now=NOON) as opened:
        filing = Filing(Crawl(desk=str(desk.folder / "desk.db"), run=0, as_of=NOON, assignments=(assignment,)))

        filing.open_spider()
        filing.close_spider()

        assert json.loads(capsys.readouterr().out) == {"url": PAGE, "headline": 0, "why": UNHEARD}
        known = sources.known(opened.db, [PAGE])[PAGE]
        assert (known.why, known.failures, known.next_due) == (UNHEARD, 0, NOON)  # no failure, and due at once

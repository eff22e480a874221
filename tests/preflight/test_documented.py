"""docs/preflight.md has every rule, docs/liveness.md every state of a page."""

import pytest

from pipeline import preflight
from tests.docs_pages import first_cells, page


@pytest.mark.parametrize("rule", preflight.RULES)
def test_every_rule_is_documented(rule: str) -> None:
    assert rule in first_cells(page("preflight.md"))


@pytest.mark.parametrize("state", ["ok", "moved", "refused", "gone", "unknown"])
def test_every_state_of_a_page_is_documented(state: str) -> None:
    assert state in first_cells(page("liveness.md"))

"""Lists that a blogger set in a table; the news is invented."""

import pytest

from tests.archive.reading.posts import read
from tests.archive.reading.test_links_shown import listed

_LINKS = (("Ferries wait off Vik", "Harbour Gazette"), ("Pilots: the ice is thin", "Smallville Echo"))


def table(row: str, *, head: str = "") -> str:
    """A table with a row for each link: `{n}`, `{a}` and `{o}` are its number, the linked headline, the outlet."""
    rows = (
        row.format(n=place + 1, a=f'<a href="https://paper.example/{place}">{headline}</a>', o=outlet)
        for place, (headline, outlet) in enumerate(_LINKS)
    )
    return f"<p>Two on the ice.</p><table>{head}{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


@pytest.mark.parametrize(
    "row",
    [
        "<td>{a}</td><td>{o}</td>",
        "<td>{o}</td><td>{a}</td>",
        "<td>{n}.</td><td>{a}</td><td>{o}</td>",
        "<td>{a}</td><td></td><td><i>{o}</i></td>",
        "<td>{a}<td>{o}",
    ],
)
def test_a_row_of_a_headline_and_an_outlet_is_a_link(row: str) -> None:
    seen = read(table(row), title="Ice At Vik")

    assert listed(seen) == [(headline, outlet, str(place)) for place, (headline, outlet) in enumerate(_LINKS)]
    assert seen.unplaced == ()


def test_the_heads_of_a_tables_columns_are_not_lost() -> None:
    seen = read(table("<td>{a}</td><td>{o}</td>", head="<tr><th>What</th><th>Who</th></tr>"), title="Ice At Vik")

    assert len(listed(seen)) == 2
    assert "Who" in f"{seen.roundup} {seen.unplaced}"


@pytest.mark.parametrize(
    "row",
    [
        "<td>Depth at Vik</td><td>12 m</td>",
        '<td><p>One</p><p>Two</p></td><td><a href="https://paper.example/1">Depths</a></td>',
        '<td><a href="https://paper.example/1">Vik</a></td><td><a href="https://paper.example/2">Lund</a></td>',
    ],
)
def test_cells_that_cite_no_single_link_stay_lines_of_their_own(row: str) -> None:
    seen = read(f"<p>Depths.</p><table><tr>{row}</tr></table>", title="Depths")

    assert seen.roundup.sections == ()
    assert " | " not in seen.roundup.comment

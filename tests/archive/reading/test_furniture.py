"""What a page prints around a post is told from the post's own lines."""

import pytest

from pipeline.archive.reading.furniture import labels_in


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("Labels: Harbour, Fog", ("Harbour", "Fog")),
        ("labels:Harbour", ("Harbour",)),
        ("Labels: how they hurt -- Harbour Gazette", ()),
        ("Labels: how they hurt (Harbour Gazette)", ()),
        ("Labels: how they hurt (Harbour Gazette) .... a good read", ()),
        ("Labels: they hurt.", ()),
        ("Labels: what a town of fishermen calls its neighbours", ()),
        ("Labels", ()),
    ],
)
def test_a_line_of_labels_is_told_from_a_link_and_from_words(line: str, labels: tuple[str, ...]) -> None:
    assert labels_in(line) == labels

"""docs/review.md lists every key, and README shows the page with a picture that is there."""

import re

import pytest

from pipeline.review.key_list import KEYS
from tests.desks import ROOT


@pytest.mark.parametrize(("words", "keys"), [(key.words, key.keys) for _, part in KEYS for key in part])
def test_a_key_is_in_the_docs_with_what_it_does(words: str, keys: tuple[str, ...]) -> None:
    page = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")

    assert f"| {words} | " + ", ".join(f"`{key}`" for key in keys) + " |" in page


def test_readme_shows_pictures_that_are_there() -> None:
    shown = re.findall(r"!\[[^]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))

    assert shown
    assert [name for name in shown if not (ROOT / name).is_file()] == []

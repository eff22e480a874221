"""`init`: what a newcomer reads first, and what he must make his own."""

from pathlib import Path

from tests.desks import DeskFolder


def test_the_last_words_lead_to_the_review_page(tmp_path: Path) -> None:
    said = DeskFolder(tmp_path).copydesk("init", str(tmp_path / "desk")).stdout

    assert f"copydesk review --desk {tmp_path / 'desk'}" in said
    assert "time zone and signature" in said

"""Which queries a topic may hold."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import settings
from pipeline.errors import SettingsError

TOPIC = '[[topic]]\nname = "sea"\n'


@given(query=st.text(alphabet=" *\"'-._!‘’", max_size=6))
def test_a_query_without_letter_or_digit_is_refused(tmp_path_factory: pytest.TempPathFactory, query: str) -> None:
    literal = query.replace('"', '\\"')

    assert "topic.any must be a query" in refusal(tmp_path_factory.mktemp("desk"), f'any = ["{literal}"]\n')


@pytest.mark.parametrize("query", ["*kyiv", "ky*iv", "kyiv**", "kyiv *", "foreign * visit"])
def test_a_star_elsewhere_than_at_a_words_end_is_refused(tmp_path: Path, query: str) -> None:
    assert "a * only at a word's end" in refusal(tmp_path, f'exclude = ["{query}"]\n')


@pytest.mark.parametrize("query", ["kyiv", "u.s.*", "foreign min* visit", '\\"prime min*\\"', "习近平", "G7", "إيران*"])
def test_a_proper_query_is_taken(tmp_path: Path, query: str) -> None:
    (tmp_path / "copydesk.toml").write_text(f'{TOPIC}any = ["{query}"]\n', encoding="utf-8")

    assert len(settings.load(tmp_path, {}).topics[0].any) == 1


def refusal(folder: Path, line: str) -> str:
    (folder / "copydesk.toml").write_text(TOPIC + line, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        settings.load(folder, {})
    return caught.value.what

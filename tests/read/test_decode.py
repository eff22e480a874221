"""Whether bytes are a text: in every charset and script, and no picture."""

import pytest

from pipeline.read import decode

SCRIPTS = {
    "Russian": "Переговоры у реки начались в понедельник. ",
    "Greek": "Οι συνομιλίες άρχισαν τη Δευτέρα. ",
    "Arabic": "بدأت المحادثات يوم الاثنين. ",
    "Thai": "การเจรจาเริ่มขึ้นเมื่อวันจันทร์ ",
    "Chinese": "外交部发言人今天在记者会上表示。",
    "Korean": "강가에서 회담이 월요일에 시작됐다. ",
}


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("words", SCRIPTS.values(), ids=SCRIPTS)
def test_a_text_is_one_in_every_script(words: str, charset: str) -> None:
    assert decode.is_text((words * 50).encode(charset))


def test_a_text_that_passes_from_one_script_to_another_is_one() -> None:
    assert decode.is_text((SCRIPTS["Korean"] * 50).encode("iso2022_kr"))


@pytest.mark.parametrize("mark", [b"", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"<\0"])
def test_what_is_full_of_control_characters_is_none_whatever_it_begins_with(mark: bytes) -> None:
    assert not decode.is_text(mark + bytes(range(256)) * 64)

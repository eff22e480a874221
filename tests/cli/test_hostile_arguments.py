"""What click repeats of an argument is printed as safely as all else: no terminal obeys it."""

import pytest

from pipeline.cli import main

RED, TURNED = "\x1b[31m", "\u202e"


@pytest.mark.parametrize(
    "arguments",
    [
        [f"--{RED}no-such{TURNED}"],
        [f"gather{RED}{TURNED}"],
        ["stories", "--hours", f"{RED}{TURNED}"],
        ["drafts", "spare", f"{RED}words{TURNED}", "\x9b31m"],
    ],
    ids=["option", "command", "value", "spare argument"],
)
def test_an_argument_that_is_refused_is_shown_and_obeyed_by_no_terminal(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(arguments) == 2

    said = capsys.readouterr().err
    assert "Error: " in said
    assert not {"\x1b", "\x9b", TURNED} & set(said)
    assert "31m" in said

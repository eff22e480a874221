"""Front matter that was written to hold us up: what it costs grows with its length, and with nothing else."""

import time
import tracemalloc

import pytest

from pipeline.archive.importers.front_matter import written_in
from pipeline.outlets import toml_text

QUOTED = '"a # "'  # a part of a key
CPU_SECONDS = 2.5  # some .3 on the slowest machine; 5 and more by the square of their length

LONG = {
    "a text of many lines": "---\ntitle: Fog\nlede: |\n" + "  x\n" * 200_000 + "---\nHello.",
    "many keys": "---\ntitle: Fog\n" + "".join(f"k{number}:\n" for number in range(20_000)) + "---\nHello.",
}


@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
def test_long_front_matter_costs_by_its_length(words: str) -> None:
    began = time.process_time()
    written = written_in(words)

    assert time.process_time() - began < CPU_SECONDS
    assert (written.text("title"), written.body) == ("Fog", "Hello.")


def test_of_a_key_that_stands_twice_the_first_list_counts() -> None:
    written = written_in("---\ntags: [fog, ice]\ntags: [war]\n---\nHello.")

    assert written.lists["tags"] == ("fog", "ice")


def key(parts: int, part: str = "a") -> str:
    return ".".join([part] * parts)


@pytest.mark.parametrize(
    "toml",
    [
        pytest.param(f"\n{key(4_000)} = 1\n", id="key"),
        pytest.param(f"\n[{key(4_000)}]\n", id="table"),
        pytest.param(f"\n{key(4_000, QUOTED)} = 1\n", id="in quotes"),
        pytest.param(f'\na = {{b = """x"y""", {key(4_000)} = "z"}}\n', id="behind quotes"),
        pytest.param(f"\na = '''\\'''\n{key(4_000)} = '''z'''\n", id="behind a backslash"),
    ],
)
def test_a_key_of_thousands_of_parts_is_refused_before_it_fills_the_memory(toml: str) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(toml_text.BrokenTomlError, match="more than 100 parts") as refused:
            toml_text.tree_of(toml)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert refused.value.line in (2, 3)
    assert peak < 5_000_000


def test_dots_that_part_no_key_are_read() -> None:
    told = ". ".join(["Fog"] * 200)
    toml = f'lede = "{told}"\nlong = """\n{key(200)}\n"""\n# {key(200)}\nn = [{", ".join(["1.5"] * 200)}]\na.b.c = 1\n'

    assert toml_text.tree_of(toml) == {
        "lede": told,
        "long": f"{key(200)}\n",
        "n": [1.5] * 200,
        "a": {"b": {"c": 1}},
    }


@pytest.mark.parametrize("piece", ['"', "'", '"""', "'''", '"\\', "a.", 'a . "', "#", '"a"'])
def test_any_run_of_quotes_and_dots_costs_by_its_length(piece: str) -> None:
    began = time.process_time()
    with pytest.raises(toml_text.BrokenTomlError):
        toml_text.tree_of(f"{piece * (200_000 // len(piece))}{key(101)}\n{'!' * 200}")

    assert time.process_time() - began < CPU_SECONDS

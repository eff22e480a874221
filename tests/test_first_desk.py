"""README's first desk, run as it is written, on the bundled newsstand; and the JSON of that desk against the docs."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.newsstand import Newsstand, desk_files, pages
from tests.desks import ROOT
from tests.docs_pages import AS_OF_TEXT, COMMANDS, README, anchor, blocks, links, page, sections

SAID = sections(README.read_text(encoding="utf-8"))
# Objects whose keys are names of the desk's own: a score's terms, a draft's reasons. A roundup's are in format.md.
OPEN_KEYS = {"terms", "why", "roundup"}
# Commands whose JSON is looked at, in this order; words apart by |. `show` prints a roundup, `demo` a draft.
DOCUMENTS = (
    "init|another-desk",
    "gather|--outlet|Selwen Post",
    "ingest|news.jsonl",
    "stories|skerrow",
    "why|s1",
    "why|h1",
    "draft",
    "drafts",
    "approve|d3",
    "discard|d3",
    "run",
    "render|post.json",
    "read|{newsstand}/varkinform/feed.xml",
    "read|page.html",
    "read|copydesk.toml",
    "outlets|list",
    "outlets|check|Selwen Post",
    "topics|test|earth",
    "doctor",
    "backup|copy.db",
    "restore|copy.db",
    "schedule",
)
FILES = {
    "news.jsonl": '{"outlet": "Selwen Post"}\n',
    "page.html": "<html><h1>Ferry back</h1><p>It sails at noon.</p>",
    "post.json": '{"date": "2026-05-12", "title": "Ferry Back"}',
}


@dataclass(frozen=True, slots=True)
class Ran:
    """A line of README's first desk, and what it did."""

    line: str
    exit_code: int
    stdout: str
    stderr: str


@dataclass(frozen=True, slots=True)
class FirstDesk:
    """The desk that README's commands made, on the bundled newsstand's day."""

    folder: Path
    newsstand: str
    ran: tuple[Ran, ...]


@pytest.fixture(scope="module")
def first_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FirstDesk]:
    """Run the block of README, line by line, in a shell that finds `copydesk`."""
    folder = tmp_path_factory.mktemp("first-desk")
    environ = _environ(folder / "bin")
    [block] = blocks(SAID["First desk"], "sh")
    ran = []
    with Newsstand() as newsstand:
        newsstand.show(pages(newsstand.address))
        for line in block.splitlines():
            if line.startswith("cd "):
                folder = folder / line.removeprefix("cd ")
                _change_settings(folder, newsstand.address)
            elif not line.startswith("copydesk review"):  # it serves until Ctrl-C; tests/review runs it
                ran.append(_run(line, folder, environ))
        yield FirstDesk(folder, newsstand.address, tuple(ran))


def _environ(programs: Path) -> dict[str, str]:
    """Return an environment in which `copydesk` is the checkout's own and the clock stands at the newsstand's day."""
    programs.mkdir()
    command = programs / "copydesk"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pipeline.launch "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
    path = f"{programs}:{os.environ['PATH']}"
    return {**kept, "PATH": path, "PYTHONPATH": str(ROOT), "COPYDESK_AS_OF": AS_OF_TEXT}


def _change_settings(folder: Path, address: str) -> None:
    """Do what README tells the reader to do before the first gather: here, name the newsstand's outlets."""
    for name, text in desk_files(address).items():
        assert (folder / name).exists(), f"init did not write {name}"
        (folder / name).write_text(text, encoding="utf-8")


def _run(line: str, folder: Path, environ: dict[str, str]) -> Ran:
    done = subprocess.run(
        ["sh", "-c", line], cwd=folder, env=environ, capture_output=True, text=True, timeout=120, check=False
    )
    return Ran(line, done.returncode, done.stdout, done.stderr)


def test_the_commands_of_the_first_desk_do_what_readme_says(first_desk: FirstDesk) -> None:
    for one in first_desk.ran:
        # One newsroom of the invented day is out of order; README says what 3 means.
        assert one.exit_code == (3 if "gather" in one.line else 0), f"{one.line}\n{one.stderr}"
        assert one.stdout, one.line


def test_readme_shows_the_lead_that_the_demo_s_day_gives(first_desk: FirstDesk) -> None:
    [printed] = blocks(SAID["What a draft looks like"], "text")
    [shown] = [one.stdout for one in first_desk.ran if "show d1" in one.line]

    assert _above_the_list(printed) == _above_the_list(shown)


def test_readme_lists_headlines_of_the_demo_s_day(first_desk: FirstDesk) -> None:
    [printed] = blocks(SAID["What a draft looks like"], "text")
    [stories] = [one.stdout for one in first_desk.ran if "copydesk stories" in one.line]

    # Which carrier of a wire report is listed hangs on who answered first, so the list itself is not compared.
    listed = [line.split("/")[0] for line in printed.splitlines() if " -- " in line]

    assert len(listed) > 5
    assert [line for line in listed if line not in stories] == []


def _above_the_list(post: str) -> str:
    above, _, _ = post.partition("Read more ....")
    return above


def test_every_key_of_a_json_document_is_documented(
    first_desk: FirstDesk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(first_desk.folder)
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8")

    for line in DOCUMENTS:
        words = line.format(newsstand=first_desk.newsstand).split("|")
        main([*words, "--json", "--as-of", AS_OF_TEXT])
        document = json.loads(capsys.readouterr().out)
        command = next(name for name in COMMANDS if name.split()[1:] == words[: len(name.split()) - 1])

        assert _keys(document) - _documented_keys(f"`{command}`") == set(), line


def _keys(document: object) -> set[str]:
    """Return every key of a JSON document, but those inside OPEN_KEYS."""
    if isinstance(document, list):
        return set().union(*(_keys(value) for value in document))
    if not isinstance(document, dict):
        return set()
    return set(document).union(*(_keys(value) for key, value in document.items() if key not in OPEN_KEYS))


def _documented_keys(heading: str) -> set[str]:
    """Return the keys that a section of docs/commands.md shows, with those of the sections it refers to."""
    said = sections(page("commands.md"))
    referred = {wanted for target, wanted in links(said[heading]) if not target}
    texts = [text for other, text in said.items() if other == heading or anchor(other) in referred]
    return set(re.findall(r'"([a-z_.-]+)"', " ".join(texts)))

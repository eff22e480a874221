"""Files that mean harm, or broke: refused or cut off with a word, never believed, never the memory of this machine."""

import gzip
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from pipeline.archive.importers import BrokenOffError, Found, Thing, sources
from pipeline.archive.importers.calendar import Calendar
from pipeline.archive.importers.chunks import files
from pipeline.archive.importers.elements import elements
from pipeline.archive.importers.sources import Reading
from pipeline.errors import UnreadableError
from tests.archive.importers.exports import legacy_post, takeout, takeout_post, wxr, wxr_item, zipped
from tests.cast import NOON
from tests.desks import ROOT
from tests.zips import directory

HOW = Reading(calendar=Calendar(now=NOON), home="https://river.example")
BOMB = "<!DOCTYPE feed [<!ENTITY a 'fog fog fog'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def things(path: Path) -> list[Thing]:
    return list(sources.things(path, HOW))


def until_it_breaks(path: Path) -> tuple[int, UnreadableError]:
    """How many things a file gives, and what is told when it gives no more."""
    stream = sources.things(path, HOW)
    for number in count():
        try:
            next(stream)
        except UnreadableError as problem:
            return number, problem
    raise AssertionError


@pytest.mark.parametrize(
    "declared",
    [
        pytest.param(BOMB + "]>", id="a billion laughs"),
        pytest.param("<!DOCTYPE feed [<!ENTITY i SYSTEM 'file:///etc/passwd'>]>", id="a file of this machine"),
        pytest.param("<!DOCTYPE feed [<!ENTITY i SYSTEM 'http://127.0.0.1:9/x'>]>", id="an address"),
    ],
)
def test_a_file_with_entities_of_its_own_is_refused(declared: str, tmp_path: Path) -> None:
    body = takeout(takeout_post(1, title="@")).decode().replace("?><feed", f"?>{declared}<feed").replace("@", "&i;")
    (tmp_path / "feed.atom").write_text(body)

    with pytest.raises(UnreadableError, match="entities of its own"):
        things(tmp_path / "feed.atom")


@pytest.mark.parametrize(
    "name", ["../feed.atom", "Takeout/../../feed.atom", "/etc/feed.atom", "..\\feed.atom", "C:\\feed.atom"]
)
def test_a_zip_whose_names_lead_out_of_it_is_refused_whole(name: str, tmp_path: Path) -> None:
    path = zipped(tmp_path / "takeout.zip", {"good/feed.atom": takeout(takeout_post(1)), name: b"x"})

    with pytest.raises(UnreadableError, match="leads out of it"):
        things(path)


def test_a_zip_that_unpacks_to_a_thousand_times_its_size_is_cut_off(tmp_path: Path) -> None:
    with (
        zipfile.ZipFile(tmp_path / "takeout.zip", "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("feed.atom", "w") as member,
    ):
        member.write(takeout(takeout_post(1)).removesuffix(b"</feed>"))
        for _ in range(60):
            member.write(b"<x/>" * 250_000)
        member.write(b"</feed>")

    found, problem = until_it_breaks(tmp_path / "takeout.zip")

    assert (found, "far more than" in problem.what) == (1, True)


def test_a_zip_of_too_many_files_is_refused_before_the_rest_of_them_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "takeout.zip").write_bytes(directory(200_001, junk=b"no entry at all" * 4))

    with pytest.raises(UnreadableError, match="more than 200,000 files"):
        things(tmp_path / "takeout.zip")


def test_a_zip_that_broke_off_in_a_download_is_no_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "takeout.zip", {"feed.atom": takeout(*map(takeout_post, range(100)))})
    path.write_bytes(path.read_bytes()[:-200])

    with pytest.raises(UnreadableError):
        things(path)


@pytest.mark.parametrize(
    ("body", "posts"),
    [
        pytest.param(takeout(takeout_post(1), takeout_post(2))[:-500], 1, id="a takeout"),
        pytest.param(wxr(wxr_item(1), wxr_item(2), wxr_item(3))[:-600], 2, id="a WordPress export"),
        pytest.param(takeout(takeout_post(1), "<entry></b>", takeout_post(2)), 1, id="tags that do not close"),
    ],
)
def test_of_a_file_that_breaks_off_all_before_is_given_and_it_says_where(
    body: bytes, posts: int, tmp_path: Path
) -> None:
    (tmp_path / "export.xml").write_bytes(body)
    found, problem = until_it_breaks(tmp_path / "export.xml")

    assert isinstance(problem, BrokenOffError)
    assert (found, f"after {posts} entries" in problem.what, "line" in problem.what) == (posts, True, True)


def test_a_message_shows_no_control_character_of_a_name_in_a_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "takeout.zip", {"a\x1b[31m\n.atom": takeout(takeout_post(1))[:-20]})

    _, problem = until_it_breaks(path)

    assert str(problem).replace("\n", "").isprintable()
    assert "a\\x1b[31m\\n.atom" in problem.where


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(UnreadableError, match="no file and no folder"):
        things(tmp_path / "pipe")


def test_one_entry_of_40_mb_ends_the_reading(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield takeout(takeout_post(1)).removesuffix(b"</feed>") + b"<entry>"
        for _ in range(640):
            yield b"<x>fog</x>" * 6_500

    read = elements(chunks(), tag="entry", where="feed.atom")

    assert next(read) is not None
    with pytest.raises(BrokenOffError, match="more than 32 MB"):
        next(read)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        pytest.param("a.xml", b"", id="empty"),
        pytest.param("a.xml", b"not xml at all", id="words"),
        pytest.param("a.xml", b"<?xml version='1.0'?><opml><body/></opml>", id="another XML"),
        pytest.param("a.bin", bytes(range(256)) * 10, id="bytes"),
        pytest.param("a.xml", "<feed><entry>".encode("utf-16"), id="half a feed in UTF-16"),
    ],
)
def test_what_is_no_blogs_past_is_refused_with_a_word(name: str, body: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(body)

    with pytest.raises(UnreadableError) as told:
        things(tmp_path / name)

    assert str(tmp_path) in str(told.value)


def test_a_folder_is_read_without_what_a_link_in_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("---\ntitle: Secret\n---\n")
    folder = tmp_path / "posts"
    folder.mkdir()
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    (folder / ".hidden.md").write_text("---\ntitle: Hidden\n---\n")
    (folder / "open.md").write_text("---\ntitle: Open\n---\n")

    with files(folder) as found:
        assert [file.name for file in found] == ["open.md"]


def test_a_backup_in_another_encoding_with_odd_characters_is_read(tmp_path: Path) -> None:
    odd = legacy_post(1, title="Strait\x08 opens — café")
    body = takeout(odd).decode().replace("encoding='utf-8'", "encoding='utf-16'")
    (tmp_path / "utf16.xml").write_bytes(body.replace("\x08", "").encode("utf-16"))
    (tmp_path / "utf8.xml").write_bytes(takeout(odd))

    for name in ("utf16.xml", "utf8.xml"):
        [post] = elements_titles(tmp_path / name)
        assert post == "Strait opens — café"


def elements_titles(path: Path) -> list[str]:
    with files(path) as found:
        [file] = found
        entries = elements(file.chunks(), tag="entry", where=file.where)
        return [entry.findtext("{*}title") or "" for entry in entries]


def test_a_zip_is_opened_once_whatever_number_of_files_is_in_it(tmp_path: Path) -> None:
    posts = {f"{number}.md": f"---\ntitle: Post {number}\n---\nFog.\n".encode() for number in range(3)}
    stream = sources.things(zipped(tmp_path / "posts.zip", posts), HOW)

    first = next(stream)
    (tmp_path / "posts.zip").unlink()  # opened a second time it would be gone

    assert [one.title for one in (first, *stream) if isinstance(one, Found)] == ["Post 0", "Post 1", "Post 2"]


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process's highest memory")
def test_200_mb_of_entries_take_less_than_200_mb_of_memory(tmp_path: Path) -> None:
    entry = takeout_post(1, html="<p>Fog lifts over the strait, and ships wait.</p>" * 400).encode()
    with (tmp_path / "feed.atom").open("wb") as file:
        file.write(takeout().removesuffix(b"</feed>"))
        for _ in range(200_000_000 // len(entry)):
            file.write(entry)
        file.write(b"</feed>")
    code = (
        "from datetime import UTC, datetime; from pathlib import Path;"
        "from pipeline.archive.importers import calendar, sources;"
        "how = sources.Reading(calendar=calendar.Calendar(now=datetime(2026, 1, 1, tzinfo=UTC)));"
        f"n = sum(1 for _ in sources.things(Path({str(tmp_path / 'feed.atom')!r}), how));"
        # Not getrusage: its highest is that of the process that forked this one, if that was higher.
        "[peak] = [line for line in Path('/proc/self/status').read_text().splitlines() if line.startswith('VmHWM')];"
        "print(n, int(peak.split()[1]) // 1024)"
    )

    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    posts, megabytes = map(int, said.split())
    assert posts == 200_000_000 // len(entry)
    assert megabytes < 200


@pytest.mark.parametrize(
    ("body", "do"),
    [
        pytest.param(gzip.compress(b"<rss/>"), "it is packed by gzip: unpack it", id="gzip"),
        pytest.param(b"Dear diary", "give an export of Blogger or WordPress", id="letter"),
    ],
)
def test_a_file_in_which_nothing_is_seen_says_what_to_give_instead(body: bytes, do: str, tmp_path: Path) -> None:
    (tmp_path / "past").write_bytes(body)

    with pytest.raises(UnreadableError, match="nothing in it is a blog's past") as told:
        things(tmp_path / "past")

    assert do in told.value.do

"""A file is whole or not there, and inside its folder, whatever happens and whoever names it."""

import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pipeline.errors import RefusedError
from pipeline.publish.markdown import on_disk
from tests.desks import ROOT
from tests.publish.files.blog_files import NAME, files
from tests.publish.sent_post import KEY, MARK, TALKS


@pytest.mark.parametrize(
    ("slug", "key"),
    [
        pytest.param("../../etc/x-" + KEY, KEY, id="out of the folder"),
        pytest.param("/etc/x-" + KEY, KEY, id="from the root"),
        pytest.param("x\0-" + KEY, KEY, id="a zero"),
        pytest.param("x\n-" + KEY, KEY, id="a line end"),
        pytest.param(".hidden-" + KEY, KEY, id="hidden"),
        pytest.param("-" + KEY, KEY, id="an option"),
        pytest.param("words", KEY, id="without its key"),
        pytest.param("a-../b", "../b", id="a hostile key"),
    ],
)
def test_a_hostile_slug_writes_nothing(folder: Path, slug: str, key: str) -> None:
    with pytest.raises(RefusedError):
        files(folder).create(replace(TALKS, mark=replace(MARK, slug=slug, key=key)))

    assert [path for path in folder.parent.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("remote_id", ["../secret.md", "/etc/hostname", "a/../../secret.md", "", "x\0"])
def test_nothing_outside_the_folder_is_read_or_written(folder: Path, remote_id: str) -> None:
    blog = files(folder)
    sent = blog.create(TALKS)

    asks: list[Callable[[], object]] = [
        lambda: blog.see(remote_id),
        lambda: blog.withdraw(replace(sent, remote_id=remote_id)),
        lambda: blog.change(replace(sent, remote_id=remote_id), TALKS, given=()),
    ]
    for asked in asks:
        with pytest.raises(RefusedError, match="not a file of the channel's own folder"):
            asked()


def test_a_link_out_of_the_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    blog = files(folder)
    sent = blog.create(TALKS)
    secret = tmp_path / "secret.md"
    (folder / NAME).rename(secret)
    (folder / NAME).symlink_to(secret)
    (folder / "out").symlink_to(tmp_path)
    before = secret.read_bytes()

    for remote_id in (NAME, "out/secret.md"):
        with pytest.raises(RefusedError):
            blog.change(replace(sent, remote_id=remote_id), TALKS, given=())

    assert secret.read_bytes() == before


def test_a_file_that_cannot_be_put_leaves_no_half_of_it(folder: Path) -> None:
    (folder / NAME / "taken").mkdir(parents=True)

    with pytest.raises(RefusedError, match="cannot be written"):
        on_disk.put(folder / NAME, "words", aside=f".copydesk-{KEY}.tmp")

    assert [path.name for path in folder.iterdir()] == [NAME]


def test_a_link_laid_where_the_half_file_goes_is_not_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("theirs", encoding="utf-8")
    (folder / f".copydesk-{KEY}.tmp").symlink_to(secret)

    files(folder).create(TALKS)

    assert secret.read_text(encoding="utf-8") == "theirs"
    assert not (folder / NAME).is_symlink()


@pytest.mark.parametrize(
    "template",
    [
        pytest.param("---\n{{ nothing }}\n---", id="a name that is not there"),
        pytest.param("---\n{% if %}\n---", id="no Jinja"),
        pytest.param("---\n{{ ''.__class__.__mro__ }}\n---", id="out of the sandbox"),
        pytest.param("+++\ntitle = {{ title }}\n+++", id="no YAML"),
    ],
)
def test_a_template_that_fails_writes_nothing(folder: Path, tmp_path: Path, template: str) -> None:
    (tmp_path / "templates" / "front").mkdir(parents=True)
    (tmp_path / "templates" / "front" / "hugo.md").write_text(template, encoding="utf-8")

    with pytest.raises(RefusedError) as refused:
        files(folder, desk=tmp_path).create(TALKS)

    assert "templates/front/hugo.md" in refused.value.where
    assert list(folder.iterdir()) == []


# What the writing process does, in order, and where it is killed: each is an event of Python's own audit.
MOMENTS = [
    pytest.param("os.remove", 0, id="before anything"),
    pytest.param("os.rename", 0, id="between the half file and its name"),
    pytest.param("open folder", 1, id="before the folder is kept"),
]
WRITER = """
import os, sys
from dataclasses import replace
from pathlib import Path
from tests.publish.sent_post import BLOG, TALKS, files_table
from pipeline.publish.markdown.files import channel
folder, moment = sys.argv[1:]
blog = channel(files_table(folder), desk=Path(folder).parent, blog=BLOG)
def die(event, arguments):
    if event == moment or (moment == "open folder" and event == "open" and str(arguments[0]) == folder):
        os.kill(os.getpid(), 9)
sys.addaudithook(die)
blog.create(replace(TALKS, markdown="word " * 200_000))
"""


@pytest.mark.parametrize(("moment", "found"), MOMENTS)
def test_a_killed_writer_leaves_the_whole_file_or_none_and_never_two(folder: Path, moment: str, found: int) -> None:
    done = subprocess.run([sys.executable, "-c", WRITER, str(folder), moment], cwd=ROOT, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL

    blog = files(folder)
    there = blog.find(MARK)
    whole = replace(TALKS, markdown="word " * 200_000)
    post = there[0] if there else blog.create(whole)

    assert len(there) == found
    assert len(blog.find(MARK)) == 1
    assert post.content.count("word") == 200_000
    assert [path.name for path in folder.iterdir()] == [NAME]


STRANGER = """
import os, sys
from pipeline.errors import RefusedError
from pipeline.publish.markdown import on_disk
from tests.publish.files.blog_files import files
from tests.publish.sent_post import TALKS
blog = files(sys.argv[1])
if os.geteuid() == 0:
    os.setuid(65534)  # nobody: root may write everywhere
try:
    blog.create(TALKS)
except RefusedError as refused:
    print(refused)
"""


def test_a_folder_that_is_not_ours_to_write_is_refused() -> None:
    with TemporaryDirectory() as reached:  # pytest's own folders cannot be reached by another user
        folder = Path(reached, "content")
        folder.mkdir()
        folder.chmod(0o555)
        folder.parent.chmod(0o755)

        command = [sys.executable, "-c", STRANGER, str(folder)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)

        assert (done.returncode, "Permission denied" in done.stdout) == (0, True), done.stdout + done.stderr
        assert list(folder.iterdir()) == []


def test_a_folder_that_is_a_file_is_refused(folder: Path) -> None:
    (folder / "posts").write_text("", encoding="utf-8")

    for asked in (files(folder / "posts").prove, lambda: files(folder / "posts").create(TALKS)):
        with pytest.raises(RefusedError, match="no such folder"):
            asked()


def test_a_folder_that_the_disk_refuses_is_no_slip_of_the_pen(folder: Path) -> None:
    (folder / "posts").write_text("", encoding="utf-8")

    with pytest.raises(RefusedError, match="the folder cannot be made: Not a directory"):
        files("posts/deep", desk=folder).create(TALKS)

"""The real WordPress of these tests: brought up once for all workers of a run by `wordpress-up`, ended by the last."""

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest

from pipeline import publish
from pipeline.news import Dispatch, Mark
from pipeline.publish import Channel
from pipeline.settings import Channel as Table
from pipeline.settings import Secret
from tests.ports import free_port
from tests.publish.sent_post import BLOG, TALKS

_UP = Path(__file__).with_name("wordpress-up")
_MISSING = 77  # its exit status where a program or WordPress itself is not installed
_COUNT = count(1)
_HOUR_IS_OVER = """
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require $argv[1] . '/wp-load.php';
$post = (int) $argv[2];
$past = gmdate('Y-m-d H:i:s', time() - 60);
$wpdb->update($wpdb->posts, ['post_date_gmt' => $past, 'post_date' => get_date_from_gmt($past)], ['ID' => $post]);
clean_post_cache($post);
wp_clear_scheduled_hook('publish_future_post', [$post]);
wp_schedule_single_event(time() - 60, 'publish_future_post', [$post]);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPressSite:
    """A blog at `url`; `passwords` by user: editor (an administrator), author, contributor, subscriber.

    `folder` holds its files.
    """

    url: str
    folder: Path
    passwords: Mapping[str, str]

    def table(self, user: str = "editor", **other: Any) -> Table:  # noqa: ANN401
        """Return the table of a channel to this blog as one of its users; `other` goes into it."""
        asked = {
            "url": self.url,
            "user": user,
            "secret": Secret(self.passwords[user]),
            "timeout_seconds": 60.0,
            **other,
        }
        return Table(name="blog", kind="wordpress", **asked)

    @contextmanager
    def channel(self, user: str = "editor", **other: Any) -> Iterator[Channel]:  # noqa: ANN401
        """Open the channel of such a table."""
        with publish.opened(self.table(user, **other), desk=Path(), blog=BLOG) as channel:
            yield channel

    def asker(self) -> httpx.Client:
        """Return a client of the blog's REST API as its administrator; paths are below `wp/v2/`."""
        base, password = f"{self.url}/wp-json/wp/v2/", self.passwords["editor"]
        return httpx.Client(base_url=base, auth=("editor", password), timeout=60)

    def does(self, method: str, path: str, **body: Any) -> Any:  # noqa: ANN401
        """Do something on the blog, as its administrator would by hand, and return its JSON."""
        with self.asker() as asker:
            answer = asker.request(method, path, json=body or None)
        assert answer.is_success, answer.text
        return answer.json()

    def clock(self) -> datetime:
        """Return the blog's own time, in whole seconds."""
        return parsedate_to_datetime(httpx.head(f"{self.url}/wp-json/").headers["Date"]).astimezone(UTC)

    def runs_its_clockwork(self, post: str) -> None:
        """Let the hour of a scheduled post be over, and a visitor come by, who sets WordPress's scheduler off."""
        command = ["php", "-d", "display_errors=stderr", "-r", _HOUR_IS_OVER, str(self.folder / "site"), post]
        with _locked(self.folder.parent):  # while one run of the scheduler is on, another visitor starts none
            subprocess.run(command, check=True, capture_output=True)
            assert httpx.get(f"{self.url}/wp-cron.php", timeout=60).is_success

    def dispatch(self, **other: Any) -> Dispatch:  # noqa: ANN401
        """Return a post of the talks with a mark of its own, meant to be sent now by the blog's clock."""
        key = f"k{os.getpid() % 100_000:05d}{next(_COUNT):06d}"
        now = self.clock()
        mark = Mark(key=key, slug=f"orrin-talks-{key}", since=now)
        return replace(TALKS, **{"mark": mark, "at": now, **other})


@pytest.fixture(scope="session")
def wordpress(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WordPressSite]:
    """A WordPress on loopback. Tests make posts of their own and leave other people's alone."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with _locked(shared):
        site = _up(shared / "wordpress")
        _users(shared, 1)
    try:
        yield site
    finally:
        with _locked(shared):
            if not _users(shared, -1):
                _run("down", str(shared / "wordpress"), "--remove")


def _up(folder: Path) -> WordPressSite:
    state = folder / "state.json"
    port = json.loads(state.read_text())["port"] if state.exists() else free_port()
    # Another tree than Debian's, to try another version: WORDPRESS_TREE=/path/to/wordpress pytest tests/publish
    tree = os.environ.get("WORDPRESS_TREE")
    ran = _run(str(folder), "--port", str(port), "--as-it-is", *(["--source", tree] if tree else []))
    if ran.returncode == _MISSING:
        pytest.skip("no WordPress here: as root, tests/publish/wordpress-up install")
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout)
    passwords = {said["user"]: said["application_password"], **said["roles"]}
    return WordPressSite(url=said["url"], folder=folder, passwords=passwords)


def _run(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, _UP, *words], capture_output=True, text=True, check=False)


def _users(shared: Path, more: int) -> int:
    """Count the workers that use the site, so that the last one ends it."""
    file = shared / "wordpress.users"
    users = int(file.read_text()) + more if file.exists() else more
    file.write_text(str(users))
    return users


@contextmanager
def _locked(shared: Path) -> Iterator[None]:
    with (shared / "wordpress.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

"""kill -9 at a random moment of a publishing: given again, each post is there once.

What dies on its way to a real blog is in the room of publishing (publish/test_killed.py).
"""

import random
import time
from pathlib import Path

from tests.desks import DeskFolder
from tests.faults.small_blog import SmallBlog
from tests.faults.striking import KILLS, Strikes
from tests.faults.wholeness import asked, is_whole
from tests.forge import Forge
from tests.publish.approved import approved
from tests.publish.test_killed import published_after


def test_a_killed_publishing_to_a_folder_leaves_each_post_there_once(forge: Forge, tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    approved(tmp_path, '[publish.blog]\nkind = "markdown"\nfolder = "posts"\n', {}, count=KILLS + 1)
    seconds = forge.seconds(tmp_path, "publish", f"d{KILLS + 1}", "--live")
    strikes = Strikes(forge=forge, dice=random.Random(5), seconds=seconds)
    for number in range(1, KILLS + 1):
        strikes.strike(DeskFolder(tmp_path), "publish", f"d{number}", "--live")
    for number in range(1, KILLS + 1):  # not each at once: publish waits until what was on its way has arrived
        again = forge.does(tmp_path, "publish", f"d{number}", "--live", "--json")
        assert again.exit_code == 0, again.stderr
        assert again.json["state"] == "live"

    assert strikes.hits >= KILLS / 5  # else it tells nothing
    assert len(list((tmp_path / "posts").iterdir())) == KILLS + 1
    assert asked(tmp_path, "select state, count(*) from posts group by state") == [("live", KILLS + 1)]
    is_whole(tmp_path)


def test_a_killed_publishing_to_a_blog_leaves_each_post_there_once(forge: Forge, tmp_path: Path) -> None:
    """After a kill nobody can tell at once whether the post is on its way still: it is looked for minutes later."""
    with SmallBlog() as blog:
        table = f'[publish.blog]\nkind = "wordpress"\nurl = "{blog.address}"\nuser = "ann"\n'
        made = approved(tmp_path, table, {"blog": "abcd EFGH ijkl MNOP qrst"}, count=KILLS + 1)
        seconds = forge.seconds(tmp_path, "publish", f"d{KILLS + 1}", "--live")
        strikes = Strikes(forge=forge, dice=random.Random(6), seconds=seconds)
        for number in range(1, KILLS + 1):
            strikes.strike(DeskFolder(tmp_path), "publish", f"d{number}", "--live")
        time.sleep(0.1)  # what is on its way arrives
        left = len(blog.posts)

        posts = published_after(made, KILLS + 1)

        assert strikes.hits >= KILLS / 5  # else it tells nothing
        assert left < KILLS + 1  # some died before their post was there
        assert {post.state for post in posts} == {"live"}
        assert sorted(post.remote_id for post in posts) == sorted(str(one["id"]) for one in blog.posts)
        assert len({one["slug"] for one in blog.posts}) == len(blog.posts) == KILLS + 1
        assert [one.remote_id for one in published_after(made, KILLS + 1)] == [post.remote_id for post in posts]
    is_whole(tmp_path)

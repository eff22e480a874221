"""The settings' page: topics tried before they are saved, saved with their comments, and put back."""

import html
import re
from pathlib import Path

import pytest

from pipeline import settings
from tests.desks import DeskFolder
from tests.review.conftest import EVENING, Client, Served, serving, signed_in
from tests.review.topics_typed import SKERROW


def test_the_page_shows_each_topic_with_its_words_and_sides(client: Client) -> None:
    page = client.get("/settings").text

    for words in ("The Skerrow Narrows", "veldria*", "@country:XR", "Restless Earth", "Signed in"):
        assert words in page


def test_saving_writes_the_words_and_keeps_every_comment(served: Served, client: Client) -> None:
    before = _file(served)

    answer = client.press("/settings/topics/skerrow", {**SKERROW, "any": "skerrow\nferry", "seen": _seen(client)})

    assert (answer.status_code, answer.headers["location"]) == (303, "/settings#topics")
    assert settings.load(served.desk.folder, {}).topics[0].any == ("skerrow", "ferry")
    assert re.findall(r"#.*", _file(served)) == re.findall(r"#.*", before)
    assert "ferry" in client.get("/settings").text


def test_a_last_day_is_saved_and_shown_in_the_form(served: Served, client: Client) -> None:
    client.press("/settings/topics/skerrow", {**SKERROW, "until": "2031-12-31", "seen": _seen(client)})

    assert settings.load(served.desk.folder, {}).topics[0].until == "2031-12-31"
    assert 'name="until" value="2031-12-31"' in client.get("/settings?edit=skerrow").text


def test_quiet_hours_and_posts_a_day_are_saved_shown_and_emptied(served: Served, client: Client) -> None:
    typed = {**SKERROW, "quiet_hours": "22:00-06:00", "posts_a_day": "3"}
    client.press("/settings/topics/skerrow", {**typed, "seen": _seen(client)})
    saved = settings.load(served.desk.folder, {}).topics[0]
    form = client.get("/settings?edit=skerrow").text
    client.press("/settings/topics/skerrow", {**typed, "posts_a_day": "0", "seen": _seen(client)})
    unlimited = settings.load(served.desk.folder, {}).topics[0]
    client.press("/settings/topics/skerrow", {**SKERROW, "seen": _seen(client)})
    emptied = settings.load(served.desk.folder, {}).topics[0]

    assert (saved.quiet_hours, saved.posts_a_day, unlimited.posts_a_day) == ("22:00-06:00", 3, 0)
    assert 'name="quiet_hours" value="22:00-06:00"' in form
    assert 'name="posts_a_day" value="3"' in form
    assert (emptied.quiet_hours, emptied.posts_a_day) == ("", None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param({"posts_a_day": "three"}, "posts a day must be a whole number", id="no-number"),
        pytest.param({"posts_a_day": "1001"}, "posts_a_day must be a whole number from 0 to 1_000", id="too-many"),
        pytest.param({"quiet_hours": "at night"}, "quiet_hours must be a stretch such as 22:00-06:00", id="no-hours"),
        pytest.param({"quiet_hours": "22:00-22:00"}, "quiet_hours must be a stretch such as", id="no-stretch"),
    ],
)
def test_hours_and_numbers_that_are_none_are_refused_and_kept_in_the_form(
    served: Served, client: Client, typed: dict[str, str], said: str
) -> None:
    before = _file(served)

    answer = client.press("/settings/topics/skerrow", {**SKERROW, **typed, "seen": _seen(client)})

    assert answer.status_code == 422
    assert said in html.unescape(answer.text)
    assert "Nothing was saved. What you typed stands below" in answer.text
    assert f'value="{next(iter(typed.values()))}"' in answer.text
    assert _file(served) == before


def test_saving_what_is_there_already_changes_no_byte(served: Served, client: Client) -> None:
    before = _file(served)

    client.press("/settings/topics/skerrow", {**SKERROW, "seen": _seen(client)})

    assert _file(served) == before


def test_a_file_that_changed_meanwhile_is_kept_and_both_are_shown(served: Served, client: Client) -> None:
    seen = _seen(client)
    changed = _file(served).replace('"vossen"', '"by hand"')
    served.desk.writes("copydesk.toml", changed)

    answer = client.press("/settings/topics/skerrow", {**SKERROW, "any": "mine", "seen": seen})

    assert answer.status_code == 409
    assert _file(served) == changed
    both = answer.text.partition('<div class="both">')[2].partition("</section>")[0]
    assert [re.findall(r'class="code">([^<]+)', half)[0] for half in both.split("In copydesk.toml now")] == [
        "mine",
        "skerrow",
    ]
    assert "by hand" in both


def test_saving_again_after_a_conflict_puts_mine_in_place(served: Served, client: Client) -> None:
    served.desk.writes("copydesk.toml", _file(served) + "\n# by hand\n")
    answer = client.press("/settings/topics/skerrow", {**SKERROW, "any": "mine", "seen": "0" * 64})
    [seen] = re.findall(r'name="seen"[^"]*value="([^"]+)"', answer.text)

    client.press("/settings/topics/skerrow", {**SKERROW, "any": "mine", "seen": seen})

    assert settings.load(served.desk.folder, {}).topics[0].any == ("mine",)
    assert _file(served).endswith("# by hand\n")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        pytest.param({"any": "***"}, "<h2>topic.any must be a query", id="a-query"),
        pytest.param({"side": ["a", "a"], "members": ["RT", "TASS"]}, "two sides are called", id="a-side-twice"),
        pytest.param({"side": [""], "members": ["Corvelle Times"]}, "a side has outlets and no name", id="no-name"),
        pytest.param({"title": "\x07"}, "topic.title must be text", id="a-control"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_form_as_typed(
    served: Served, client: Client, typed: dict[str, str | list[str]], words: str
) -> None:
    before = _file(served)

    answer = client.press("/settings/topics/skerrow", {**SKERROW, **typed, "seen": _seen(client)})

    assert answer.status_code == 422
    assert words in answer.text
    assert "energomir" in answer.text or "***" in answer.text
    assert _file(served) == before


def test_a_new_topic_is_added(served: Served, client: Client) -> None:
    typed = {"name": "ferries", "any": "ferry", "side": ["land"], "members": ["@country:XB"], "seen": _seen(client)}

    client.press("/settings/topics", typed)

    topic = settings.load(served.desk.folder, {}).topics[-1]
    assert (topic.name, topic.title, topic.any, topic.sides[0].members) == (
        "ferries",
        "Ferries",
        ("ferry",),
        ("@country:XB",),
    )


@pytest.mark.parametrize("name", ["trial", "new", "a & b", "Україна", "x.y-z"])
def test_a_topic_of_any_name_can_be_edited_and_removed(served: Served, client: Client, name: str) -> None:
    client.press("/settings/topics", {"name": name, "any": "ferry", "seen": _seen(client)})
    page = html.unescape(client.get("/settings").text)
    edit = re.findall(r'href="(/settings\?edit=[^"]+)"', page)[-1]
    assert client.get(edit).status_code == 200
    removal = re.findall(r'action="(/settings/topics/[^"]+/removal)"', page)[-1]

    assert client.press(removal.removesuffix("/removal"), {"any": "x", "seen": _seen(client)}).status_code == 303
    assert client.press(removal, {"seen": _seen(client)}).status_code == 303

    assert name not in [topic.name for topic in settings.load(served.desk.folder, {}).topics]


def test_a_removed_topic_is_put_back_byte_for_byte(served: Served, client: Client) -> None:
    before = _file(served)
    client.press("/settings/topics/earth/removal", {"seen": _seen(client)})
    page = client.get("/settings").text
    assert "Removed the topic earth" in page
    assert "Restless Earth" not in page
    assert "copydesk.toml.before" in page

    client.press("/settings/restoration", {"seen": _seen(client)})

    assert _file(served) == before


def test_a_topic_that_is_not_there_is_no_page(client: Client) -> None:
    assert client.get("/settings", params={"edit": "nobody"}).status_code == 404
    assert client.press("/settings/topics/nobody", {"seen": _seen(client)}).status_code == 404
    assert client.press("/settings/topics/nobody/removal", {"seen": _seen(client)}).status_code == 404


def test_the_blog_is_saved_key_by_key(served: Served, client: Client) -> None:
    before = _file(served)
    typed = {
        "name": "Skerrow Watch",
        "url": "https://narrows-watch.example/",
        "timezone": "Etc/UTC",
        "signature": "NW Editor:",
        "format": "wnu",
        "language": "en",
    }

    client.press("/settings/blog", {**typed, "seen": _seen(client)})

    assert _file(served) == before.replace('name = "Narrows Watch"', 'name = "Skerrow Watch"')


def test_a_time_zone_that_is_none_is_refused_with_what_was_typed(served: Served, client: Client) -> None:
    before = _file(served)

    answer = client.press("/settings/blog", {"timezone": "America/Torronto", "seen": _seen(client)})

    assert answer.status_code == 422
    assert "did you mean America/Toronto?" in answer.text
    assert 'value="America/Torronto"' in answer.text
    assert _file(served) == before


def test_single_keys_are_switched_off_and_on_again(served: Served, client: Client) -> None:
    client.press("/settings/keys", {"keys": "off", "seen": _seen(client)})
    assert '<body data-keys="off"' in client.get("/settings").text

    client.press("/settings/keys", {"keys": "on", "seen": _seen(client)})

    assert '<body data-keys="on"' in client.get("/settings").text


def test_looking_and_trying_change_no_file(served: Served, client: Client) -> None:
    before = sorted((path.name, path.stat().st_mtime_ns) for path in served.desk.folder.glob("*.toml*"))

    client.get("/settings")
    client.get("/settings?add=topic")
    client.get("/settings/topics/trial", params={"name": "x", "any": "ferry"})

    assert sorted((path.name, path.stat().st_mtime_ns) for path in served.desk.folder.glob("*.toml*")) == before


def _file(served: Served) -> str:
    return (served.desk.folder / "copydesk.toml").read_text(encoding="utf-8")


def _seen(client: Client) -> str:
    found = re.search(r'name="seen"[^"]*value="([^"]+)"', client.get("/settings").text)
    assert found
    return found[1]


def test_the_file_is_named_by_its_whole_path_wherever_the_page_was_started(
    evening: DeskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(evening.folder)
    with (
        serving(DeskFolder(Path()), clock=lambda: EVENING, real_clock=lambda: EVENING) as page,
        signed_in(page.address, page.enter) as client,
    ):
        assert f"{evening.folder.resolve() / 'copydesk.toml'}</span>" in client.get("/settings").text

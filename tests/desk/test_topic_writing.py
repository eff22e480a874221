"""Topics written from the review page: what is asked is in the file, everything else is as it was."""

import re
import tomllib

import pytest

from pipeline.desk import Desk, topic_writing
from pipeline.desk.toml import pieces
from pipeline.errors import SettingsError, UsageError
from pipeline.news import Side, Topic
from tests.desk.river_settings import OURS, change, open_desk, seen, text_of

__all__ = ["open_desk"]


def test_a_query_that_is_added_stands_in_the_file(open_desk: Desk) -> None:
    change(open_desk, any=("orrin", "arrin*", "skerrow narrows", "buoys"))

    assert _topics(open_desk)[0]["any"] == ["orrin", "arrin*", "skerrow narrows", "buoys"]


def test_everything_around_the_topic_is_byte_for_byte_as_it_was(open_desk: Desk) -> None:
    change(open_desk, exclude=("rowing", "regatta"), all=("water",))

    before, after = OURS.partition("[[topic]] # the quarrel")[0], OURS.partition("\n# the fleet")[2]
    assert text_of(open_desk).startswith(before)
    assert text_of(open_desk).endswith(after)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"any": ("arrin*",)}, id="queries-go"),
        pytest.param({"any": ()}, id="all-queries-go"),
        pytest.param({"any": ("skerrow narrows", "new", "orrin")}, id="queries-move"),
        pytest.param({"exclude": ()}, id="a-list-becomes-empty"),
        pytest.param({"title": "The Orrin"}, id="a-title-comes"),
        pytest.param({"muted": ("Quay Radio",)}, id="a-mute-comes"),
        pytest.param({"quiet_hours": "22:00-06:00", "posts_a_day": 0}, id="quiet-hours-and-posts-a-day-come"),
        pytest.param({"sides": ()}, id="the-sides-go"),
        pytest.param({"sides": (Side(name="south", members=("RT", "TASS")),)}, id="a-side-goes"),
        pytest.param({"sides": (Side(name="out side", members=('The "Onlooker"',)),)}, id="sides-are-others"),
    ],
)
def test_no_comment_is_lost(open_desk: Desk, changed: dict[str, object]) -> None:
    change(open_desk, **changed)

    assert sorted(_comments(text_of(open_desk))) == sorted(_comments(OURS))


def test_a_comment_stays_with_its_query(open_desk: Desk) -> None:
    change(open_desk, any=("skerrow narrows", "orrin"))

    assert re.search(r'"orrin", +# the river\n', text_of(open_desk))


def test_a_key_that_did_not_change_keeps_its_spelling(open_desk: Desk) -> None:
    change(open_desk, exclude=("regatta",))

    assert "'arrin*'" in text_of(open_desk)


def test_a_new_topic_stands_behind_the_last_and_before_the_words_that_follow(open_desk: Desk) -> None:
    sides = (Side(name="land", members=("@country:XB",)),)
    topic_writing.add_topic(
        open_desk, {}, Topic(name="grain", any=("wheat", "barley"), sides=sides), seen=seen(open_desk)
    )

    assert [topic["name"] for topic in _topics(open_desk)] == ["river", "fleet", "grain"]
    assert 'land = ["@country:XB"]\n\n# ---- how we gather ----\n[gather]' in text_of(open_desk)


def test_a_removed_topic_leaves_the_others_and_every_comment_outside_it(open_desk: Desk) -> None:
    topic_writing.remove_topic(open_desk, {}, "fleet", seen=seen(open_desk))

    assert [topic["name"] for topic in _topics(open_desk)] == ["river"]
    assert sorted(_comments(text_of(open_desk))) == sorted(_comments(OURS))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        pytest.param({"any": ("a*b",)}, "topic.any must be a query", id="a-star-within-a-word"),
        pytest.param({"any": ("...",)}, "topic.any must be a query", id="a-query-without-letters"),
        pytest.param({"title": "two\nlines"}, "topic.title must be text on one line", id="a-line-end"),
        pytest.param({"muted": (" ",)}, "topic.muted must be an outlet's name", id="a-mute-of-nobody"),
        pytest.param(
            {"sides": (Side(name="a", members=("RT",)), Side(name="a", members=("TASS",)))},
            "two sides are called 'a'",
            id="a-side-twice",
        ),
    ],
)
def test_what_the_settings_would_refuse_is_refused_and_not_written(
    open_desk: Desk, changed: dict[str, tuple[str, ...]], words: str
) -> None:
    with pytest.raises(SettingsError, match=re.escape(words)):
        change(open_desk, **changed)

    assert text_of(open_desk) == OURS


def test_a_refusal_blames_no_line_of_the_file(open_desk: Desk) -> None:
    with pytest.raises(SettingsError, match=r"^topic\.exclude must be") as refused:
        change(open_desk, exclude=("rowing", "*"))

    assert refused.value.where == "this form"


@pytest.mark.parametrize("name", ["River", "front", "", "a/b"])
def test_a_new_topic_needs_a_name_of_its_own(open_desk: Desk, name: str) -> None:
    with pytest.raises(SettingsError):
        topic_writing.add_topic(open_desk, {}, Topic(name=name, any=("x",)), seen=seen(open_desk))


def test_a_topic_that_is_scattered_over_the_file_is_left_to_its_owner(open_desk: Desk) -> None:
    scattered = '[[topic]]\nname = "river"\nany = ["orrin"]\n[blog]\nname = "R"\n[topic.sides]\nwest = ["RT"]\n'
    (open_desk.folder / "copydesk.toml").write_text(scattered, encoding="utf-8")

    with pytest.raises(UsageError, match="cannot change"):
        change(open_desk, any=("x",))

    assert text_of(open_desk) == scattered


@pytest.mark.parametrize(
    "written",
    [
        pytest.param('[[topic]]\nname = "river"\nsides.west = ["RT"] # w\nany = ["orrin"]\n', id="dotted-sides"),
        pytest.param('[[topic]]\nname = "river"\nsides = { west = ["RT"] } # w\nany = ["orrin"]', id="inline-sides"),
        pytest.param('[[topic]]\r\nname = "river"\r\nany = ["orrin"] # w\r\n\r\n[blog]\r\nname = "R"\r\n', id="crlf"),
        pytest.param('[[topic]]\nname = "river" # w\u2028 ends no line\nany = ["orrin"]\n', id="odd-line-mark"),
        pytest.param('\ufeff[[topic]]\nname = "river" # w\n', id="byte-order-mark"),
    ],
)
def test_other_spellings_of_a_topic_are_changed_too(open_desk: Desk, written: str) -> None:
    (open_desk.folder / "copydesk.toml").write_bytes(written.encode())
    sides = (Side(name="north", members=("Lista Post",)),)

    change(open_desk, any=("orrin", "water"), sides=sides)

    [entry] = _topics(open_desk)
    assert (entry["any"], entry["sides"]) == (["orrin", "water"], {"north": ["Lista Post"]})
    assert "# w" in text_of(open_desk)
    assert text_of(open_desk).count("\n") == text_of(open_desk).count("\r\n") or "\r" not in written


def test_a_first_topic_is_added_to_a_file_without_any(open_desk: Desk) -> None:
    (open_desk.folder / "copydesk.toml").write_text('[blog]\nname = "R"  # last', encoding="utf-8")

    topic_writing.add_topic(open_desk, {}, Topic(name="river", any=("orrin",)), seen=seen(open_desk))

    assert text_of(open_desk) == '[blog]\nname = "R"  # last\n\n[[topic]]\nname = "river"\nany = ["orrin"]\n'


def test_a_change_of_nothing_changes_no_byte() -> None:
    assert pieces.changed(OURS, ("topic", 0), lambda table: None) == OURS


def _topics(opened: Desk) -> list[dict[str, object]]:
    text = text_of(opened).removeprefix("\ufeff").replace("\r\n", "\n")
    topics: list[dict[str, object]] = tomllib.loads(text)["topic"]
    return topics


def _comments(text: str) -> list[str]:
    return [line[line.index("#") :].strip() for line in text.splitlines() if "#" in line]

"""copydesk.toml and the environment become one frozen Settings."""

import dataclasses
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import settings
from pipeline.errors import SettingsError
from pipeline.news import Side, Topic
from pipeline.settings import WEIGHTS, Ranking
from tests.harbour_watch import harbour_watch


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return harbour_watch(tmp_path)


def test_what_the_file_says_wins_over_the_defaults(desk: Path) -> None:
    chosen = settings.load(desk, {})

    assert chosen.blog.name == "Harbour Watch"
    assert chosen.gather.interval_minutes == 45.0
    assert chosen.gather.max_bytes == 2_000_000
    assert chosen.gather.concurrency == settings.default().gather.concurrency


def test_a_topic_becomes_the_value_that_stages_know(desk: Path) -> None:
    [fishing, _ferries] = settings.load(desk, {}).topics

    assert fishing == Topic(
        name="fishing-rights",
        title="Fishing Rights",
        any=("cod*", "trawler"),
        exclude=("recipe",),
        muted=("Daily Gull",),
        sides=(
            Side(name="north", members=("@country:IS", "Reykjavik Post")),
            Side(name="south", members=("@country:GB",)),
        ),
    )


def test_topics_and_channels_keep_the_order_of_the_file(desk: Path) -> None:
    chosen = settings.load(desk, {})

    assert [topic.name for topic in chosen.topics] == ["fishing-rights", "ferries"]
    assert [channel.name for channel in chosen.publish] == ["log-book", "blog"]


def test_a_topic_without_title_is_printed_by_its_name(desk: Path) -> None:
    assert settings.load(desk, {}).topics[1].title == "Ferries"


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").touch()

    assert settings.load(tmp_path, {}) == settings.default()


def test_a_file_saved_by_windows_notepad_loads(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_bytes(b'\xef\xbb\xbf[blog]\r\nname = "Harbour Watch"\r\n')

    assert settings.load(tmp_path, {}).blog.name == "Harbour Watch"


@pytest.mark.parametrize(
    ("variable", "raw", "table", "key", "value"),
    [
        pytest.param("COPYDESK_GATHER__TIMEOUT_SECONDS", "2", "gather", "timeout_seconds", 2.0, id="seconds"),
        pytest.param("COPYDESK_GATHER__INTERVAL_MINUTES", "0.5", "gather", "interval_minutes", 0.5, id="fraction"),
        pytest.param("COPYDESK_GATHER__CONCURRENCY", "3", "gather", "concurrency", 3, id="whole"),
        pytest.param("COPYDESK_GATHER__OBEY_ROBOTS", "False", "gather", "obey_robots", False, id="false"),
        pytest.param(
            "COPYDESK_GATHER__ALLOW_PRIVATE_ADDRESSES", "1", "gather", "allow_private_addresses", True, id="1"
        ),
        pytest.param("COPYDESK_REGISTRY__OUTLETS", '["Daily Gull"]', "registry", "outlets", ("Daily Gull",), id="list"),
        pytest.param("COPYDESK_BLOG__NAME", "Tide Table", "blog", "name", "Tide Table", id="text"),
        pytest.param("COPYDESK_BLOG__NAME", "", "blog", "name", "", id="empty text"),
        pytest.param("COPYDESK_RANK__COVERAGE", "4", "rank", "coverage", 4.0, id="weight"),
    ],
)
def test_the_environment_wins_over_the_file(
    desk: Path, variable: str, raw: str, table: str, key: str, value: object
) -> None:
    chosen = settings.load(desk, {variable: raw})

    assert getattr(getattr(chosen, table), key) == value


def test_other_programs_variables_and_those_of_the_command_line_are_left_alone(desk: Path) -> None:
    beside = {"HOME": "/", "COPYDESK_DESK": str(desk), "COPYDESK_AS_OF": "2031-05-01T00:00:00Z", "copydesk_x": "1"}

    assert settings.load(desk, beside) == settings.load(desk, {})


def test_a_channel_with_a_hyphen_is_reached_by_an_underscore(desk: Path) -> None:
    chosen = settings.load(desk, {"COPYDESK_PUBLISH__LOG_BOOK__FOLDER": "elsewhere"})

    assert chosen.publish[0].folder == "elsewhere"


def test_variables_alone_can_open_a_channel(desk: Path) -> None:
    opened = {"COPYDESK_PUBLISH__SHELF__KIND": "markdown", "COPYDESK_PUBLISH__SHELF__FOLDER": "shelf"}

    assert [channel.name for channel in settings.load(desk, opened).publish] == ["log-book", "blog", "shelf"]


def test_a_folder_without_copydesk_toml_is_no_desk(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        settings.load(tmp_path, {})

    assert caught.value.what == "no copydesk.toml here"
    assert caught.value.where == str(tmp_path)
    assert caught.value.do == (
        "go to your desk's folder, or name it with --desk DIR; to make a new desk: copydesk init DIR"
    )


def test_the_folder_without_a_desk_is_named_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SettingsError) as caught:
        settings.load(Path(), {})

    assert caught.value.where == str(tmp_path)


def test_settings_are_frozen_and_can_cross_to_a_child(desk: Path) -> None:
    chosen = settings.load(desk, {})

    with pytest.raises(dataclasses.FrozenInstanceError):
        chosen.blog.name = "Other"  # type: ignore[misc]  # that it is refused is the point

    assert pickle.loads(pickle.dumps(chosen)) == chosen


def test_the_weights_of_ranking_are_those_of_the_mapping() -> None:
    assert Ranking().weights == dict(WEIGHTS)
    assert sum(weight for name, weight in WEIGHTS.items() if name != "starred") == 10.0


def test_a_weight_of_the_file_is_handed_to_ranking(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text("[rank]\nhouse = 0\nhalf_life_hours = 12\n", encoding="utf-8")

    rank = settings.load(tmp_path, {}).rank

    assert rank.weights == {**WEIGHTS, "house": 0.0}
    assert rank.half_life_hours == 12.0


def test_reading_settings_imports_no_heavy_library(desk: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from pipeline import settings; settings.load(Path(sys.argv[1]), {});"
        "print({'pydantic', 'pydantic_settings', 'scrapy', 'lxml', 'sqlite3', 'difflib'} & set(sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", code, desk], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"

"""What is wrong in the settings file is told with file, line, key and the nearest valid key."""

from pathlib import Path

import pytest

from pipeline import settings
from pipeline.errors import SettingsError

TOPIC = '[[topic]]\nname = "sea"\n'
BLOG = '[publish.blog]\nkind = "markdown"\nfolder = "posts"\n'

IN_THE_FILE = [
    pytest.param(
        "[gather]\ncontact = 'a'\nintervall_minutes = 3\n",
        "copydesk.toml line 3: unknown key gather.intervall_minutes; did you mean interval_minutes?",
        id="unknown key",
    ),
    pytest.param("[gathering]\n", "copydesk.toml line 1: unknown key gathering; did you mean gather?", id="table"),
    pytest.param("\n\nzzz = 1\n", "copydesk.toml line 3: unknown key zzz", id="nothing is near"),
    pytest.param(
        TOPIC + TOPIC.replace("sea", "sky") + "any = []\nexlude = []\n",
        "copydesk.toml line 6: unknown key topic.exlude; did you mean exclude?",
        id="second topic",
    ),
    pytest.param(
        TOPIC + "sidez = {}\n",
        "copydesk.toml line 3: unknown key topic.sidez; did you mean sides?",
        id="a topic's sides",
    ),
    pytest.param(
        BLOG + "blogid = '1'\n",
        "copydesk.toml line 4: unknown key publish.blog.blogid; did you mean blog_id?",
        id="channel",
    ),
    pytest.param(
        "[format]\ncorrection = 'On {date}: {text}'\nupdate = 'On {date}: {text}'\n",
        "copydesk.toml line 3: format.correction and format.update are the same line",
        id="two lines that read alike",
    ),
    pytest.param(
        "gather.max_byte = 1\n",
        "copydesk.toml line 1: unknown key gather.max_byte; did you mean max_bytes?",
        id="dotted",
    ),
    pytest.param(
        "gather = {\tmax_byte = 1 }\n",
        "copydesk.toml line 1: unknown key gather.max_byte; did you mean max_bytes?",
        id="inline table",
    ),
    pytest.param(
        '[blog]\nname = """\na"""\nsignature = 5\n',
        "copydesk.toml line 4: blog.signature must be text on one line, not 5",
        id="wrong type",
    ),
    pytest.param(
        '[gather]\n\ninterval_minutes = "soon"\n',
        'copydesk.toml line 3: gather.interval_minutes must be a number from 0 to 10_080, not "soon"',
        id="text for a number",
    ),
    pytest.param(
        "[gather]\nconcurrency = true\n",
        "copydesk.toml line 2: gather.concurrency must be a whole number from 1 to 64, not true",
        id="truth for a number",
    ),
    pytest.param(
        "[gather]\nconcurrency = 65\n",
        "copydesk.toml line 2: gather.concurrency must be a whole number from 1 to 64, not 65",
        id="above the range",
    ),
    pytest.param(
        "[stories]\nwindow_hours = nan\n",
        "copydesk.toml line 2: stories.window_hours must be a number from 1 to 720, not nan",
        id="not a number",
    ),
    pytest.param(
        "[gather]\nobey_robots = 'no'\n",
        'copydesk.toml line 2: gather.obey_robots must be true or false, not "no"',
        id="text for truth",
    ),
    pytest.param(
        TOPIC + 'any = "sea"\n',
        'copydesk.toml line 3: topic.any must be a list of queries, not "sea"',
        id="text for a list",
    ),
    pytest.param(
        TOPIC + 'any = [\n  "cod",\n  "*",\n]\n',
        'copydesk.toml line 5: topic.any must be a query such as "kyiv", "ukraine*" or "prime minister": a letter or '
        'digit at least, a * only at a word\'s end, not "*"',
        id="only a star",
    ),
    pytest.param(
        "[blog]\ntimezone = 'America/Toront'\n",
        "copydesk.toml line 2: blog.timezone must be an IANA time zone such as America/Toronto, "
        'not "America/Toront"; did you mean America/Toronto?',
        id="time zone",
    ),
    pytest.param(
        "[blog]\nlanguage = 'zz'\n",
        'copydesk.toml line 2: blog.language must be a language code such as en or pt-BR, not "zz"',
        id="a language of no dates",
    ),
    pytest.param(
        "[blog]\nurl = 'javascript:x'\n",
        "copydesk.toml line 2: blog.url must be a web address (http:// or https://), or empty, "
        'not "javascript:x"',
        id="web address",
    ),
    pytest.param(
        '[gather]\ncontact = "a\\nb"\n',
        'copydesk.toml line 2: gather.contact must be text on one line, not "a?b"',
        id="line end in a header",
    ),
    pytest.param(
        "gather = 3\n", "copydesk.toml line 1: gather must be a table, not 3", id="value for a table"
    ),
    pytest.param("[topic]\n", "copydesk.toml line 1: topic must be a list of tables, not a table", id="one bracket"),
    pytest.param("[[gather]]\n", "copydesk.toml line 1: gather must be a table, not a list", id="two brackets"),
    pytest.param("\n[[topic]]\nany = ['x']\n", "copydesk.toml line 2: this topic has no topic.name", id="nameless"),
    pytest.param(
        TOPIC + "\n" + TOPIC.replace("sea", "Sea"),
        'copydesk.toml line 5: topic.name "Sea" is taken by an earlier topic',
        id="name twice",
    ),
    pytest.param(
        TOPIC.replace("sea", "front"),
        'copydesk.toml line 2: topic.name "front" is reserved for the built-in topic of all stories',
        id="front",
    ),
    pytest.param(
        TOPIC + "[topic.sides]\neast = ['a']\nwest = 'b'\n",
        'copydesk.toml line 5: topic.sides.west must be a list of outlets and tags, not "b"',
        id="side",
    ),
    pytest.param(
        "[draft]\nlist_min = 20\n",
        "copydesk.toml line 2: draft.list_min (20) is more than draft.list_max (15)",
        id="list that cannot be",
    ),
    pytest.param(
        "[publish.blog]\nkind = 'wordpres'\n",
        "copydesk.toml line 2: publish.blog.kind must be markdown, blogger, wordpress or email, "
        'not "wordpres"; did you mean wordpress?',
        id="kind",
    ),
    pytest.param("\n[publish.blog]\n", "copydesk.toml line 2: publish.blog has no kind", id="no kind"),
    pytest.param(
        "[publish.blog]\nkind = 'wordpress'\nurl = 'https://a.example'\n",
        "copydesk.toml line 1: publish.blog has no user, which kind wordpress needs",
        id="a kind misses a key",
    ),
    pytest.param(
        "[publish.'../x']\nkind = 'markdown'\n",
        'copydesk.toml line 1: publish."../x" must be named by letters, digits, - and _',
        id="channel named as a path",
    ),
    pytest.param(
        BLOG + BLOG.replace("blog", "Blog"),
        "copydesk.toml line 4: publish.Blog has the variables of publish.blog",
        id="channels alike",
    ),
    pytest.param(
        "[blog]\nname = \n", "copydesk.toml line 2: not valid TOML: Invalid value", id="TOML"
    ),
    pytest.param(
        "[blog]\n\nname = 'a'\nname = 'b'\n",
        "copydesk.toml line 4: not valid TOML: Cannot overwrite a value",
        id="key twice",
    ),
    pytest.param(
        "[blog]\nname = ['a'\n\n", "copydesk.toml line 2: not valid TOML: Unclosed array", id="end of the file"
    ),
]  # fmt: skip


CURLED = 'write straight quotes, "…": curled ones come from a word processor or a web page'


def refusal(folder: Path, text: str) -> SettingsError:
    (folder / "copydesk.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        settings.load(folder, {})
    return caught.value


@pytest.mark.parametrize(("text", "what"), IN_THE_FILE)
def test_a_mistake_in_the_file_is_told_with_its_line(tmp_path: Path, text: str, what: str) -> None:
    assert refusal(tmp_path, text).what == what


def test_an_error_says_which_file_and_what_to_do(tmp_path: Path) -> None:
    assert str(refusal(tmp_path, "[stories]\nwindow_hour = 4\n")) == (
        "copydesk.toml line 2: unknown key stories.window_hour; did you mean window_hours?\n"
        f"  where: {tmp_path / 'copydesk.toml'}\n"
        "  do:    valid keys here: window_hours"
    )


@pytest.mark.parametrize(
    ("text", "do"),
    [
        pytest.param("[gather]\ninterval_minutes = 'x'\n", "docs/settings.md has an example of every key", id="type"),
        pytest.param("[gather]\nengine = 'locl'\n", 'write "local"', id="one that is nearly right"),
        pytest.param("[draft]\nlist_min = 9\nlist_max = 8\n", "lower list_min, or raise list_max", id="crossed"),
        pytest.param(
            "[format]\nupdate = 'Note: {text}'\ncorrection = 'Note: {text}'\n",
            "let one of them begin with other words: a reader tells them apart by what stands before {text}",
            id="two that read alike",
        ),
        pytest.param(
            "[publish.blog]\nkind = 'markdown'\n",
            "add the line folder = ... below [publish.blog]; docs/publish.md shows the set-up of each kind",
            id="a channel without what it needs",
        ),
        pytest.param("[blog]\nname = “Quay”\n", CURLED, id="curled quotes"),
        pytest.param("[[topic]]\nany = [\n  „ferry“,\n]\n", CURLED, id="curled quotes in a list"),
        pytest.param(
            "[blog]\nname = Quay “the” Watch\n",
            "text stands in quotes, one key a line: docs/settings.md has an example of each",
            id="curled quotes that are not to blame",
        ),
        pytest.param(
            '[blog]\nname = "Quay, “the” Watch\n',
            "text stands in quotes, one key a line: docs/settings.md has an example of each",
            id="curled quotes in one that is left open",
        ),
    ],
)
def test_a_value_that_cannot_be_used_is_told_with_its_cure(tmp_path: Path, text: str, do: str) -> None:
    assert refusal(tmp_path, text).do == do


def test_a_table_that_stands_twice_is_told_to_be_written_once(tmp_path: Path) -> None:
    assert "stand once" in refusal(tmp_path, "[blog]\nname = 'a'\n[blog]\nurl = ''\n").do


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_bytes("[blog]\nname = 'Café'\n".encode("latin-1"))

    with pytest.raises(SettingsError, match=r"copydesk.toml line 2: not UTF-8 text"):
        settings.load(tmp_path, {})


def test_brackets_nested_without_end_are_an_error_not_a_crash(tmp_path: Path) -> None:
    assert "nested too deeply" in refusal(tmp_path, "x = " + "[" * 5_000).what

"""Every key and list item of copydesk.toml is found on the line where it stands."""

import re
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from pipeline.toml_lines import KeyPath, lines

# "@" becomes the line on which it stands, so each key is named after its own line.
SNIPPETS = (
    "at_@ = 1",
    "at_@ = 'it''s' # at_0 = 1".replace("''", " "),
    'at_@ = "a [b] {c} = \\" # no comment"',
    'at_@ = """\n[no]\nat_0 = "" 1\n""""" # two quotes inside, and the end',
    "at_@ = '''\nat_0 = 1\n''''",
    "at_@ = ''\n",
    "at_@ = [ 1, 2.5, # three\n  'x,]',\n  [],\n]",
    "at_@ = { at_@x = [1, { at_@y = '}' }], z.at_@z = 2020-01-01 10:00:00 }",
    "at_@.at_@x.at_@y = 1.5",
    '"at_@ ]" = true',
    "[at_@]",
    "[at_@.at_@x] # [no]",
    "[[at_@]]\n[[at_@.at_@x]]\nat_@ = 1\n[at_@.at_@x]",
    "",
    "# [at_0]",
)


@given(st.lists(st.sampled_from(SNIPPETS), max_size=25))
def test_a_key_named_after_its_line_is_found_there(snippets: list[str]) -> None:
    text = stamped("\n".join(snippets))
    tree = tomllib.loads(text)

    found = lines(text)

    assert set(found) == set(paths(tree))
    for path, line in found.items():
        named = re.match(r"at_(\d+)", str(path[-1]))
        assert named is None or line == int(named[1])


def test_the_items_of_a_list_over_several_lines_have_their_own_lines() -> None:
    found = lines('[[topic]]\nany = [\n  "sea", # one\n\n  "port",\n]\nall = ["x", "y"]\n')

    assert found["topic", 0, "any", 0] == 3
    assert found["topic", 0, "any", 1] == 5
    assert found["topic", 0, "all", 1] == 7


def test_the_second_topic_is_told_from_the_first() -> None:
    found = lines('[[topic]]\nname = "sea"\n[topic.sides]\neast = []\n\n[[topic]]\nname = "sky"\n[topic.sides]\n')

    assert found["topic", 0, "name"] == 2
    assert found["topic", 0, "sides", "east"] == 4
    assert found["topic", 1, "name"] == 7
    assert found["topic", 1, "sides"] == 8


def stamped(text: str) -> str:
    return "\n".join(line.replace("@", str(number)) for number, line in enumerate(text.split("\n"), start=1))


def paths(tree: object, path: KeyPath = ()) -> list[KeyPath]:
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    found: list[KeyPath] = [path] if path else []
    for key, value in inner:
        found += paths(value, (*path, key))
    return found

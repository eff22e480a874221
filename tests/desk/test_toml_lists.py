"""A list of the settings file is rewritten without losing an item or a comment."""

import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.desk.toml import lists

_QUERY = st.text("abcö #\"'[],\\", min_size=1, max_size=6)
_BEHIND = st.sampled_from(["", "  # why", " # \"quoted\", ['x']"])


@settings(max_examples=200, deadline=None)
@given(
    before=st.lists(st.tuples(_QUERY, _BEHIND, st.sampled_from(["", "# above\n"])), max_size=5),
    after=st.lists(_QUERY, max_size=5),
    keep=st.booleans(),
)
def test_a_rewritten_list_holds_the_new_items_and_all_old_comments(
    before: list[tuple[str, str, str]], after: list[str], *, keep: bool
) -> None:
    written = "[\n" + "".join(f"{above}{lists._quoted(item)},{behind}\n" for item, behind, above in before) + "]"
    wanted = [item for item, _, _ in before][:2] + after if keep else after

    text = lists.rewritten(written, wanted)

    assert tomllib.loads(f"x = {text}")["x"] == wanted
    assert lists.comments_lost(written, text) == []

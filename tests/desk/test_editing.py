"""The editor's work on a draft: a new lead, a citation, and an approval that is of what he saw."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.desk import Desk, deciding, editing, history
from pipeline.desk.editing.stepping import find
from pipeline.draft import citing, moves
from pipeline.errors import StaleError, UsageError
from tests.desk.worktable import ME, NEWS, version, worktable


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with worktable(tmp_path) as opened:
        yield opened


def test_a_new_lead_brings_its_own_excerpt_and_title_and_the_old_one_goes_into_the_list(desk: Desk) -> None:
    post = editing.make_lead(desk, 1, headline=3, seen=version(desk, "lead"), editor=ME).roundup

    assert post.lead is not None
    assert (post.lead.url, post.lead.excerpt[0]) == (NEWS[2].url, "First of 3.")
    assert post.title == "River Talks Go On"
    assert [link.url for link in moves.links(post)] == [NEWS[n].url for n in (1, 0, 3, 4)]


@pytest.mark.parametrize(
    ("says", "title"),
    [
        pytest.param('title_pattern = "{topic}: {headline}"', "river: River Talks Go On", id="the topic before it"),
        pytest.param('title_pattern = "{topic} -- {date}"', "river -- May 12, 2026", id="topic and day alone"),
        pytest.param("title_capitals = false", "River talks go on", id="as the outlet wrote it"),
    ],
)
def test_a_new_lead_s_title_is_by_the_house_s_pattern_too(desk: Desk, says: str, title: str) -> None:
    (desk.folder / "formats").mkdir()
    (desk.folder / "formats" / "wnu.toml").write_text(says, encoding="utf-8")

    assert editing.make_lead(desk, 1, headline=3, seen="", editor=ME).roundup.title == title


def test_a_title_that_the_editor_wrote_stays_with_a_new_lead(desk: Desk) -> None:
    editing.retitle(desk, 1, title="My Own Words", seen="", editor=ME)

    assert editing.make_lead(desk, 1, headline=3, seen="", editor=ME).roundup.title == "My Own Words"


def test_what_was_approved_is_what_the_editor_saw(desk: Desk) -> None:
    seen = version(desk, "all")
    editing.retitle(desk, 1, title="Other", seen="", editor="the other")

    with pytest.raises(StaleError):
        deciding.approve(desk, 1, seen=seen, editor=ME)

    assert find(desk, 1).state == "touched"


def test_a_change_after_approval_takes_the_approval_back(desk: Desk) -> None:
    deciding.approve(desk, 1, seen=version(desk, "all"), editor=ME)

    assert editing.retitle(desk, 1, title="Other", seen="", editor=ME).state == "touched"
    assert history.undo(desk, 1, editor=ME).state == "approved"


def test_a_discarded_draft_is_worked_on_only_when_it_is_restored(desk: Desk) -> None:
    deciding.discard(desk, 1)

    with pytest.raises(UsageError, match="discarded") as refused:
        editing.retitle(desk, 1, title="Other", seen="", editor=ME)

    assert refused.value.do.endswith("restore it on its page, or say copydesk discard d1 --back")
    assert deciding.restore(desk, 1).state == "waiting"


def test_a_citation_leaves_the_list_and_stands_at_the_cursor(desk: Desk) -> None:
    draft, cursor = editing.cite(
        desk,
        1,
        url=NEWS[1].url,
        headline=NEWS[1].headline,
        outlet=NEWS[1].outlet,
        at=8,
        text="But also. And more.",
        references=(),
        seen="",
        editor=ME,
    )

    assert draft.roundup.comment == f"But also [River talks stall]({NEWS[1].url}) (Quay Radio). And more."
    assert cursor == len("But also [River talks stall][1] (Quay Radio)")
    assert NEWS[1].url not in {link.url for link in moves.links(draft.roundup)}


def cites(desk: Desk, number: int, text: str = "", references: tuple[str, ...] = ()) -> str:
    one, seen = NEWS[number], version(desk, "comment")
    said = {"headline": one.headline, "url": one.url, "outlet": one.outlet, "text": text}
    editing.cite(desk, 1, at=None, references=references, seen=seen, editor=ME, **said)
    return citing.to_references(find(desk, 1).roundup.comment)[0]


def test_what_the_comment_cites_is_not_cited_again(desk: Desk) -> None:
    text = cites(desk, 1, "But also")

    with pytest.raises(UsageError, match="Quay Radio is cited already, as 1"):
        cites(desk, 1, text, (NEWS[1].url,))

    assert citing.to_references(find(desk, 1).roundup.comment)[0] == text


def test_nor_is_what_he_linked_himself_and_has_not_saved_yet(desk: Desk) -> None:
    with pytest.raises(UsageError, match="Quay Radio is cited already, as 1"):
        cites(desk, 1, f"As [they say]({NEWS[1].url}), the talks stall.")


def test_each_citation_put_in_or_taken_out_is_undone_alone_however_soon_the_next_comes(desk: Desk) -> None:
    editing.write_comment(desk, 1, text="Mine.", references=(), seen="", editor=ME)
    text = cites(desk, 1, "Mine.")
    version_then = version(desk, "comment")
    editing.uncite(desk, 1, citation=1, text=text, references=(NEWS[1].url,), seen=version_then, editor=ME)
    said = [history.undo(desk, 1, editor=ME).roundup.comment for _ in range(3)]

    assert [citing.to_references(one)[0] for one in said] == [text, "Mine.", ""]


def test_two_citations_of_one_outlet_are_undone_one_after_the_other(desk: Desk) -> None:
    first = cites(desk, 1)
    twin = replace(NEWS[2], outlet=NEWS[1].outlet)
    said = {"headline": twin.headline, "url": twin.url, "outlet": twin.outlet, "text": first}
    editing.cite(desk, 1, at=None, references=(NEWS[1].url,), seen="", editor=ME, **said)

    assert citing.to_references(history.undo(desk, 1, editor=ME).roundup.comment)[0] == first

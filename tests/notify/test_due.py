"""What is due, given what was told: a table, and the law that nothing is told twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.blog_days import day_of
from pipeline.notify import KINDS, Matter, bundles, is_due
from tests.cast import NOON

DRAFT = Matter(kind="draft", about="d1", said="A draft")
OUTLET = Matter(kind="outlet", about="Lista Post", said="Lista Post fails")
POST = Matter(kind="post", about="p1:unknown:1", said="A post")
EVERYTHING = (DRAFT, POST, OUTLET, Matter(kind="correction", about="c1", said="A page changed"))
DAY = "2026-05-12"


@pytest.mark.parametrize(
    ("state", "due"),
    [
        pytest.param(None, True, id="never-told"),
        pytest.param("failed", True, id="it-certainly-did-not-arrive"),
        pytest.param("told", False, id="told"),
        pytest.param("unknown", False, id="it-may-have-arrived"),
        pytest.param("sending", False, id="the-run-was-killed-meanwhile"),
    ],
)
def test_a_matter_is_due(state: str | None, due: bool) -> None:
    assert is_due(DRAFT.name, {DRAFT.name: state} if state else {}) is due


def test_each_kind_of_notice_carries_its_matters() -> None:
    found = [(kind, [one.kind for one in fresh]) for kind, fresh, _ in bundles(EVERYTHING, {}, wanted=KINDS, day=DAY)]

    assert found == [("drafts", ["draft"]), ("failures", ["post"]), ("health", ["outlet", "correction"])]


def test_what_is_not_wanted_is_not_due() -> None:
    assert list(bundles(EVERYTHING, {}, wanted=(), day=DAY)) == []


@pytest.mark.parametrize(("state", "due"), [("told", 0), ("unknown", 0), ("sending", 0), ("failed", 1)])
def test_a_second_digest_of_a_day_is_due_only_where_the_first_certainly_did_not_arrive(state: str, due: int) -> None:
    assert len(list(bundles([OUTLET], {("digest", DAY): state}, wanted=["health"], day=DAY))) == due


@pytest.mark.parametrize(
    ("zone", "day"), [("UTC", "2026-05-12"), ("Pacific/Kiritimati", "2026-05-13"), ("America/Toronto", "2026-05-12")]
)
def test_a_day_is_the_blog_s_own(zone: str, day: str) -> None:
    assert day_of(NOON, zone) == day


@given(told=st.dictionaries(st.sampled_from([one.name for one in EVERYTHING]), st.sampled_from(["told", "failed"])))
def test_what_was_told_is_not_due_and_what_is_due_is_kept_under_its_name(told: dict[tuple[str, str], str]) -> None:
    for _, fresh, names in bundles(EVERYTHING, told, wanted=KINDS, day=DAY):
        assert all(told.get(one.name) != "told" for one in fresh)
        assert {one.name for one in fresh} <= set(names)
        told = {**told, **dict.fromkeys(names, "told")}
    assert list(bundles(EVERYTHING, told, wanted=KINDS, day=DAY)) == []

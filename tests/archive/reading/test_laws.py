"""parse(render(x)) = x in plain text, for every shipped format and every post in normal form, but for its kind."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import render
from pipeline.house import FORMATS, HouseFormat
from pipeline.news import Roundup
from tests.archive.reading.drawn import roundups
from tests.archive.reading.posts import read_as

_LAW = settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
_LONG_LAW = settings(_LAW, max_examples=2_000)


@pytest.mark.parametrize("house", FORMATS, ids=lambda house: house.name)
@_LAW
@given(data=st.data())
def test_text_of_ours_reads_back_as_the_post_it_was(house: HouseFormat, data: st.DataObject) -> None:
    assert_reads_back(data.draw(roundups(house)), house)


@pytest.mark.long
@pytest.mark.parametrize("house", FORMATS, ids=lambda house: house.name)
@_LONG_LAW
@given(data=st.data())
def test_text_of_ours_reads_back_however_often(house: HouseFormat, data: st.DataObject) -> None:
    assert_reads_back(data.draw(roundups(house)), house)


def assert_reads_back(roundup: Roundup, house: HouseFormat) -> None:
    found = read_as(render.post(roundup, form="text", format=house.name, signature=house.signature), house)

    assert replace(found.roundup, kind="story") == roundup
    assert found.unplaced == ()

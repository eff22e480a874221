"""The two sizes of the suite: where a table shows one behaviour again and again, the small size has some of its rows.

    @pytest.mark.few                        # so many that each value of each parameter stands in one of them
    @pytest.mark.few(3)                     # three
    @pytest.mark.few(3, keep=("reload",))   # that one, which shows what no other shows, and three others

Which ones a hash of their names says: each row has its chance, it is the same rows on every machine, and a row that is
added moves no others. `bin/test --long` has all.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

import pytest

# The parameters of a row, each with its value as Python writes it.
Row = Mapping[str, str]


def chosen(rows: Mapping[str, Row], number: int = 0, *, keep: Collection[str] = ()) -> set[str]:
    """Return which rows the small size has: those to keep, and `number` others, or as many as show each value."""
    if unknown := set(keep) - {_id(name) for name in rows}:
        raise ValueError(f"there is no row {sorted(unknown)} to keep")
    kept = [name for name in rows if _id(name) in keep]
    others = sorted(rows.keys() - set(kept), key=lambda name: hashlib.sha256(name.encode()).digest())
    if number:
        return {*kept, *others[:number]}
    lacking = {value for name in others for value in rows[name].items()}
    lacking -= {value for name in kept for value in rows[name].items()}
    while lacking:
        kept.append(max(others, key=lambda name: len(lacking & set(rows[name].items()))))
        lacking -= set(rows[kept[-1]].items())
    return set(kept)


def left_out(items: Iterable[pytest.Item], asked: Iterable[str]) -> Iterator[pytest.Item]:
    """Yield the tests that the small size leaves out; none, where what was `asked` for names a row itself."""
    if any("[" in one.rpartition("::")[2] for one in asked):
        return
    few = [one for one in items if isinstance(one, pytest.Function) and hasattr(one, "callspec")]
    few = [one for one in few if one.get_closest_marker("few")]
    for _, table in groupby(few, key=lambda one: one.nodeid.partition("[")[0]):
        rows = {one.nodeid: one for one in table}
        said = next(iter(rows.values())).get_closest_marker("few")
        assert said
        wanted = chosen({name: _row(one) for name, one in rows.items()}, *said.args, **said.kwargs)
        yield from (one for name, one in rows.items() if name not in wanted)


def _row(test: pytest.Function) -> Row:
    return {parameter: repr(value) for parameter, value in test.callspec.params.items()}


def _id(name: str) -> str:
    return name.partition("[")[2].removesuffix("]")

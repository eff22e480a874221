"""Every table is carried or left for a reason, and described as it is."""

import pytest

from pipeline.store.database import Connection
from pipeline.store.salvage.sound import is_sound
from pipeline.store.salvage.tables import CARRIED, LEFT, Table


def test_every_table_is_carried_or_left_for_a_reason(db: Connection) -> None:
    """A new table needs a decision: in CARRIED, or in LEFT with the reason."""
    named = db.execute(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
        " and name not like 'archive_words_%' and name != '_sqlite_migrations'"
    )

    assert sorted([*(table.name for table in CARRIED), *LEFT]) == sorted(name for (name,) in named)
    assert all(LEFT.values())


@pytest.mark.parametrize("table", CARRIED, ids=lambda table: table.name)
def test_a_carried_table_is_described_as_it_is(db: Connection, table: Table) -> None:
    columns = {name for (name,) in db.execute("select name from pragma_table_info(?)", (table.name,))}
    parents = db.execute("select * from pragma_foreign_key_list(?)", (table.name,)).fetchall()
    order = [one.name for one in CARRIED]

    told = {*table.proof, *table.newer, *table.refs, *table.without, *(name for same in table.same for name in same)}
    assert told <= columns
    assert {
        row["from"]: row["table"] for row in parents if row["from"] not in table.without
    }.items() <= table.refs.items()
    assert all(order.index(parent) < order.index(table.name) for parent in table.refs.values())


def test_a_document_nested_too_deep_is_no_sound_one() -> None:
    revisions = next(table for table in CARRIED if table.name == "revisions")

    assert is_sound({"why": "[]"}, revisions)
    assert not is_sound({"why": "[" * 100_000}, revisions)

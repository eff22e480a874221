"""Stories that clustering has parted (migration m018), as `merges` is for those it has joined."""

SPLITS = """
create table splits (
    id integer primary key,
    story integer not null references stories (id),
    opened integer not null references stories (id),
    score real not null,
    reason text not null,
    at text not null
) strict
"""

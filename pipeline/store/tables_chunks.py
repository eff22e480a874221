"""Which chunks of a run were filed (migration m017)."""

CHUNKS = """
-- A chunk of outlets by its key, once it was filed: what comes a second time counts nothing. Of the newest run only.
create table chunks (
    key text primary key,
    run integer not null references runs (id) on delete cascade
) strict, without rowid
"""

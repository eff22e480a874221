"""That a backup was brought back, and what the desk may have forgotten by it (migration m014)."""

RESTORES = """
-- A backup that was put in the place of the desk, as of the real clock. `whole` 1: whatever the replaced database held
-- of posts was carried over. `drafts_to` and `sendings_to` are the highest numbers there were: of a draft up to there
-- that has had no sending since, nobody knows whether it was sent in the time that was lost.
create table restores (
    id integer primary key,
    at text not null,
    whole integer not null check (whole in (0, 1)),
    drafts_to integer not null,
    sendings_to integer not null
) strict
"""

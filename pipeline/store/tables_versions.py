"""Which version of copydesk brought the desk up to date, and when (migration m016)."""

VERSIONS = """
-- A version that changed the tables; `newest` is the newest migration it knew. The one before it can open the backup
-- that was taken then. Changes up to m015 have no row.
create table versions (
    id integer primary key,
    version text not null,
    newest text not null,
    at text not null
) strict
"""

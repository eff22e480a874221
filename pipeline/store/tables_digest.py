"""The table of the health digest (migration m012): what it has told."""

DIGEST = """
-- What `copydesk doctor --digest` has told and is so still, by the way it was told (print, mail, post): a warning is
-- told once while it lasts. The row is written before anything is sent.
create table digest_told (
    way text not null,
    finding text not null,
    at text not null,
    primary key (way, finding)
) strict, without rowid
"""

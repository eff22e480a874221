"""What each host's robots.txt said (migration m011)."""

ROBOTS = """
-- A robots.txt by its address, and what it said when it was asked: compressed, empty where the host has none.
create table robots_texts (
    url text primary key,
    asked_at text not null,
    said blob not null
) strict, without rowid
"""

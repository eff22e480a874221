"""Which pages a hand-picked source listed, and how long a mute holds."""

HAND_PICKS = """
-- What the editor's own list of bookmarks (an outlet with starred = true) holds; `outlet` is that list's name.
create table hand_picks (
    canonical text not null,
    outlet text not null,
    at text not null,
    primary key (canonical, outlet)
) strict, without rowid;

-- When the mute ends by itself; null = the editor takes it back.
alter table mutes add column until text
"""

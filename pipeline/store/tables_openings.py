"""When a draft was last opened (migration m013)."""

OPENINGS = """
-- When an editor last had an untouched draft before him; a draft without a row was never opened.
create table openings (
    draft integer primary key references drafts (id) on delete cascade,
    at text not null
) strict
"""

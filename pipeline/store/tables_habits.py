"""The table of what the editor said of his own habits (migration m006); the habits themselves are counted, not kept."""

HABITS = """
-- `role`: any, lead, comment or list, with the rate (0 to 1) that he set; '' without a rate: of this outlet nothing
-- before `at` counts.
create table habit_edits (
    outlet text not null,
    role text not null,
    rate real,
    at text not null,
    primary key (outlet, role),
    check ((rate is null) = (role = ''))
) strict, without rowid
"""

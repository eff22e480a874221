"""What the editor said of his own habits, and which posts still stand (migration m006).

The habits themselves are counted, not kept.
"""

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
) strict, without rowid;

-- What ran and still stands: no post that was withdrawn, or deleted on the blog. The archive keeps those, too; what
-- looks back to judge, to mark or to offer reads here.
create view standing as select * from ran where state not in ('withdrawn', 'gone')
"""

"""What keeps a desk of many years as quick as a new one (migration m019)."""

YEARS = """
-- Which stories were merged into one is asked for each story that is drafted; without it every story there ever was is
-- looked at each time.
create index stories_by_heir on stories (merged_into) where merged_into is not null;

-- By these `restore` finds in a backup each row that the replaced database has (store/salvage/tables.py).
create index merges_by_gone on merges (gone);
create index splits_by_story on splits (story);
create index rulings_by_pair on rulings (one, other);
create index posts_by_mark on posts (key)
"""

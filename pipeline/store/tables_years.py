"""What keeps a desk of many years as quick as a new one (migration m019)."""

YEARS = """
-- Which stories were merged into one is asked for each story that is drafted; without it every story there ever was is
-- looked at each time.
create index stories_by_heir on stories (merged_into) where merged_into is not null
"""

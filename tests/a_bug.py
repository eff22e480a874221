"""What ends as a bug of ours: a column that no code of ours does without. For the tests of what a bug prints."""

WITHOUT_A_COLUMN = "alter table sources rename column unreached to canary"
"""Whoever reads what is remembered of an address ends with an IndexError: `outlets list`, `gather`, `run`."""

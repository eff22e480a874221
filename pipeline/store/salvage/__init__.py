"""What a replaced database knows and the backup that takes its place does not: carried over, as far as it can be read.

reading.py    the rows of a table, around what is damaged
tables.py     which tables are carried, by what a row is known again, and why the others are not
carrying.py   row by row: known again, or added under a number that is free
settling.py   what must agree afterwards: drafts with their revisions, folds with what was undone, takedowns
"""

from pipeline.store.salvage.carrying import Carried, carry

__all__ = ["Carried", "carry"]

"""From a ranked story to a proposed post: its lead, its list, the words it takes from outlets, and what it lacks.

Pure: the desk asks the store, has the lead's page fetched, and hands both in.
"""

"""Data that copydesk ships, each with its licence in NOTICES.md: the outlets, and the tables of the stages.

No code: `pipeline.outlets` reads outlets.csv, a stage reads its own table beside it.
"""

"""The archive: posts of the past read into parts, imported, and asked.

values.py     what reading gives
reading/      a post's HTML or text -> a Roundup, and the lines that no rule could place; pure
query.py      what is typed into the search -> a Query
words.py      a post -> the words and marks it is found by (folding.py, tags.py)
importers/    exports, feeds and pages of a blog -> posts to read
"""

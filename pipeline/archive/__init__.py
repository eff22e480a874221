"""The archive: posts of the past read into parts, imported, and asked.

values.py     what reading gives
reading/      a post's HTML or text -> a Roundup, and the lines that no rule could place; pure
query.py      what is typed into the search -> a Query
words.py      a post -> the words and marks it is found by (folding.py, tags.py)
found.py      what of an entry answers a query: its links, and a few words around the hit
kinship.py    is an old post of the same story
plots.py      posts and links by month and by outlet, as SVG
importers/    exports, feeds and pages of a blog -> posts to read
"""

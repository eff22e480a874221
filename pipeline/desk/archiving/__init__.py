"""The archive's verbs.

importing.py   a blog's past from files (walking.py from the blog itself; rereading.py read again)
               taking_apart.py one post, by reading_posts.py; tally.py what came of it all
searching.py   what did we run with these words; linking.py  did we link this page
on_story.py    what did we run on this story before
stats.py       how much, of whom, month by month
saved.py       searches that the editor wants again
indexing.py    the words of what changed since are taken up; every search and import does it first
"""

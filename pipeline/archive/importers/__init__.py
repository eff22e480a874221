"""Importers: what a blog kept of its past in, one `Found` a post out, in a stream. Pure but for the files they read.

found.py                 what every importer yields: a post, or a reader's comment
moments.py               the times that containers write; calendar.py  the dates that a blogger wrote
keys.py                  by what a post is known again wherever it is found
chunks.py                a file, folder or zip as streams of bytes, nothing unpacked to the disk
mended.py                XML as programs write it, as the XML that it was meant to be
elements.py              XML of any size as a stream of elements, entities off
blogger_export.py        Blogger's backup and Takeout, both schemas, told apart entry by entry
blogger_feed.py          a page of a public Blogger feed, and the address of the next one
wordpress_wxr.py         WordPress's own export; shortcodes.py, blank_lines.py  as WordPress shows its words
ghost_json.py            Ghost's export; substack_zip.py  Substack's
movable_type.py          the export of Movable Type and TypePad
any_feed.py              RSS, Atom or JSON Feed
front_matter_folder.py   a folder of Markdown or HTML files with front matter; front_matter.py  its languages
saved_html.py            saved pages of a blog, by selectors; page_dates.py  when a page says it was published
page_companions.py       the folder of pictures and frames that a browser saves beside a page
sources.py               which of them a file is for
discovery.py             what a blog's address leads to: a feed, or the page itself
deciding.py              is a post that was found one that is there, and does it replace it

An importer keeps the post's HTML as it was found; reading it is `pipeline.archive.reading`'s affair.
"""

from pipeline.archive.importers.found import BrokenOffError, Found, FoundComment, LeftOut, Thing

__all__ = ["BrokenOffError", "Found", "FoundComment", "LeftOut", "Thing"]

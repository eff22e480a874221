"""Any outlet's date to aware UTC, or none with the reason: a date that is silently wrong is worse than none.

reading.py  the order of trial, and what no article's date can be
zones.py    zone abbreviations and the usual zone, by the outlet's country
zone_words.py  zones that are said in words
local_times.py  what another stamp of the same source, or its head, tells of a time without zone
clock.py    a time of day with its zone, as it follows a date
wrong_clocks.py  clocks that were wrong, and by how much
shapes.py   ISO, RFC 5322 and numeric shapes
words.py    dates in an outlet's own language, by dateparser, kept from guessing
calendars.py  the years of Persian, Thai, Japanese and Taiwanese dates as the world's
weekdays.py  the weekday before a date in figures
months.py   which month such a date names, by CLDR
blog_days.py     the blog's own day that a time lies in
telling.py       a time in words, in UTC
asking_again.py  when a server wants to be asked again (Retry-After)
fresh_for.py     how long an answer stays fresh by its headers (Cache-Control, Expires)
"""

from pipeline.dates.reading import Dated, read

__all__ = ["Dated", "read"]

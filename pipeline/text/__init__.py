"""Text from outside made safe to keep and to print: one line, paragraphs, cleaned markup, a log line; and counts.

characters.py  which characters stay (`tidy`, `typed_lines`, `log_line`, `for_terminal`, `without_halves`,
               `as_typed_in_hindi`)
tags.py        markup as a stream of words and tags, in one pass
words.py       markup to words (`plain`, `paragraphs`)
cleaning.py    markup to the few tags that a post may hold (`markup`)
language.py    which language it is said to be in, and its way (`language_tag`, `primary_language`, `direction`)
xml_characters.py  which characters XML can hold (`for_xml`, `xml_can_hold`)
counting.py    a number with its noun (`counted`)
"""

from pipeline.text.characters import as_typed_in_hindi, for_terminal, log_line, tidy, typed_lines, without_halves
from pipeline.text.cleaning import markup
from pipeline.text.counting import counted
from pipeline.text.language import direction, language_tag, primary_language
from pipeline.text.words import paragraphs, plain
from pipeline.text.xml_characters import for_xml, xml_can_hold

__all__ = [
    "as_typed_in_hindi",
    "counted",
    "direction",
    "for_terminal",
    "for_xml",
    "language_tag",
    "log_line",
    "markup",
    "paragraphs",
    "plain",
    "primary_language",
    "tidy",
    "typed_lines",
    "without_halves",
    "xml_can_hold",
]

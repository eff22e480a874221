"""Notify: what the editor is told outside the review page, once each.

values.py    a matter, and the notice that carries some
due.py       which matters are due, given what was told          pure
wording.py   matters to a subject and a short text               pure
posting.py   a notice as a POST: text for ntfy, JSON for a webhook
"""

from pipeline.notify.due import bundles, is_due
from pipeline.notify.values import KINDS, Matter, Notice
from pipeline.notify.wording import notice

__all__ = ["KINDS", "Matter", "Notice", "bundles", "is_due", "notice"]

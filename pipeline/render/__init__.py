"""A Roundup as a post: HTML, plain text or Markdown, by the house format's data and the templates' layout.

composed.py   Roundup + house format -> the printed tree of printed.py, the same for all three forms
wording.py    text and addresses from outside made safe to show; embeds.py the players, from a checked id
comment.py    the editor's Markdown -> lines of the tree; markdown.py lines -> escaped Markdown
lines.py      a lead, a link and a caption by the house's patterns
sample.py     a post of invented news, to show a format by
sandbox.py    templates/post over the tree, in a sandbox, the user's templates before ours
layout.py     the same, the user's templates in a child process within limits; trial.py tries them on the sample
"""

from pipeline.render.composed import composed
from pipeline.render.layout import FORMS
from pipeline.render.post import body, post, title
from pipeline.render.sample import sample
from pipeline.render.trial import Broken, trial

__all__ = ["FORMS", "Broken", "body", "composed", "post", "sample", "title", "trial"]

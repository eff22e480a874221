"""How asking Lista Post went, as a run writes it down: it failed, or it was read."""

from pipeline.store.runs import Outcome

FAILED = Outcome(outlet="Lista Post", state="failing", why="no answer within 3 seconds")
READ = Outcome(outlet="Lista Post", state="new", new=1)

"""Cluster headlines into stories: which open story a headline belongs to, each decision with its reason.

Pure, standard library only, one set of constants. A headline is compared with a *story* (running sums), never with
single headlines alone; words count by how much of them a story owns. Figures: bench/cluster.py.
"""

from pipeline.cluster.collector import paused
from pipeline.cluster.open_stories import OPEN_DAYS, OpenStories
from pipeline.cluster.placing import place
from pipeline.cluster.second_look import SECOND_LOOKS

__all__ = ["OPEN_DAYS", "SECOND_LOOKS", "OpenStories", "paused", "place"]

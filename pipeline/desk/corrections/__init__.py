"""The corrections inbox: pages that our posts link and that changed after they went out.

look           what changed: headlines, ledes (leads are read again), pages that are gone      (looking)
open_matters   what the editor has not settled, with the words that differ                     (matters)
settle         dismiss it, or take it into the draft, opened for a correction                  (settling)
note_below     open the draft of a post and add a dated line below it                          (settling)
"""

from pipeline.desk.corrections.looking import look
from pipeline.desk.corrections.matters import Matter, open_matters
from pipeline.desk.corrections.settling import Settled, note_below, settle

__all__ = ["Matter", "Settled", "look", "note_below", "open_matters", "settle"]

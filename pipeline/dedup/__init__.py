"""Fold headlines that are one article into one: same page, wire copy, reissued or repeated item.

Pure: headlines in, folds out; the desk stores them. One pass and a few look-ups a headline. Two headlines that the
rules call one article always share a look-up key (buckets.py says why), so none is missed for want of a comparison.
"""

from pipeline.dedup.folding import folds

__all__ = ["folds"]

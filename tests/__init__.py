"""The suite: sentences about behaviour, run on real parts."""

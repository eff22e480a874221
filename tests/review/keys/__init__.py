"""Each key: what it presses, and where it is silent."""

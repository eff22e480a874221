"""What ends as a bug of ours still: numbers in the store that no code expects. For the tests of what a bug prints."""

OVERFLOWING = "update sources set state = 'failing', wished_seconds = 1e308, failures = 9223372036854775807"
"""Whoever reckons when an outlet is due ends with an OverflowError: `outlets list`, `gather`, `run`."""

"""--hours: how far back a command looks instead of the settings' window."""

import math

import click

_LONGEST = 100_000  # eleven years


def _number(_context: click.Context, _option: click.Parameter, hours: float | None) -> float | None:
    """Refuse "nan", which click's range takes: it is neither below nor above anything."""
    if hours is not None and math.isnan(hours):
        raise click.BadParameter("nan is no number of hours.")
    return hours


hours_option = click.option(
    "--hours",
    type=click.FloatRange(min=0, max=_LONGEST, min_open=True),
    callback=_number,
    help="The window; else [stories] window_hours.",
)
